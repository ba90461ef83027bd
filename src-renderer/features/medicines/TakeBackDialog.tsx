import { useState } from 'react';
import type { ChildId, DoseId, StaffId } from '#shared/domain/ids.ts';
import type { StaffName } from '#shared/features/medicines/medicines.view.ts';
import { useCommand } from '../../api/call.ts';
import { useRequestKey } from './request-key.ts';
import { NO_WITNESS, WitnessFields, witnessOf } from './WitnessFields.tsx';
import { WrongEntryDialog } from './WrongEntryDialog.tsx';

/** An entry was wrong and nothing takes its place. It stays to be seen. */
export function TakeBackDialog({
  childId,
  doseId,
  name,
  controlled,
  staff,
  me,
  onClose,
}: {
  readonly childId: ChildId;
  readonly doseId: DoseId;
  /** "Ava Wu, Oak: Ventolin" */
  readonly name: string;
  readonly controlled: boolean;
  readonly staff: readonly StaffName[];
  readonly me: StaffId;
  readonly onClose: () => void;
}) {
  const requestKey = useRequestKey();
  const [witness, setWitness] = useState(NO_WITNESS);
  const back = useCommand('medicines.takeBack');
  const one = { childId, doseId, requestKey };
  return (
    <WrongEntryDialog
      title={`Take back: ${name}`}
      done="Taken back. The wrong entry stays to be seen."
      above={<p>The entry stays on the record, struck through, and counts no more.</p>}
      takeBack={back}
      onSave={(words) => back.run({ ...one, words, witness: controlled ? witnessOf(witness) : null })}
      onClose={onClose}
    >
      {controlled && (
        <WitnessFields staff={staff} without={[me]} value={witness} onChange={setWitness} error={undefined} />
      )}
    </WrongEntryDialog>
  );
}
