import { FileUp, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { FoundBackup } from '#shared/features/backup/restore.contract.ts';
import { call } from '../../api/bridge.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Badge, Banner, Button, Card, EmptyState } from '../../ui/index.ts';
import { Step } from '../access/first-run/Step.tsx';
import { LockedPage, type LockedSession } from '../access/LockedPage.tsx';
import styles from './Backup.module.css';
import { whenInWords } from './backup-words.ts';
import { RestoreFlow } from './RestoreFlow.tsx';
import type { Damaged } from './restore-offer.ts';

const HELP = {
  title: 'Put a backup back',
  words: [
    'Backups lie in the backup folder, on sticks that are plugged in, and where IT has laid one down. One that lies elsewhere, on the school’s server perhaps, can be chosen by hand.',
    'Nothing is changed before you have seen what a backup would change and said yes.',
  ],
};

const PICK_ICONS = { file: FileUp, folder: FolderOpen } as const;

/** Where the newest stands: what was laid down or chosen comes before it. */
const newestAt = (backups: readonly FoundBackup[]): number =>
  backups.reduce((best, one, at) => (one.madeAt > (backups[best]?.madeAt ?? '') ? at : best), 0);

const DAMAGED_WORDS: Readonly<Record<Damaged, string>> = {
  'not-opened': 'It could not be read, so it was not opened. Nothing was deleted or changed, and it is kept as it is.',
  closed:
    'A part of it could not be read while Careboard was open, so it was closed. Nothing was deleted, and a copy of it is kept as it is.',
};

/** Before anybody is signed in: the backups within reach, and putting one back. */
export function RestoreScreen({
  session,
  damaged,
  onBack,
}: {
  readonly session: LockedSession;
  /** The register of this PC cannot be read: said first, since somebody stands before it with a beating heart. */
  readonly damaged: Damaged | null;
  readonly onBack: (() => void) | null;
}) {
  const found = useCall('backup.found', { staged: false });
  const names = useCall('access.signInNames', {});
  const [chosen, setChosen] = useState<FoundBackup | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [picking, setPicking] = useState(false);
  const pick = async (what: keyof typeof PICK_ICONS) => {
    setPicking(true);
    setTrouble(null);
    const answer = await call('backup.pick', { what });
    setPicking(false);
    if (!answer.ok) setTrouble(answer.error.message);
    else if (answer.value.picked) await found.refetch();
  };
  if (chosen) {
    return (
      <LockedPage session={session} help={HELP}>
        <RestoreFlow
          backup={chosen}
          people={chosen.ofThisRegister ? (names.data?.names ?? []).filter(({ byCode }) => !byCode) : []}
          onBack={() => setChosen(null)}
        />
      </LockedPage>
    );
  }
  return (
    <LockedPage session={session} help={HELP}>
      <Step
        title={damaged ? 'The register on this PC is damaged' : 'Put a backup back'}
        intro={
          damaged
            ? `${DAMAGED_WORDS[damaged]} The newest good backup can go in its place; please tell IT too, since the disk may be failing.`
            : 'Choose one. You then see what it would change, before anything is changed.'
        }
      >
        <Answer
          of={found}
          loading="Looking for backups"
          isEmpty={({ backups }) => backups.length === 0}
          empty={
            <EmptyState title="No backup was found">
              Plug in the stick with the backups and look again, or choose the file yourself. IT can also lay one into
              the folder “restore” beside the register.
            </EmptyState>
          }
        >
          {({ backups }) => (
            <ul className={styles.found}>
              {backups.map((one, at) => (
                <li key={one.fileId}>
                  <Card>
                    <b>{whenInWords(one.madeAt, new Date())}</b>{' '}
                    {one.staged && <Badge tone="watch">Laid down by IT</Badge>}{' '}
                    {one.picked && <Badge tone="know">Chosen by you</Badge>}{' '}
                    {at === newestAt(backups) && !one.staged && <Badge tone="fine">Newest</Badge>}
                    <p className={styles.words}>
                      {one.schoolName}, in <span className={styles.path}>{one.where}</span>
                    </p>
                    {!one.ofThisRegister && session.schoolName !== null && (
                      <Banner tone="watch">This is the backup of another register.</Banner>
                    )}
                    <div className={styles.buttons}>
                      <Button
                        tone={at === 0 ? 'primary' : 'plain'}
                        aria-label={`See what the backup of ${whenInWords(one.madeAt, new Date())} would change`}
                        onPress={() => setChosen(one)}
                      >
                        See what it would change
                      </Button>
                    </div>
                  </Card>
                </li>
              ))}
            </ul>
          )}
        </Answer>
        {trouble !== null && (
          <Banner tone="serious" announce>
            {trouble}
          </Banner>
        )}
        <div className={styles.buttons}>
          {(found.data?.mayPick ?? []).map((what) => (
            <Button key={what} size="l" icon={PICK_ICONS[what]} isDisabled={picking} onPress={() => void pick(what)}>
              {what === 'file' ? 'Choose a backup file' : 'Choose a folder'}
            </Button>
          ))}
          <Button size="l" onPress={() => void found.refetch()}>
            Look again
          </Button>
          {onBack && (
            <Button size="l" onPress={onBack}>
              Back
            </Button>
          )}
        </div>
      </Step>
    </LockedPage>
  );
}
