import type { RollPlace } from '#shared/features/children/roll.contract.ts';
import { call } from '../../api/bridge.ts';
import { toast } from '../../ui/index.ts';

/** Says what was done, and takes it back from there. Children whose record was changed since stay and are named. */
export function toastWithUndo(message: string, before: readonly RollPlace[]): void {
  toast(message, { undo: () => void putBack(before) });
}

async function putBack(before: readonly RollPlace[]): Promise<void> {
  const result = await call('children.putBack', { places: [...before] });
  if (!result.ok) toast(result.error.message, { tone: 'problem' });
  else if (result.value.kept.length === 0) toast('Taken back');
  else
    toast(`Taken back, except for these, which were changed since: ${result.value.kept.join(', ')}`, {
      tone: 'problem',
    });
}

/** "Ava Otley", or "3 children". */
export const whoOf = (children: readonly { readonly name: string }[]): string =>
  children.length === 1 ? (children[0]?.name ?? '') : `${children.length} children`;
