import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { type ImportRun, KIND_WORDS } from '#shared/features/imports/imports.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { AlertDialog, Answer, Badge, Button, Card, toast } from '../../ui/index.ts';
import { countWords } from './count-words.ts';
import styles from './Imports.module.css';

/** Every import so far, who ran it and what became of it. The newest that stands can be taken back. */
export function HistorySection() {
  const history = useCall('imports.history', {});
  const undo = useCommand('imports.undo');
  const [asked, setAsked] = useState<ImportRun | null>(null);
  const takeBack = async ({ importId }: ImportRun) => {
    const result = await undo.run({ importId });
    setAsked(null);
    if (!result.ok) return toast(result.error.message, { tone: 'problem' });
    const { kept } = result.value;
    toast(
      kept.length === 0
        ? 'The import was taken back.'
        : `Taken back. ${kept.length} ${kept.length === 1 ? 'thing was' : 'things were'} kept, since somebody used them: see the list below.`,
    );
  };
  return (
    <section className={styles.history} aria-label="Imports so far">
      <h2>Imports so far</h2>
      <Answer of={history} isEmpty={(found) => found.runs.length === 0} empty={<p>Nothing was imported yet.</p>}>
        {(found) => (
          <ul className={styles.runs}>
            {found.runs.map((run) => (
              <li key={run.importId}>
                <Card>
                  <div className={styles.run}>
                    <Words run={run} />
                    {run.canUndo && (
                      <Button onPress={() => setAsked(run)} isDisabled={undo.pending}>
                        Take back
                      </Button>
                    )}
                  </div>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {asked && (
        <AlertDialog
          title={`Take back ${asked.fileName}?`}
          isOpen
          tone="primary"
          confirmLabel="Take it back"
          isPending={undo.pending}
          onConfirm={() => void takeBack(asked)}
          onCancel={() => setAsked(null)}
        >
          The register becomes as it was before this import. What somebody edited, decided or used since is kept and
          listed.
        </AlertDialog>
      )}
    </section>
  );
}

function Words({ run }: { readonly run: ImportRun }) {
  const { counts, undone } = run;
  return (
    <div>
      <strong>{KIND_WORDS[run.kind]}</strong>, {run.fileName} {undone && <Badge tone="hollow">Taken back</Badge>}
      <br />
      {showDateTime(run.ranAt)} by {run.by}: {countWords(counts)}
      {run.undecided > 0 && ` (${run.undecided} still to decide)`}
      {undone && (
        <>
          <br />
          Taken back on {showDateTime(undone.at)} by {undone.by}.
          {undone.kept.length > 0 && (
            <details>
              <summary>
                {undone.kept.length} {undone.kept.length === 1 ? 'thing was' : 'things were'} kept, since somebody used
                them
              </summary>
              <ul>
                {undone.kept.map((kept, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two kept things may read the same, and the list never changes.
                  <li key={i}>{kept}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </div>
  );
}
