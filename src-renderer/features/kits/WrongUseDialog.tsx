import { useId, useState } from 'react';
import type { KitUse } from '#shared/features/kits/kits.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Form, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';

/** An entry about a use was wrong. It stays to be seen, and the item is in the kit again. */
export function WrongUseDialog({ use, onClose }: { readonly use: KitUse; readonly onClose: () => void }) {
  const form = useId();
  const [words, setWords] = useState('');
  const back = useCommand('kits.takeUseBack');
  const save = async () => {
    const result = await back.run({ useId: use.useId, words });
    if (!result.ok) return;
    toast('Taken back. The wrong entry stays to be seen.');
    onClose();
  };
  return (
    <EntryDialog
      title={`Take back: ${use.item} for ${use.who}`}
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
