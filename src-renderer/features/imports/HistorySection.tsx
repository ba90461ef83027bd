import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { type ImportRun, KIND_WORDS } from '#shared/features/imports/imports.model.ts';
import { countWords } from '#shared/features/imports/result-words.rules.ts';
import { useCall } from '../../api/call.ts';
import { AlertDialog, Answer, Badge, Button, Card, YIELDS_FOCUS } from '../../ui/index.ts';
import styles from './Imports.module.css';
import { takeBack, useImportWork } from './import-work.ts';

/** Every import so far, who ran it and what became of it. The newest that stands can be taken back. */
export function HistorySection() {
  const history = useCall('imports.history', {});
  const busy = useImportWork(({ running }) => running !== null);
  const [asked, setAsked] = useState<ImportRun | null>(null);
  return (
    <section className={styles.history} aria-label="Imports so far" {...YIELDS_FOCUS}>
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
                      <Button onPress={() => setAsked(run)} isDisabled={busy}>
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
          onConfirm={() => {
            setAsked(null);
            void takeBack(asked);
          }}
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
