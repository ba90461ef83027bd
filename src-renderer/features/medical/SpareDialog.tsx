import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { SPARE_IS } from '#shared/features/medical/emergency.rules.ts';
import type { SpareDevice } from '#shared/features/medical/plan.contract.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, Form, RadioGroup, TextField, toast } from '../../ui/index.ts';

const FORM = 'spare-device';
type Fields = CallInput<'medical.recordSpare'>['fields'];

/** Records who agreed that the school's own adrenaline device may be used for this child, or who said no. */
export function SpareDialog({
  childId,
  name,
  before,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly before: SpareDevice | null;
  readonly onClose: () => void;
}) {
  const [fields, setFields] = useState<Fields>({
    answer: before?.answer ?? 'not-recorded',
    parent: before?.parent ?? '',
    doctor: before?.doctor ?? '',
    agreedOn: before?.agreedOn ?? null,
  });
  const save = useCommand('medical.recordSpare');
  const change = (to: Partial<Fields>) => setFields({ ...fields, ...to });
  const submit = async () => {
    if (save.pending) return;
    const result = await save.run({ childId, fields });
    if (!result.ok) return;
    toast('Recorded. What was recorded before is kept.');
    onClose();
  };
  const said = fields.answer !== 'not-recorded';
  return (
    <Dialog
      title={`School spare adrenaline pen for ${name}`}
      isOpen
      onClose={onClose}
      draft={fields}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={save.pending}>
            Record
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={() => void submit()} error={formError(save.error)}>
        <p>{SPARE_IS}</p>
        <RadioGroup
          label="May the school’s spare adrenaline pen be used for this child?"
          options={[
            { id: 'yes', label: 'Yes' },
            { id: 'no', label: 'No' },
            { id: 'not-recorded', label: 'Not recorded' },
          ]}
          value={fields.answer}
          onChange={(answer) => change({ answer })}
          row
        />
        {said && (
          <>
            <TextField
              label="Parent who said so"
              value={fields.parent}
              onChange={(parent) => change({ parent })}
              error={fieldError(save.error, 'fields.parent')}
              maxLength={120}
            />
            <TextField
              label="Doctor or nurse who agreed"
              hint="Leave empty if nobody did: the card then says that it is not recorded."
              optional
              value={fields.doctor}
              onChange={(doctor) => change({ doctor })}
              maxLength={120}
            />
            <DateField
              label="Date on the form"
              value={fields.agreedOn as never}
              onChange={(agreedOn) => change({ agreedOn })}
              error={fieldError(save.error, 'fields.agreedOn')}
            />
          </>
        )}
      </Form>
    </Dialog>
  );
}
