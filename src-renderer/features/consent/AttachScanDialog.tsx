import { useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { ConsentChild, HistoryEntry } from '#shared/features/consent/consent.model.ts';
import { useCommand } from '../../api/call.ts';
import { Checkbox } from '../../ui/index.ts';
import { KeepScanDialog } from '../scans/KeepScanDialog.tsx';

/** Puts a scan of what was signed to an answer. */
export function AttachScanDialog({
  child,
  entry,
  onClose,
}: {
  readonly child: ConsentChild;
  readonly entry: HistoryEntry;
  readonly onClose: () => void;
}) {
  const [wholeForm, setWholeForm] = useState(true);
  const attach = useCommand('consent.attachEvidence');
  return (
    <KeepScanDialog
      childId={child.childId}
      whose={oneLine(child)}
      called={entry.decidedOn ? `Consent form of ${showDate(entry.decidedOn)}` : 'Consent form without a date'}
      paper="The signed form"
      keep={(scan) => attach.run({ childId: child.childId, decisionIds: [entry.decisionId], wholeForm, ...scan })}
      error={attach.error}
      pending={attach.pending}
      kept="The scan is kept with the answer."
      onClose={onClose}
    >
      <Checkbox
        isSelected={wholeForm}
        onChange={setWholeForm}
        hint="It then stands with every answer that was recorded with this one."
      >
        It is the whole form
      </Checkbox>
    </KeepScanDialog>
  );
}
