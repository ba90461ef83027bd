import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { call } from '../../api/bridge.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { Answer, Banner, Button, Card, FileDrop, Page, PageHeader, ProgressBar, toast } from '../../ui/index.ts';
import styles from './Imports.module.css';
import { PreviewPanel } from './PreviewPanel.tsx';
import { uploadFile } from './upload.ts';

type Preview = CallOutput<'imports.preview'>;
const KIND_NAMES = {
  ctf: 'Common Transfer File',
  pupils: 'Pupils',
  contacts: 'Contacts',
  medical: 'Medical needs',
  consents: 'Consents',
  photos: 'Photos',
} as const;

/** Bring files from another system: look first, then import, and take the last one back if it was wrong. */
export function ImportsScreen() {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [work, setWork] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [stop, setStop] = useState<{ wanted: boolean }>({ wanted: false });

  const bring = async (files: readonly File[]) => {
    const signal = { wanted: false };
    setStop(signal);
    setProblem(null);
    setPreview(null);
    setWork({ done: 0, total: files.length });
    const uploadIds: string[] = [];
    for (const file of files) {
      const sent = signal.wanted ? null : await uploadFile(file);
      if (sent === null) break;
      if (!sent.ok) {
        setProblem(sent.error.message);
        setWork(null);
        return;
      }
      uploadIds.push(sent.value.uploadId);
      setWork({ done: uploadIds.length, total: files.length });
    }
    if (signal.wanted) {
      await call('imports.drop', {});
      setProblem('Stopped. Nothing was changed.');
    } else {
      const shown = await call('imports.preview', { uploadIds, kind: null, mapping: null });
      if (shown.ok) setPreview(shown.value);
      else setProblem(shown.error.message);
    }
    setWork(null);
  };

  return (
    <Page>
      <PageHeader
        title="Imports"
        help={
          <>
            <p>
              Bring files as other systems write them: Common Transfer Files, lists as CSV, a folder of photos.
              Careboard sees by itself what they are.
            </p>
            <p>
              First you see what would change. Nothing is written until you press Import, nobody is ever removed, and
              the last import can be taken back.
            </p>
            <p>A good order: transfer files, pupils, contacts, medical, consents, photos.</p>
          </>
        }
      />
      {problem && (
        <Banner tone="serious" announce onClose={() => setProblem(null)}>
          {problem}
        </Banner>
      )}
      {preview ? (
        <PreviewPanel preview={preview} onDone={() => setPreview(null)} />
      ) : (
        <FileDrop
          label="A transfer file, a CSV list, or photos"
          onFiles={(files) => void bring(files)}
          multiple
          orFolder
          isDisabled={work !== null}
        />
      )}
      {work && (
        <Card>
          <ProgressBar label="Reading the files" done={work.done} total={work.total} unit="files" />
          <Button
            onPress={() => {
              stop.wanted = true;
            }}
          >
            Stop
          </Button>
        </Card>
      )}
      <History />
    </Page>
  );
}

function History() {
  const history = useCall('imports.history', {});
  const undo = useCommand('imports.undo');
  const takeBack = async (importId: CallOutput<'imports.history'>['runs'][number]['importId']) => {
    const result = await undo.run({ importId });
    if (!result.ok) toast(result.error.message, { tone: 'problem' });
    else
      toast(
        result.value.kept.length === 0
          ? 'The import was taken back.'
          : `Taken back, but ${result.value.kept.length} rows were kept because they were used since.`,
      );
  };
  return (
    <section className={styles.history}>
      <h2>Imports so far</h2>
      <Answer of={history} isEmpty={(found) => found.runs.length === 0} empty={<p>Nothing was imported yet.</p>}>
        {(found) => (
          <ul className={styles.runs}>
            {found.runs.map((run) => (
              <li key={run.importId}>
                <Card>
                  <div className={styles.run}>
                    <div>
                      <strong>{KIND_NAMES[run.kind]}</strong>, {run.fileName}
                      <br />
                      {showDateTime(run.ranAt)} by {run.by}: {run.counts.added} added, {run.counts.changed} changed,{' '}
                      {run.counts.doubtful} doubtful
                      {run.undoneAt && '. Taken back.'}
                    </div>
                    {run.canUndo && (
                      <Button onPress={() => void takeBack(run.importId)} isDisabled={undo.pending}>
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
    </section>
  );
}
