import { requireOpen } from '#main/core/require-open.ts';
import type { ServedAddress } from '#main/core/serve.ts';
import { sql } from '#main/store/sql.ts';

/** A child's face: every signed-in person may find every child by name, class and face, so the session alone decides. */
export const photoAddresses: readonly ServedAddress[] = [
  {
    pattern: /^\/photo\/([0-9a-f-]{36})\/(thumb|full)$/,
    handle(kernel, [, photoId = '', size = '']) {
      const row = requireOpen(kernel).store.read.get<{ bytes: Buffer }>(sql`
        SELECT bytes FROM photo_bytes JOIN photo ON photo.id = photo_id WHERE photo_id = ${photoId} AND size = ${size} AND removed_at IS NULL`);
      return row ? { type: 'image/jpeg', bytes: row.bytes } : null;
    },
  },
];
