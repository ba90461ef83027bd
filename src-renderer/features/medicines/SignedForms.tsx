import { FileText, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { Button } from '../../ui/index.ts';
import { KeepScanDialog } from '../scans/KeepScanDialog.tsx';
import { LookAtScanDialog } from '../scans/LookAtScanDialog.tsx';
import styles from './Medicines.module.css';
import type { MedicineRecord } from './StockDialogs.tsx';

type SignedScan = MedicineRecord['scans'][number];

/** The papers that parents signed, as they are, each with the version of the instructions that it shows. */
export function SignedForms({ record }: { readonly record: MedicineRecord }) {
  const mayWrite = useCan('medical.write');
  const [attaching, setAttaching] = useState(false);
  const [shown, setShown] = useState<SignedScan | null>(null);
  const attach = useCommand('medicines.attachScan');
  const takeOff = useCommand('medicines.takeScanOff');
  if (!mayWrite) return null;
  const { childId } = record.child;
  const { medicineId, current } = record.medicine;
  /** An end is recorded, not signed: the paper is of the version before it. */
  const signed = record.versions.find(({ state }) => state === 'agreed') ?? current;
  const lacks = !record.scans.some(({ version, off }) => version === signed.version && off === null);
  const several = record.versions.length > 1;
  return (
    <>
      <h3>Signed form</h3>
      {lacks && (
        <p className={styles.soft}>
          {several ? 'No scan of the form for these instructions is kept.' : 'No scan of it is kept.'}
          {signed.evidence && ` The paper: ${signed.evidence}.`}
        </p>
      )}
      {record.scans.map((scan) =>
        scan.off ? (
          <p key={scan.evidenceId} className={styles.soft}>
            Scan “{scan.title}” taken off{scan.off.by && ` by ${scan.off.by}`}: “{scan.off.words}”
          </p>
        ) : (
          <p key={scan.evidenceId}>
            <Button tone="quiet" icon={FileText} onPress={() => setShown(scan)}>
              {scan.title}
            </Button>{' '}
            {several && <span className={styles.soft}>Version {scan.version}</span>}
          </p>
        ),
      )}
      <p>
        <Button icon={Paperclip} tone={lacks ? 'plain' : 'quiet'} onPress={() => setAttaching(true)}>
          Attach the signed form
        </Button>
      </p>
      {attaching && (
        <KeepScanDialog
          childId={childId}
          whose={oneLine(record.child)}
          called={`Agreement of ${showDate(signed.agreedOn)}`}
          paper="The signed agreement"
          keep={(scan) => attach.run({ childId, medicineId, versionId: signed.versionId, ...scan })}
          error={attach.error}
          pending={attach.pending}
          kept="The scan is kept with the agreement."
          onClose={() => setAttaching(false)}
        />
      )}
      {shown && (
        <LookAtScanDialog
          scan={shown}
          takeOff={(words) => takeOff.run({ childId, evidenceId: shown.evidenceId, words })}
          error={takeOff.error}
          pending={takeOff.pending}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}
