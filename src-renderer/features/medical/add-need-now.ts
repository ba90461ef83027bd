import type { ChildId } from '#shared/domain/ids.ts';

/** The child to whose record somebody goes in order to add a need; asked once, so that a later visit opens nothing. */
let asked: ChildId | null = null;

export const addNeedNow = (childId: ChildId): void => {
  asked = childId;
};

/** Whether the record was opened for that; forgets it. */
export function takeAddNeed(childId: ChildId): boolean {
  const was = asked === childId;
  asked = null;
  return was;
}
