import { useState } from 'react';
import { BACKUP_JOB, type BackupState, type ListedBackup } from '#shared/features/backup/backup.contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { useMe } from '../../api/session-store.ts';
import { useProgress } from '../../api/use-progress.ts';
import { Answer, Banner, Button, Card, DescriptionList, ProgressBar, toast } from '../../ui/index.ts';
import styles from './Backup.module.css';
import { BackupList } from './BackupList.tsx';
import { sizeInWords, whenInWords } from './backup-words.ts';
import { PlaceDialog } from './PlaceDialog.tsx';
import { RestoreFlow } from './RestoreFlow.tsx';
import { SheetCard } from './SheetCard.tsx';

/** When the last good backup was, where the next one goes, and what lies there. For Leads. */
export function BackupPanel() {
  const asked = useCall('backup.state', {});
  const me = useMe();
  const [back, setBack] = useState<ListedBackup | null>(null);
  if (back && me) {
    return (
      <Card>
        <RestoreFlow
          inner
          backup={back}
          people={[{ staffId: me.staffId, name: me.name, label: me.roleLabel, byCode: false }]}
          onBack={() => setBack(null)}
        />
      </Card>
    );
  }
  return (
    <Answer of={asked} loading="Asking about backups">
      {(state) => ('folder' in state ? <Panel state={state} onPutBack={setBack} /> : null)}
    </Answer>
  );
}

function Panel({
  state,
  onPutBack,
}: {
  readonly state: BackupState;
  readonly onPutBack: (backup: ListedBackup) => void;
}) {
  const [choosing, setChoosing] = useState(false);
  const make = useCommand('backup.now');
  const running = state.running || make.pending;
  const progress = useProgress(BACKUP_JOB, running);
  const run = async () => {
    const result = await make.run({});
    if (result.ok) toast('The backup is made and was checked by opening it');
    else if (result.error.code !== 'signed-out') toast(result.error.message, { tone: 'problem' });
  };
  return (
    <div className={styles.sheets}>
      <Troubles state={state} />
      <Card>
        <h2>Backups</h2>
        <DescriptionList
          facts={[
            { term: 'Last good one', value: lastInWords(state) },
            { term: 'They go to', value: <span className={styles.path}>{folderInWords(state)}</span> },
          ]}
        />
        <p className={styles.words}>
          Careboard makes one by itself after the first sign-in of each day. A PC that nobody signs in to is not backed
          up. Each is one sealed file: whoever finds the stick cannot open it without the recovery code from the safe.
          Kept are the last 7 days, 4 weeks and 12 months.
        </p>
        {running && <ProgressBar label="Making a backup" done={progress?.done ?? 0} total={100} unit="%" />}
        <div className={styles.buttons}>
          <Button tone="primary" onPress={run} isDisabled={running}>
            Back up now
          </Button>
          {state.folder.chosenBy !== 'policy' && (
            <Button onPress={() => setChoosing(true)} isDisabled={running}>
              Choose where they go
            </Button>
          )}
        </div>
      </Card>
      <SheetCard />
      <BackupList onPutBack={onPutBack} />
      {choosing && <PlaceDialog state={state} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function Troubles({ state: { level, failed, folder, lastGood } }: { readonly state: BackupState }) {
  return (
    <>
      {level === 'very-late' && (
        <Banner tone="serious" title="There has been no good backup for a school week or longer.">
          If this PC breaks or is stolen, everything since is lost.
        </Banner>
      )}
      {level === 'late' && (
        <Banner tone="watch" title="A school day went by without a good backup.">
          Careboard tries again by itself; “Back up now” does it at once.
        </Banner>
      )}
      {failed && (
        <Banner
          tone={lastGood ? 'watch' : 'serious'}
          title={`The last try, ${whenInWords(failed.at, new Date())}, failed.`}
        >
          {failed.message}
        </Banner>
      )}
      {folder.sameDisk && (
        <Banner tone="watch" title="The backups are on this PC’s own disk.">
          When the disk breaks or the PC is stolen, register and backups are gone together. Please choose a stick that
          lies in the safe, or a folder on the school’s server.
        </Banner>
      )}
      {!folder.there && (
        <Banner tone="watch" title="The backup folder is not there at the moment.">
          Is the stick plugged in, the server on?
        </Banner>
      )}
    </>
  );
}

function lastInWords({ lastGood }: BackupState): string {
  if (!lastGood) return 'Never yet';
  const { at, folder, bytes } = lastGood;
  return `${whenInWords(at, new Date())}, checked by opening it, ${sizeInWords(bytes)}, in ${folder}`;
}

const folderInWords = ({ folder: { path, chosenBy } }: BackupState): string =>
  chosenBy === 'policy' ? `${path} (set by IT)` : path;
