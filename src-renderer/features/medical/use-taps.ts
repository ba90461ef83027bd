import type { CallInput } from '#shared/contract/contract.ts';
import type { CallError } from '#shared/contract/result.ts';
import type { CardId } from '#shared/domain/ids.ts';
import { useCommand } from '../../api/call.ts';

type Kind = CallInput<'medical.tap'>['kind'];

export interface Taps {
  readonly press: (
    kind: Kind,
    more?: { readonly words?: string; readonly minutes?: number | null },
  ) => Promise<boolean>;
  readonly undo: (tapId: string) => void;
  /** Why the last tap was not written. */
  readonly error: CallError | null;
}

/** Records what was done on a card; the core writes it before it answers. */
export function useTaps(cardId: CardId): Taps {
  const tap = useCommand('medical.tap');
  const undo = useCommand('medical.undoTap');
  return {
    press: async (kind, { words = '', minutes = null } = {}) => (await tap.run({ cardId, kind, words, minutes })).ok,
    undo: (tapId) => void undo.run({ cardId, tapId }),
    error: tap.error ?? undo.error,
  };
}
