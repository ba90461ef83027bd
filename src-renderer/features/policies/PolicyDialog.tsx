import { useId, useState } from 'react';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { POLICY_NAMES, type Policy, type PolicyStep, STEP_NAMES } from '#shared/features/policies/policies.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { DateField, Form, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';
import { useRequestKey } from '../medicines/request-key.ts';

const ASKED: Readonly<Record<PolicyStep, string>> = {
  reviewed: 'By whom, and what changed?',
  published: 'The address on the website',
  pupils: 'How?',
  parents: 'How?',
  staff: 'How?',
  owners: 'Who? Governor and senior leader by name',
  'risk-register': 'Where in the risk register?',
};

/** One step of a policy was done. */
export function PolicyDialog({
  policy,
  step,
  today,
  onClose,
}: {
  readonly policy: Policy;
  readonly step: PolicyStep;
  readonly today: CalendarDate;
  readonly onClose: () => void;
}) {
  const form = useId();
  const requestKey = useRequestKey();
  const [onDay, setOnDay] = useState<CalendarDate | null>(today);
  const [words, setWords] = useState('');
  const record = useCommand('policies.record');
  const save = async () => {
    if (onDay === null) return;
    const result = await record.run({ requestKey, policy, step, onDay, words });
    if (!result.ok) return;
    toast('Recorded.');
    onClose();
  };
  return (
    <EntryDialog
      title={`${POLICY_NAMES[policy]}: ${STEP_NAMES[step].toLowerCase()}`}
      form={form}
      draft={[onDay, words]}
      pending={record.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void save()} error={formError(record.error)}>
        <TextField
          label={ASKED[step]}
          autoFocus
          value={words}
          onChange={setWords}
          maxLength={300}
          error={fieldError(record.error, 'words')}
        />
        <DateField label="On" value={onDay} onChange={setOnDay} max={today} error={fieldError(record.error, 'onDay')} />
      </Form>
    </EntryDialog>
  );
}
