import { useState } from 'react';
import { foldName } from '#shared/domain/names.ts';
import { foldAnswer, type SaidMeaning } from '#shared/features/imports/answer-words.rules.ts';
import { COLUMNS, isLong, type Mapping, missingColumns } from '#shared/features/imports/columns.ts';
import {
  CSV_KINDS,
  type CsvKind,
  KIND_WORDS,
  type PurposeColumn,
  type SaidWord,
} from '#shared/features/imports/imports.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Banner, Button, Card, Checkbox, Select, TextField, useTakesFocus } from '../../ui/index.ts';
import { ConsentColumns } from './ConsentColumns.tsx';
import { ConsentWords } from './ConsentWords.tsx';
import styles from './Imports.module.css';
import { answersFor, type Columns, leaveFile, matchColumns, showPreview, useImportWork } from './import-work.ts';

const KIND_OPTIONS = CSV_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));
/** No column of the file: an id that no column can have. */
const NONE = 'none';

/** Our fields beside the file's columns, with the first values of each, so that a wrong guess is seen. */
export function ColumnsPanel({ view }: { readonly view: Columns }) {
  const { queue, matched: before } = useImportWork();
  const heading = useTakesFocus<HTMLHeadingElement>('when-free');
  const goOn = before && before.kind === view.kind ? before : null;
  const [mapping, setMapping] = useState<Mapping>(
    goOn?.mapping ??
      Object.fromEntries(view.fields.flatMap(({ field, header }) => (header === null ? [] : [[field, header]]))),
  );
  const [purposes, setPurposes] = useState<ReadonlyMap<string, PurposeColumn['to']>>(
    new Map(
      goOn
        ? goOn.purposes.map((one) => [one.header, one.to])
        : view.answers.flatMap(({ header, purpose }) => (purpose === null ? [] : [[header, purpose] as const])),
    ),
  );
  const [answers, setAnswers] = useState(view.answers);
  const [means, setMeans] = useState<ReadonlyMap<string, SaidMeaning>>(
    new Map((goOn?.words ?? view.words).map((one) => [foldAnswer(one.word), one.means])),
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
  const long = isLong(mapping, headers);
  const asked = kind === 'consents' ? answers.filter((one) => isAsked(one, purposes)) : [];
  const missing = kind === null ? [] : missingColumns(kind, mapping, headers);
  // Few words, and no purpose's name: left out until somebody says otherwise.
  const named = new Set(view.purposes.map(({ name }) => foldName(name)));
  const said = new Map(
    asked.flatMap((one) => {
      const to = purposes.get(one.header) ?? (isFew(one) && !named.has(foldName(one.header)) ? 'leave' : undefined);
      return to === undefined ? [] : [[one.header, to] as const];
    }),
  );
  const undecided = asked.filter(({ header }) => !said.has(header));
  const words = wordsOf(asked.filter(({ header }) => said.has(header) && said.get(header) !== 'leave'));
  const unsaid = words.filter((word) => !means.has(foldAnswer(word)));
  const unused = open
    .map(({ header }) => header)
    .filter((header) => long || !asked.some((one) => one.header === header))
    .map((header) => header || '(no heading)');
  const ready = kind !== null && missing.length === 0 && undecided.length === 0 && unsaid.length === 0;

  const match = async (to: Mapping) => {
    setMapping(to);
    if (kind !== 'consents') return;
    const now = await answersFor(kind, to);
    if (!now) return;
    setAnswers(now);
    // What a purpose's own name says, where nobody has said otherwise.
    const guessed = now.flatMap(({ header, purpose }) => (purpose === null ? [] : [[header, purpose] as const]));
    setPurposes((said) => new Map([...guessed, ...said]));
  };

  const submit = async () => {
    if (kind === null) return;
    const matched = {
      ...{ kind, mapping, purposes: [...said].map(([header, to]) => ({ header, to })) },
      words: words.flatMap((word) => toWord(word, means)),
    };
    const uploadId = queue[0]?.uploadIds[0];
    if (remember && uploadId && !(await save.run({ uploadId, name, ...matched })).ok) return;
    await showPreview(kind, matched);
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
                    onChange={(id) => void match(withColumn(mapping, spec.field, headers[Number(id)]))}
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
            purposes={said}
            long={long}
            onChange={(header, to) => setPurposes(new Map(purposes).set(header, to))}
          />
        )}
        {words.length > 0 && (
          <ConsentWords
            words={words}
            means={means}
            onChange={(word, to) => setMeans(new Map(means).set(foldAnswer(word), to))}
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
            Please say what these {long ? 'purposes' : 'columns'} are for, or leave them out:{' '}
            {undecided.map(({ header }) => header).join(', ')}.
          </Banner>
        )}
        {unsaid.length > 0 && (
          <Banner tone="watch">
            Please say what these words mean: {unsaid.map((word) => `“${word}”`).join(', ')}.
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

const toWord = (word: string, means: ReadonlyMap<string, SaidMeaning>): SaidWord[] => {
  const to = means.get(foldAnswer(word));
  return to === undefined ? [] : [{ word, means: to }];
};

type Asked = Columns['answers'][number];
/** A column of so few different words may be one of answers in words that nobody here knows. */
const FEW = 6;
const isFew = ({ answers, odd }: Asked): boolean => answers === 'none' && odd.length > 0 && odd.length <= FEW;

/** A column that holds answers or may, or that somebody has said something about. */
const isAsked = (one: Asked, said: ReadonlyMap<string, unknown>): boolean =>
  one.answers === 'all' || one.answers === 'some' || isFew(one) || said.has(one.header);

/** The words to ask about, each once, as first written. */
const wordsOf = (columns: readonly Asked[]): string[] =>
  [
    ...new Map(
      columns.flatMap(({ odd }) => odd.map((word) => [foldAnswer(word), word] as const)).toReversed(),
    ).values(),
  ].toReversed();

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
