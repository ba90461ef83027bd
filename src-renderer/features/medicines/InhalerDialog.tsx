import { useId, useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import type { StaffName } from '#shared/features/medicines/medicines.view.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { FieldRow, Form, NumberField, Select, TextArea, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from './EntryDialogs.tsx';
import { MomentFields, momentOf, useMoment } from './MomentFields.tsx';
import { useRequestKey } from './request-key.ts';
import { staffOptions } from './WitnessFields.tsx';

/** The school's own reliever inhaler was used for this child. The parent is always told: the note stands beside the entry. */
export function InhalerDialog({
  childId,
  name,
  staff,
  me,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly staff: readonly StaffName[];
  readonly me: StaffName['staffId'];
  readonly onClose: () => void;
}) {
  const form = useId();
  const requestKey = useRequestKey();
  const [when, setWhen] = useMoment();
  const [puffs, setPuffs] = useState<number | null>(null);
  const [place, setPlace] = useState('');
  const [words, setWords] = useState('');
  const [givenBy, setGivenBy] = useState(me);
  const [tried, setTried] = useState(false);
  const record = useCommand('medicines.recordInhaler');
  const save = async () => {
    setTried(true);
    const at = momentOf(when);
    if (at === null || puffs === null) return;
    const result = await record.run({ childId, requestKey, at, puffs, place, words, givenBy });
    if (!result.ok) return;
    toast('Recorded. Please print the note for the parent.');
    onClose();
  };
  return (
    <EntryDialog
      title={`School’s inhaler used: ${name}`}
      form={form}
      draft={[when, puffs, place, words, givenBy]}
      pending={record.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void save()} error={formError(record.error)}>
        <FieldRow>
          <NumberField
            label="Puffs"
            autoFocus
            value={puffs}
            onChange={setPuffs}
            min={1}
            max={100}
            error={tried && puffs === null ? 'Please fill this in.' : undefined}
          />
          <Select
            label="Given by"
            options={staffOptions(staff)}
            value={givenBy}
            onChange={setGivenBy}
            error={fieldError(record.error, 'givenBy')}
          />
        </FieldRow>
        <TextField label="Where?" optional value={place} onChange={setPlace} maxLength={120} />
        <TextArea label="What happened?" optional value={words} onChange={setWords} />
        <MomentFields value={when} onChange={setWhen} error={fieldError(record.error, 'at')} />
      </Form>
    </EntryDialog>
  );
}
