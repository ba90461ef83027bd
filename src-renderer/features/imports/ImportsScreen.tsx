import { TableProperties } from 'lucide-react';
import { useState } from 'react';
import { KIND_WORDS } from '#shared/features/imports/imports.model.ts';
import { Banner, Button, Card, FileDrop, Page, PageHeader, ProgressBar } from '../../ui/index.ts';
import { AttentionSection } from './AttentionSection.tsx';
import { ColumnsPanel } from './ColumnsPanel.tsx';
import { countWords } from './count-words.ts';
import { DoubtsSection } from './DoubtsSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import styles from './Imports.module.css';
import { bring, closeProblem, closeResult, stop, useImportWork } from './import-work.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import { ProfilesDialog } from './ProfilesDialog.tsx';

/** Bring files from another system: look first, then import, and take the last one back if it was wrong. */
export function ImportsScreen() {
  const { queue, taken, running, columns, preview, problem, result } = useImportWork();
  const [profiles, setProfiles] = useState(false);
  const busy = running !== null;
  return (
    <Page>
      <PageHeader
        title="Imports"
        actions={
          <Button icon={TableProperties} onPress={() => setProfiles(true)}>
            Saved column matches
          </Button>
        }
        help={
          <>
            <p>
              Bring files as other systems write them: Common Transfer Files, lists as CSV, a folder of photos. Several
              at once are taken in the right order: transfer files, pupils, contacts, medical, consents, photos.
            </p>
            <p>
              First you see what would change. Nothing is written until you press Import, nobody is ever removed, and
              the last import can be taken back.
            </p>
            <p>
              Where Careboard is not sure whose a row is, it asks. What nobody decides is kept as a list on this screen.
            </p>
          </>
        }
      />
      <div className={styles.stack}>
        {problem && (
          <Banner tone="serious" announce onClose={closeProblem}>
            {problem}
          </Banner>
        )}
        {result && (
          <Banner tone="fine" announce onClose={closeResult}>
            Imported {result.fileName}: {countWords(result.counts)}.
          </Banner>
        )}
        {running && (
          <Card>
            <ProgressBar label={running.what} done={running.done} total={running.total} unit={running.unit} />
            <div className={styles.buttons}>
              <Button onPress={stop}>Stop</Button>
              <span className={styles.soft}>You can go on working meanwhile; this goes on by itself.</span>
            </div>
          </Card>
        )}
        {taken + queue.length > 1 && queue.length > 0 && <Queue />}
        {!busy && columns && <ColumnsPanel key={`${queue[0]?.uploadIds[0]} ${columns.kind}`} view={columns} />}
        {!busy && preview && !columns && <PreviewPanel key={preview.previewId} preview={preview} />}
        {!busy && !columns && !preview && (
          <FileDrop
            label="Transfer files, CSV lists, or photos"
            onFiles={(files) => void bring(files)}
            multiple
            orFolder
          />
        )}
        <DoubtsSection />
        <AttentionSection />
        <HistorySection />
      </div>
      {profiles && <ProfilesDialog onClose={() => setProfiles(false)} />}
    </Page>
  );
}

/** Several files: which comes now and which after, since rows find the children that files before them brought. */
function Queue() {
  const { queue, taken } = useImportWork();
  const [first, ...next] = queue.map(
    (file) => `${file.kind ? KIND_WORDS[file.kind] : 'A list to look at'} (${file.fileName})`,
  );
  return (
    <Card quiet>
      <p>
        <b>
          File {taken + 1} of {taken + queue.length}.
        </b>{' '}
        Now {first}
        {next.length > 0 && `, then ${next.join(', ')}`}. In this order each finds the children whom those before it
        brought.
      </p>
    </Card>
  );
}
