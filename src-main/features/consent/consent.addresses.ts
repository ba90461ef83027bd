import { record } from '#main/core/audited.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { isSameLook, rememberLook } from '#main/core/looks.ts';
import { requireOpen, requireSession } from '#main/core/require-open.ts';
import type { ServedAddress } from '#main/core/serve.ts';
import { capabilitiesNow } from '#main/core/session.ts';
import { writeAll } from '#main/core/waiting.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Capability } from '#shared/features/access/access.model.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { type ScanShows, scanBytes } from './evidence.repo.ts';

/**
 * Who may look at a scan, and how the look is named. A form of consent: those who read decisions of this child. The agreement to a
 * medicine bears a parent's name and hand: those who keep the agreements, as for that name itself.
 */
const MAY_LOOK: Readonly<Record<ScanShows, { readonly needs: Capability; readonly what: string }>> = {
  consent: { needs: 'consent.read', what: 'consent.evidence-opened' },
  medicine: { needs: 'medical.write', what: 'medicines.scan-opened' },
};

/** A scan of what was signed, as it was kept, for those who may. Each look stands in the audit before it leaves. */
export const consentAddresses: readonly ServedAddress[] = [
  {
    pattern: /^\/evidence\/([0-9a-f-]{36})$/,
    handle(kernel, [, evidenceId = '']) {
      const { store } = requireOpen(kernel);
      const scan = scanBytes(store.read, evidenceId);
      const child = scan && childReach(store.read, scan.childId);
      if (!scan || !child) return null;
      const { needs, what } = MAY_LOOK[scan.shows];
      const scope = capabilitiesNow(requireSession(kernel), kernel.ports.clock).get(needs);
      if (!scope || !reaches(scope, child)) return null;
      recordLookAt(kernel, evidenceId, { what, childId: scan.childId });
      return { type: scan.mime, bytes: scan.bytes };
    },
  },
];

/** One row for one look, as for a call: the pages of a form are asked for one by one. */
function recordLookAt(
  kernel: Kernel,
  evidenceId: string,
  entry: { readonly what: string; readonly childId: ChildId },
): void {
  const session = requireSession(kernel);
  const now = kernel.ports.clock.monotonic();
  const look = `evidence ${evidenceId}`;
  if (isSameLook(session, look, now)) return;
  writeAll(kernel, requireOpen(kernel).store, (tx) => record(kernel, entry).apply(tx));
  rememberLook(session, look, now);
}
