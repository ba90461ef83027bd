import type { ChildId } from '#shared/domain/ids.ts';
import type { FoundChild } from '#shared/features/children/children.model.ts';

/** Whom the find box opened last: a card that asks why must say whose it is, also to somebody who may see no more than this. */
let last: FoundChild | null = null;

export const rememberHit = (hit: FoundChild): void => {
  last = hit;
};

/** The one that was opened, where it is this child; null for any other. */
export const rememberedHit = (childId: ChildId): FoundChild | null => (last?.childId === childId ? last : null);
