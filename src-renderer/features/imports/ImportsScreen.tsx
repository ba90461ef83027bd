import { TableProperties } from 'lucide-react';
import { useState } from 'react';
import { KIND_WORDS } from '#shared/features/imports/imports.model.ts';
import {
  Banner,
  Button,
  Card,
  FileDrop,
  Page,
  PageHeader,
  ProgressBar,
  useTakesFocus,
  YIELDS_FOCUS,
} from '../../ui/index.ts';
import { AttentionSection } from './AttentionSection.tsx';
import { ColumnsPanel } from './ColumnsPanel.tsx';
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
          <Banner key={problem} tone="serious" announce focus="when-free" onClose={closeProblem}>
            {problem}
          </Banner>
        )}
        {result && (
          <Banner key={result.words} tone={result.tone} announce focus="when-free" onClose={closeResult}>
            {result.words}
          </Banner>
        )}
        {running && <Running work={running} />}
        {taken + queue.length > 1 && queue.length > 0 && <Queue />}
        {!busy && columns && <ColumnsPanel key={`${queue[0]?.uploadIds[0]} ${columns.kind}`} view={columns} />}
        {!busy && preview && !columns && <PreviewPanel key={preview.previewId} preview={preview} />}
        {!busy && !columns && !preview && <Bring />}
        <DoubtsSection />
        <AttentionSection />
        <HistorySection />
      </div>
      {profiles && <ProfilesDialog onClose={() => setProfiles(false)} />}
    </Page>
  );
}

/** What runs now. It takes the focus of the button that began it, so that Stop is the next thing the keyboard comes to. */
function Running({ work }: { readonly work: NonNullable<ReturnType<typeof useImportWork.getState>['running']> }) {
  const place = useTakesFocus<HTMLElement>('when-lost');
  return (
    <section ref={place} tabIndex={-1} aria-label={work.what} className={styles.place} {...YIELDS_FOCUS}>
      <Card>
        <ProgressBar label={work.what} done={work.done} total={work.total} unit={work.unit} />
        <div className={styles.buttons}>
          <Button onPress={stop}>Stop</Button>
          <span className={styles.soft}>You can go on working meanwhile; this goes on by itself.</span>
        </div>
      </Card>
    </section>
  );
}

/** Where files come in. After one that was left, or a message that was closed, the keyboard goes on here. */
function Bring() {
  const place = useTakesFocus<HTMLElement>('when-lost');
  return (
    <section ref={place} tabIndex={-1} aria-label="Bring files" className={styles.place} {...YIELDS_FOCUS}>
      <FileDrop label="Transfer files, CSV lists, or photos" onFiles={(files) => void bring(files)} multiple orFolder />
    </section>
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
