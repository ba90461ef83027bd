import type { Kernel } from '#main/core/kernel.ts';
import { requireOpen } from '#main/core/require-open.ts';
import type { ServedAddress } from '#main/core/serve.ts';
import { capabilitiesNow } from '#main/core/session.ts';
import { doubtPicture } from './doubts.repo.ts';
import { stagingOf } from './staging.ts';

const mayImport = ({ session, ports }: Kernel): boolean =>
  session !== null && capabilitiesNow(session, ports.clock).has('imports.run');

/** Pictures whose child is not known yet, small, for the person who decides: of a preview, and of rows kept from an import. */
export const importsAddresses: readonly ServedAddress[] = [
  {
    pattern: /^\/import-picture\/([0-9a-f-]{36})$/,
    handle(kernel, [, uploadId = '']) {
      if (!mayImport(kernel) || !kernel.session) return null;
      const photo = stagingOf(kernel.session).uploads.get(uploadId)?.photo?.photo;
      return photo ? { type: 'image/jpeg', bytes: photo.thumb } : null;
    },
  },
  {
    pattern: /^\/import-doubt\/([0-9a-f-]{36})$/,
    handle(kernel, [, doubtId = '']) {
      if (!mayImport(kernel)) return null;
      const photo = doubtPicture(requireOpen(kernel).store.read, doubtId);
      return photo ? { type: 'image/jpeg', bytes: photo.thumb } : null;
    },
  },
];
