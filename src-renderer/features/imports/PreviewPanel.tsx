import { useState } from 'react';
import {
  CSV_KINDS,
  type ImportItem,
  KIND_WORDS,
  OUTCOMES,
  type Outcome,
  type Settling,
} from '#shared/features/imports/imports.model.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Banner, Button, Card, FilterChips, useTakesFocus } from '../../ui/index.ts';
import styles from './Imports.module.css';
import { applyPreview, leaveFile, matchColumns, type Preview } from './import-work.ts';
import { type Decision, PreviewRow } from './PreviewRow.tsx';
import { WhoDialog } from './WhoDialog.tsx';

type Part = Outcome | 'missing';
const PART_WORDS: Readonly<Record<Part, string>> = {
  doubtful: 'Doubtful',
  skipped: 'Left out',
  changed: 'Changed',
  added: 'New',
  unchanged: 'Unchanged',
  missing: 'Not named in this file',
};
const PART_HELP: Readonly<Partial<Record<Part, string>>> = {
  doubtful: 'Decide now, or later: what you leave is kept as a list on this screen.',
  unchanged: 'The register has all of this already.',
};
/** What it means that a child on roll is not named: a list of pupils should name all, the others rarely do. */
const MISSING_HELP: Readonly<Record<Preview['kind'], string>> = {
  pupils: 'On roll, but not named in this file. Nobody is removed; mark leavers by hand.',
  ctf: 'On roll, but not named in this file. Nobody is removed; mark leavers by hand.',
  contacts: 'On roll, but not named in this file: no contact of theirs is added, changed or removed.',
  medical: 'On roll, but not named in this file: their medical needs stay as they are.',
  consents: 'On roll, but not named in this file: no answer of theirs is recorded.',
  photos: '',
};
const PAGE = 100;

/** What the file would do, part by part, doubtful rows first; a person decides on those, or leaves them for later. */
export function PreviewPanel({ preview }: { readonly preview: Preview }) {
  const { counts, kind } = preview;
  const parts = ([...OUTCOMES, 'missing'] as const).filter((part) => counts[part] > 0);
  const [part, setPart] = useState<Part>(parts[0] ?? 'unchanged');
  const [decisions, setDecisions] = useState<ReadonlyMap<number, Decision>>(new Map());
  const [asked, setAsked] = useState<ImportItem | null>(null);
  const heading = useTakesFocus<HTMLHeadingElement>('when-free');
  const decide = (line: number, decision: Decision | null) => {
    const next = new Map(decisions);
    if (decision === null) next.delete(line);
    else next.set(line, decision);
    setDecisions(next);
    setAsked(null);
  };
  const help = part === 'missing' ? MISSING_HELP[kind] : PART_HELP[part];
  const nothing = counts.added + counts.changed + counts.doubtful + decisions.size === 0;
  return (
    <section aria-label="Preview" className={styles.panel}>
      <Card>
        <h2 ref={heading} tabIndex={-1}>
          {KIND_WORDS[kind]}: {preview.fileName}
        </h2>
        <p className={styles.soft}>Nothing is written yet. This is what the import would do.</p>
        {preview.profile && <Banner tone="fine">The columns were matched as saved in “{preview.profile}”.</Banner>}
        {preview.warnings.length > 0 && (
          <div className={styles.warnings}>
            {preview.warnings.map((warning) => (
              <Banner key={warning} tone="watch">
                {warning}
              </Banner>
            ))}
          </div>
        )}
        {preview.unused.length > 0 && (
          <p className={styles.soft}>
            Columns that are not used: {preview.unused.map((one) => one || '(no heading)').join(', ')}.
          </p>
        )}
        <div className={styles.buttons}>
          <Button
            tone="primary"
            isDisabled={nothing}
            onPress={() =>
              void applyPreview(new Map([...decisions].map(([line, one]): [number, Settling] => [line, one.to])))
            }
          >
            Import
          </Button>
          <Button onPress={() => void leaveFile()}>Do not import</Button>
          {(CSV_KINDS as readonly string[]).includes(kind) && (
            <Button onPress={() => void matchColumns(kind as (typeof CSV_KINDS)[number])}>Match the columns</Button>
          )}
        </div>
        {nothing && <p>There is nothing to import in this file.</p>}
        {counts.doubtful > decisions.size && (
          <p>
            {counts.doubtful - decisions.size} doubtful {counts.doubtful - decisions.size === 1 ? 'row' : 'rows'} not
            decided: kept for later, and listed on this screen.
          </p>
        )}
      </Card>
      <FilterChips
        label="Which rows"
        chips={parts.map((id) => ({ id, label: PART_WORDS[id], count: counts[id] }))}
        value={part}
        onChange={setPart}
      />
      {help && <p className={styles.soft}>{help}</p>}
      <Rows
        key={`${preview.previewId} ${part}`}
        previewId={preview.previewId}
        part={part}
        decisions={decisions}
        onAsk={setAsked}
      />
      {asked && (
        <WhoDialog
          asked={{
            ...asked,
            title: `Whose is ${asked.label}?`,
            where: kind === 'photos' ? 'A picture of this folder' : `Line ${asked.line}`,
            reason: asked.details.join(' '),
          }}
          chosen={decisions.get(asked.line)?.to ?? null}
          onChoose={(to, name) => decide(asked.line, { to, name })}
          onLeave={() => decide(asked.line, null)}
          leaveLabel="Leave for later"
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

/** One part, a page at a time: a list of thousands is walked, never cut. */
function Rows({
  previewId,
  part,
  decisions,
  onAsk,
}: {
  readonly previewId: string;
  readonly part: Part;
  readonly decisions: ReadonlyMap<number, Decision>;
  readonly onAsk: (item: ImportItem) => void;
}) {
  const [from, setFrom] = useState(0);
  const page = useCall('imports.rows', { previewId, outcome: part, from }, { keepPrevious: true });
  return (
    <Answer of={page} loading="Loading the rows">
      {({ items, total }) => (
        <>
          <ul className={styles.items} aria-label={PART_WORDS[part]}>
            {items.map((item) => (
              <PreviewRow
                key={`${item.line} ${item.label}`}
                item={item}
                plain={part === 'missing'}
                decision={decisions.get(item.line)}
                onAsk={() => onAsk(item)}
              />
            ))}
          </ul>
          {total > PAGE && (
            <div className={styles.buttons}>
              <Button isDisabled={from === 0} onPress={() => setFrom(Math.max(0, from - PAGE))}>
                Previous {PAGE}
              </Button>
              <Button isDisabled={from + PAGE >= total} onPress={() => setFrom(from + PAGE)}>
                Next {PAGE}
              </Button>
              <span>
                {from + 1} to {Math.min(from + PAGE, total)} of {total}
              </span>
            </div>
          )}
        </>
      )}
    </Answer>
  );
}
