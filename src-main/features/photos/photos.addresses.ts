import type { Kernel } from '#main/core/kernel.ts';
import { requireOpen, requireSession } from '#main/core/require-open.ts';
import type { ServedAddress } from '#main/core/serve.ts';
import { capabilitiesNow, overNow } from '#main/core/session.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import { type ReadDb, sql } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Capability } from '#shared/features/access/access.model.ts';
import { reaches } from '#shared/features/access/access.rules.ts';

/** What opens something of a child beyond the find box. */
const OPENS_CHILD: readonly Capability[] = ['children.read', 'medical.read', 'medical.dietary', 'consent.read'];
const LEAVERS: readonly Capability[] = ['children.read'];

/**
 * A child's face as it is now. Every signed-in person may find every child on roll by name, class and face: the small picture
 * is for all of them. The large one, and a leaver's, is for those who may open something of this child, or have the emergency
 * card open; a merged child's is nobody's.
 */
export const photoAddresses: readonly ServedAddress[] = [
  {
    pattern: /^\/photo\/([0-9a-f-]{36})\/(thumb|full)$/,
    handle(kernel, [, photoId = '', size = '']) {
      const { read } = requireOpen(kernel).store;
      const row = read.get<{ bytes: Buffer; childId: ChildId; leftOn: string | null }>(sql`
        SELECT bytes, child.id AS childId, left_on AS leftOn FROM photo_bytes JOIN child ON child.photo_id = photo_bytes.photo_id
        WHERE photo_bytes.photo_id = ${photoId} AND size = ${size} AND merged_into IS NULL`);
      if (!row) return null;
      const forAll = size === 'thumb' && row.leftOn === null && !overNow(requireSession(kernel), kernel.ports.clock);
      return forAll || opensChild(kernel, read, row) ? { type: 'image/jpeg', bytes: row.bytes } : null;
    },
  },
];

/** Whether the person opens something of this child: by role (a leaver's by the record alone), or by its emergency card. */
function opensChild(kernel: Kernel, db: ReadDb, photo: { childId: ChildId; leftOn: string | null }): boolean {
  const session = requireSession(kernel);
  const child = childReach(db, photo.childId);
  if (!child) return false;
  if ([...session.cards.values()].some((card) => card.childId === photo.childId)) return true;
  const scopes = capabilitiesNow(session, kernel.ports.clock);
  return (photo.leftOn === null ? OPENS_CHILD : LEAVERS).some((capability) => {
    const scope = scopes.get(capability);
    return scope !== undefined && reaches(scope, child);
  });
}
