import { record } from '#main/core/audited.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { isSameLook, rememberLook } from '#main/core/looks.ts';
import { requireOpen, requireSession } from '#main/core/require-open.ts';
import type { ServedAddress } from '#main/core/serve.ts';
import { capabilitiesNow } from '#main/core/session.ts';
import { writeAll } from '#main/core/waiting.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { scanBytes } from './evidence.repo.ts';

/** A scan of what was signed, as it was kept, for those who read decisions of this child. Each look stands in the audit before it leaves. */
export const consentAddresses: readonly ServedAddress[] = [
  {
    pattern: /^\/evidence\/([0-9a-f-]{36})$/,
    handle(kernel, [, evidenceId = '']) {
      const { store } = requireOpen(kernel);
      const scan = scanBytes(store.read, evidenceId);
      const child = scan && childReach(store.read, scan.childId);
      const scope = capabilitiesNow(requireSession(kernel), kernel.ports.clock).get('consent.read');
      if (!scan || !child || !scope || !reaches(scope, child)) return null;
      recordLookAt(kernel, evidenceId, scan.childId);
      return { type: scan.mime, bytes: scan.bytes };
    },
  },
];

/** One row for one look, as for a call: the pages of a form are asked for one by one. */
function recordLookAt(kernel: Kernel, evidenceId: string, childId: ChildId): void {
  const session = requireSession(kernel);
  const now = kernel.ports.clock.monotonic();
  const look = `evidence ${evidenceId}`;
  if (isSameLook(session, look, now)) return;
  writeAll(kernel, requireOpen(kernel).store, (tx) =>
    record(kernel, { what: 'consent.evidence-opened', childId }).apply(tx),
  );
  rememberLook(session, look, now);
}
