import { requireOpen, requireSession } from '#main/core/require-open.ts';
import type { ServedAddress } from '#main/core/serve.ts';
import { capabilitiesNow } from '#main/core/session.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import { sql } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { reaches } from '#shared/features/access/access.rules.ts';

/**
 * A child's face as it is now. Every signed-in person may find every child on roll by name, class and face; a leaver's is
 * for those whose scope reaches the record, or who have the emergency card open; a merged child's is nobody's.
 */
export const photoAddresses: readonly ServedAddress[] = [
  {
    pattern: /^\/photo\/([0-9a-f-]{36})\/(thumb|full)$/,
    handle(kernel, [, photoId = '', size = '']) {
      const { read } = requireOpen(kernel).store;
      const session = requireSession(kernel);
      const row = read.get<{ bytes: Buffer; childId: ChildId; leftOn: string | null }>(sql`
        SELECT bytes, child.id AS childId, left_on AS leftOn FROM photo_bytes JOIN child ON child.photo_id = photo_bytes.photo_id
        WHERE photo_bytes.photo_id = ${photoId} AND size = ${size} AND merged_into IS NULL`);
      if (!row) return null;
      const scope = capabilitiesNow(session, kernel.ports.clock.now()).get('children.read');
      const child = childReach(read, row.childId);
      const mayRead = scope !== undefined && child !== undefined && reaches(scope, child);
      const cardOpen = [...session.cards.values()].some((card) => card.childId === row.childId);
      return row.leftOn === null || mayRead || cardOpen ? { type: 'image/jpeg', bytes: row.bytes } : null;
    },
  },
];
