import { useId, useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import { POLICY_NAMES, type PolicyEntry, STEP_NAMES } from '#shared/features/policies/policies.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Form, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';

/** An entry was wrong. What was recorded before it counts again, and the line is due again where nothing was. */
export function TakeBackDialog({ entry, onClose }: { readonly entry: PolicyEntry; readonly onClose: () => void }) {
  const form = useId();
  const [words, setWords] = useState('');
  const back = useCommand('policies.takeBack');
  const save = async () => {
    const result = await back.run({ entryId: entry.entryId, words });
    if (!result.ok) return;
    toast('Taken back. The audit keeps that it was.');
    onClose();
  };
  return (
    <EntryDialog
      title={`Take back: ${POLICY_NAMES[entry.policy]}, ${STEP_NAMES[entry.step].toLowerCase()}, ${showDate(entry.onDay)}`}
      form={form}
      draft={words}
      pending={back.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void save()} error={formError(back.error)}>
        <TextField
          label="What was wrong?"
          autoFocus
          value={words}
          onChange={setWords}
          maxLength={300}
          error={fieldError(back.error, 'words')}
        />
      </Form>
    </EntryDialog>
  );
}
