import { showDate } from '#shared/domain/calendar-date.ts';
import { POLICY_NAMES, type PolicyEntry, STEP_NAMES } from '#shared/features/policies/policies.model.ts';
import { useCommand } from '../../api/call.ts';
import { WrongEntryDialog } from '../medicines/WrongEntryDialog.tsx';

/** An entry was wrong. What was recorded before it counts again, and the line is due again where nothing was. */
export function TakeBackDialog({ entry, onClose }: { readonly entry: PolicyEntry; readonly onClose: () => void }) {
  const back = useCommand('policies.takeBack');
  return (
    <WrongEntryDialog
      title={`Take back: ${POLICY_NAMES[entry.policy]}, ${STEP_NAMES[entry.step].toLowerCase()}, ${showDate(entry.onDay)}`}
      done="Taken back. The audit keeps that it was."
      takeBack={back}
      onSave={(words) => back.run({ entryId: entry.entryId, words })}
      onClose={onClose}
    />
  );
}
