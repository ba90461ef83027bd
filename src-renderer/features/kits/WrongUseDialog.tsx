import type { KitUse } from '#shared/features/kits/kits.model.ts';
import { useCommand } from '../../api/call.ts';
import { WrongEntryDialog } from '../medicines/WrongEntryDialog.tsx';

/** An entry about a use was wrong. It stays to be seen, and the item is in the kit again. */
export function WrongUseDialog({ use, onClose }: { readonly use: KitUse; readonly onClose: () => void }) {
  const back = useCommand('kits.takeUseBack');
  return (
    <WrongEntryDialog
      title={`Take back: ${use.item} for ${use.who}`}
      done="Taken back. The wrong entry stays to be seen."
      takeBack={back}
      onSave={(words) => back.run({ useId: use.useId, words })}
      onClose={onClose}
    />
  );
}
