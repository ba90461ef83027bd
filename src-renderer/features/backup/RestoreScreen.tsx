import { useState } from 'react';
import type { FoundBackup } from '#shared/features/backup/restore.contract.ts';
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
    'Backups lie in the backup folder, on sticks that are plugged in, and where IT has laid one down.',
    'Nothing is changed before you have seen what a backup would change and said yes.',
  ],
};

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
              Plug in the stick with the backups and look again. IT can also lay one into the folder “restore” beside
              the register.
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
                    {at === 0 && !one.staged && <Badge tone="fine">Newest</Badge>}
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
        <div className={styles.buttons}>
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
