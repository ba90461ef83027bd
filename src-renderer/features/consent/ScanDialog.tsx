import type { ChildId } from '#shared/domain/ids.ts';
import type { Scan } from '#shared/features/consent/consent.model.ts';
import { useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { LookAtScanDialog } from '../scans/LookAtScanDialog.tsx';

/** A scan of a consent form as it was kept. */
export function ScanDialog({
  childId,
  scan,
  onClose,
}: {
  readonly childId: ChildId;
  readonly scan: Scan;
  readonly onClose: () => void;
}) {
  const mayWrite = useCan('consent.write');
  const takeOff = useCommand('consent.takeEvidenceOff');
  return (
    <LookAtScanDialog
      scan={scan}
      takeOff={mayWrite ? (words) => takeOff.run({ childId, evidenceId: scan.evidenceId, words }) : null}
      error={takeOff.error}
      pending={takeOff.pending}
      onClose={onClose}
    />
  );
}
