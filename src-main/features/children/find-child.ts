import type { QueryContext } from '#main/core/handlers.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Capability } from '#shared/features/access/access.model.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import type { FoundChild } from '#shared/features/children/children.model.ts';
import { bornWords } from '#shared/features/children/told-apart.rules.ts';
import { childReach } from './child-reach.ts';
import { photoUrl } from './children.service.ts';
import { knownNames } from './known-names.ts';

const MOST = 12;

/** What the caller may do, each for which children. */
type Caller = Pick<QueryContext, 'db' | 'capabilities'>;

/** Whether this right of the caller reaches the child; the register is asked only where the right does not reach everybody. */
function reach({ db, capabilities }: Caller, right: Capability, childId: ChildId): boolean {
  const scope = capabilities.get(right);
  if (scope === undefined || scope.kind === 'all') return scope !== undefined;
  const child = childReach(db, childId);
  return child !== undefined && reaches(scope, child);
}

/**
 * Children on roll whose names begin so, or nearly so: accents, apostrophes, special letters and small slips are forgiven;
 * sure hits stand first. A name that another child bears comes with the birthday. Each says what of the child opens for the caller.
 */
export function findChildren(caller: Caller, text: string): FoundChild[] {
  const names = knownNames(caller.db);
  return names.index.search(text, MOST).map(({ childId, called, keys, className, born, photoId }) => ({
    childId,
    name: called,
    className: className ?? 'No class',
    apart: names.shared.has(keys[0] ?? '') ? bornWords(born) : null,
    photoUrl: photoUrl(photoId),
    opens: { record: reach(caller, 'children.read', childId), need: reach(caller, 'medical.write', childId) },
  }));
}
