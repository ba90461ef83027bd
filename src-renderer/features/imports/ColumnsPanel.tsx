import { useState } from 'react';
import { COLUMNS, type Mapping, missingColumns } from '#shared/features/imports/columns.ts';
import { CSV_KINDS, type CsvKind, KIND_WORDS, type PurposeColumn } from '#shared/features/imports/imports.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Banner, Button, Card, Checkbox, Select, TextField, useTakesFocus } from '../../ui/index.ts';
import { ConsentColumns } from './ConsentColumns.tsx';
import styles from './Imports.module.css';
import { type Columns, leaveFile, matchColumns, showPreview, useImportWork } from './import-work.ts';

const KIND_OPTIONS = CSV_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));
/** No column of the file: an id that no column can have. */
const NONE = 'none';

/** Our fields beside the file's columns, with the first values of each, so that a wrong guess is seen. */
export function ColumnsPanel({ view }: { readonly view: Columns }) {
  const { queue, matched } = useImportWork();
  const heading = useTakesFocus<HTMLHeadingElement>('when-free');
  const goOn = matched && matched.kind === view.kind ? matched : null;
  const [mapping, setMapping] = useState<Mapping>(
    goOn?.mapping ??
      Object.fromEntries(view.fields.flatMap(({ field, header }) => (header === null ? [] : [[field, header]]))),
  );
  const [purposes, setPurposes] = useState<ReadonlyMap<string, PurposeColumn['to']>>(
    new Map(
      goOn
        ? goOn.purposes.map((one) => [one.header, one.to])
        : view.headers.flatMap(({ header, purpose }) => (purpose === null ? [] : [[header, purpose] as const])),
    ),
  );
  const [remember, setRemember] = useState(view.profile !== null);
  const [name, setName] = useState(
    view.profile?.name ?? `${view.kind ? KIND_WORDS[view.kind] : 'List'} like ${view.fileName}`.slice(0, 80),
  );
  const save = useCommand('imports.saveProfile');
  const { kind } = view;
  const headers = view.headers.map((one) => one.header);
  const claimed = new Set(Object.values(mapping));
  const open = view.headers.filter(({ header }) => !claimed.has(header));
  const asked = kind === 'consents' ? open.filter((one) => isAsked(one, purposes)) : [];
  const missing = kind === null ? [] : missingColumns(kind, mapping, headers);
  const undecided = asked.filter(({ header }) => !purposes.has(header));
  const unused = open.filter((one) => !asked.includes(one)).map(({ header }) => header || '(no heading)');
  const ready = kind !== null && missing.length === 0 && undecided.length === 0;

  const submit = async () => {
    if (kind === null) return;
    const said = { kind, mapping, purposes: asked.flatMap(({ header }) => toColumn(header, purposes)) };
    const uploadId = queue[0]?.uploadIds[0];
    if (remember && uploadId && !(await save.run({ uploadId, name, ...said })).ok) return;
    await showPreview(kind, said);
  };

  return (
    <section aria-label="Match the columns" className={styles.panel}>
      <Card>
        <h2 ref={heading} tabIndex={-1}>
          Which column is what? {view.fileName}
        </h2>
        <p className={styles.soft}>
          {view.rows} rows. Careboard guessed where it could; look at the values beside each column, and put right what
          is wrong.
        </p>
        {view.profile && <Banner tone="fine">The columns were matched as saved in “{view.profile.name}”.</Banner>}
        <div className={styles.kind}>
          <Select
            label="Kind of list"
            options={KIND_OPTIONS}
            value={kind}
            placeholder="Please choose"
            autoFocus={kind === null}
            onChange={(to: CsvKind) => void matchColumns(to)}
          />
        </div>
        {kind !== null && (
          <>
            <div className={styles.columnsHead} aria-hidden="true">
              <span>Careboard’s field</span>
              <span>Column of the file</span>
              <span>First values</span>
            </div>
            <ul className={styles.columns}>
              {COLUMNS[kind].map((spec) => (
                <li key={spec.field}>
                  <span className={styles.fieldName}>
                    {spec.label}
                    {spec.required && <em> needed</em>}
                  </span>
                  <Select
                    label={`Column for ${spec.label}${spec.required ? ', needed' : ''}`}
                    labelHidden
                    options={[
                      { id: NONE, label: 'Not in this file' },
                      ...view.headers.map(({ header, samples }, at) => ({
                        id: `${at}`,
                        label: header || '(no heading)',
                        hint: samples[0] ?? 'empty',
                      })),
                    ]}
                    value={
                      headers.indexOf(mapping[spec.field] ?? '\0') < 0
                        ? NONE
                        : `${headers.indexOf(mapping[spec.field] ?? '')}`
                    }
                    onChange={(id) => setMapping(withColumn(mapping, spec.field, headers[Number(id)]))}
                  />
                  <Samples of={view.headers.find(({ header }) => header === mapping[spec.field])} />
                </li>
              ))}
            </ul>
          </>
        )}
        {kind === 'consents' && (
          <ConsentColumns
            columns={asked}
            view={view}
            purposes={purposes}
            onChange={(header, to) => setPurposes(new Map(purposes).set(header, to))}
          />
        )}
        {kind !== null && unused.length > 0 && (
          <p className={styles.soft}>
            Not used, {unused.length === 1 ? 'one column' : `${unused.length} columns`}: {unused.join(', ')}.
          </p>
        )}
      </Card>
      <Card>
        <Checkbox isSelected={remember} onChange={setRemember}>
          Remember this for files like this
        </Checkbox>
        {remember && (
          <div className={styles.kind}>
            <TextField
              label="Name, for example the system that writes these files"
              value={name}
              onChange={setName}
              maxLength={80}
              error={fieldError(save.error, 'name')}
            />
          </div>
        )}
        {formError(save.error) && (
          <Banner tone="serious" announce>
            {formError(save.error)}
          </Banner>
        )}
        {missing.length > 0 && <Banner tone="watch">Still needed: {missing.join(', ')}.</Banner>}
        {undecided.length > 0 && (
          <Banner tone="watch">
            Please say what these columns are for, or leave them out: {undecided.map(({ header }) => header).join(', ')}
            .
          </Banner>
        )}
        <div className={styles.buttons}>
          <Button tone="primary" onPress={() => void submit()} isDisabled={!ready} isPending={save.pending}>
            Show what would change
          </Button>
          <Button onPress={() => void leaveFile()}>Do not import</Button>
        </div>
      </Card>
    </section>
  );
}

const toColumn = (header: string, purposes: ReadonlyMap<string, PurposeColumn['to']>): PurposeColumn[] => {
  const to = purposes.get(header);
  return to === undefined ? [] : [{ header, to }];
};

/** A column that holds answers, or that somebody has said something about. */
const isAsked = ({ header, answers }: Columns['headers'][number], said: ReadonlyMap<string, unknown>): boolean =>
  answers === 'all' || answers === 'some' || said.has(header);

/** One header belongs to one field: taking it for another frees it there. */
function withColumn(mapping: Mapping, field: string, header: string | undefined): Mapping {
  const others = Object.entries(mapping).filter(([other, taken]) => other !== field && taken !== header);
  return Object.fromEntries(header === undefined ? others : [...others, [field, header]]);
}

function Samples({ of: column }: { readonly of: Columns['headers'][number] | undefined }) {
  if (!column) return <span className={styles.samples} />;
  return (
    <span className={styles.samples}>
      {column.samples.length === 0 ? 'Empty in every row' : column.samples.join(' · ')}
    </span>
  );
}
