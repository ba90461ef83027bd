import type { BackupState } from '#shared/features/backup/backup.contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { Answer, Button, Dialog, toast } from '../../ui/index.ts';
import styles from './Backup.module.css';
import { sizeInWords } from './backup-words.ts';

/** Sticks that are plugged in, the system's own folder dialog, or Careboard's own folder. */
export function PlaceDialog({ state, onClose }: { readonly state: BackupState; readonly onClose: () => void }) {
  const places = useCall('backup.places', {});
  const choose = useCommand('backup.choosePlace');
  const browse = useCommand('backup.browse');
  const pending = choose.pending || browse.pending;
  const error = choose.error ?? browse.error;
  const done = () => {
    toast('Backups go there from now on');
    onClose();
  };
  const take = async (placeId: string | null) => {
    if ((await choose.run({ placeId })).ok) done();
  };
  const look = async () => {
    const result = await browse.run({});
    if (result.ok && result.value.chosen) done();
  };
  return (
    <Dialog
      title="Where should backups go?"
      isOpen
      onClose={onClose}
      footer={<Button onPress={onClose}>Cancel</Button>}
    >
      <p>
        A stick that is kept in the safe, or a folder on the school’s server, is best: it is there when this PC is not.
        On a stick, Careboard makes a folder “Careboard backups”.
      </p>
      {error && <p role="alert">{error.message}</p>}
      <Answer of={places} loading="Looking for sticks">
        {({ places: found }) => (
          <div className={styles.places}>
            {found.map(({ placeId, path, freeBytes }) => (
              <Button key={placeId} wide isDisabled={pending} onPress={() => void take(placeId)}>
                {path} ({sizeInWords(freeBytes)} free)
              </Button>
            ))}
            {found.length === 0 && <p className={styles.words}>No stick is plugged in.</p>}
            <Button wide isDisabled={pending} onPress={() => void places.refetch()}>
              Look for sticks again
            </Button>
            {state.mayBrowse && (
              <Button wide isDisabled={pending} onPress={() => void look()}>
                Another folder
              </Button>
            )}
            {state.folder.chosenBy === 'lead' && (
              <Button wide isDisabled={pending} onPress={() => void take(null)}>
                Careboard’s own folder on this PC
              </Button>
            )}
          </div>
        )}
      </Answer>
    </Dialog>
  );
}
