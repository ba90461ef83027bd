import { useId, useState } from 'react';
import type { ChildId, MedicineId, MedicineVersionId } from '#shared/domain/ids.ts';
import { END_REASON_WORDS, EndReason } from '#shared/features/medicines/medicines.model.ts';
import { useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Form, Select, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from './EntryDialogs.tsx';

const REASONS = EndReason.options.map((id) => ({ id, label: END_REASON_WORDS[id] }));

/** The agreement is over: nothing is given on it any more, and what is left goes back. */
export function EndDialog({
  childId,
  medicineId,
  versionId,
  name,
  onClose,
}: {
  readonly childId: ChildId;
  readonly medicineId: MedicineId;
  readonly versionId: MedicineVersionId;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [reason, setReason] = useState<EndReason>('finished');
  const [words, setWords] = useState('');
  const end = useCommand('medicines.end');
  const save = async () => {
    const result = await end.run({ childId, medicineId, versionId, reason, words });
    if (!result.ok) return;
    toast('The agreement is over. What is left stands under “To see to” until it is given back.');
    onClose();
  };
  return (
    <EntryDialog
      title={`End the agreement: ${name}`}
      form={form}
      draft={[reason, words]}
      pending={end.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void save()} error={formError(end.error)}>
        <Select label="Why?" autoFocus options={REASONS} value={reason} onChange={setReason} />
        <TextField label="In a few words" optional value={words} onChange={setWords} maxLength={300} />
      </Form>
    </EntryDialog>
  );
}
