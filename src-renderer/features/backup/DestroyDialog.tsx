import type { ListedBackup } from '#shared/features/backup/backup.contract.ts';
import { useCommand } from '../../api/call.ts';
import { AlertDialog, toast } from '../../ui/index.ts';
import { stateInWords, whenInWords } from './backup-words.ts';

/** Asks before a backup that an earlier code or key opens is destroyed. */
export function DestroyDialog({ backup, onClose }: { readonly backup: ListedBackup; readonly onClose: () => void }) {
  const destroy = useCommand('backup.destroy');
  const go = async () => {
    const result = await destroy.run({ fileId: backup.fileId });
    onClose();
    if (result.ok) toast('The backup is destroyed');
    else if (result.error.code !== 'signed-out') toast(result.error.message, { tone: 'problem' });
  };
  const made = backup.madeAt ? whenInWords(backup.madeAt, new Date()) : backup.fileName;
  return (
    <AlertDialog
      title={`Destroy the backup made ${made}?`}
      isOpen
      confirmLabel="Destroy it"
      isPending={destroy.pending}
      onConfirm={() => void go()}
      onCancel={onClose}
    >
      {stateInWords(backup).words}. A newer backup opens with today’s code, so this one is not needed to get the
      register back. If an earlier code was lost or seen, whoever has it could open this file. It cannot be brought
      back.
    </AlertDialog>
  );
}
