import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { KitKind } from '#shared/features/kits/kits.model.ts';
import type { SpareDevice } from '#shared/features/medical/plan.contract.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, Form, RadioGroup, TextField, toast } from '../../ui/index.ts';

const FORM = 'spare-device';
type Fields = CallInput<'medical.recordSpare'>['fields'];

const WORDS = {
  adrenaline: {
    title: 'School’s spare adrenaline device',
    may: 'May the school’s spare adrenaline device be used for this child?',
    doctor: 'Doctor or nurse who agreed',
  },
  inhaler: {
    title: 'School’s inhaler',
    may: 'May the school’s inhaler be used for this child?',
    doctor: 'Who diagnosed asthma or prescribed a reliever',
  },
} as const;

/** Records who agreed that the school's own device of this kind may be used for this child, or who said no. */
export function SpareDialog({
  childId,
  name,
  kind,
  before,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly kind: KitKind;
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
    const result = await save.run({ childId, kind, fields });
    if (!result.ok) return;
    toast('Recorded. What was recorded before is kept.');
    onClose();
  };
  const said = fields.answer !== 'not-recorded';
  return (
    <Dialog
      title={`${WORDS[kind].title} for ${name}`}
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
        <RadioGroup
          label={WORDS[kind].may}
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
              label={WORDS[kind].doctor}
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
