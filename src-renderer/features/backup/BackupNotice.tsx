import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Banner, Button } from '../../ui/index.ts';
import { whenInWords } from './backup-words.ts';

/** How it stands, for Leads and the office; undefined for everybody else and while it is asked. */
export function useBackupState() {
  const may = useCan('backup.manage', 'backup.see');
  return useCall('backup.state', {}, { enabled: may }).data;
}

/** Over every screen while the last good backup is too long ago. It cannot be closed: it goes when one is made. */
export function BackupNotice() {
  const state = useBackupState();
  const manages = useCan('backup.manage');
  if (!state || (state.level !== 'late' && state.level !== 'very-late')) return null;
  const since = state.lastGood
    ? `The last good backup was made: ${whenInWords(state.lastGood.at, new Date())}.`
    : 'There has never been a good backup.';
  const serious = state.level === 'very-late';
  return (
    <Banner
      tone={serious ? 'serious' : 'watch'}
      title={since}
      action={
        manages ? (
          <Button tone={serious ? 'danger' : 'plain'} onPress={() => go({ name: 'school', part: 'backups' })}>
            Look at backups
          </Button>
        ) : null
      }
    >
      {state.failed?.message ?? 'Everything since would be lost with this PC.'} {!manages && 'Please tell a Lead.'}
    </Banner>
  );
}
