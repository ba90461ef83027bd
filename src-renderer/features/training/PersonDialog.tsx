import { useId, useState } from 'react';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Form, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';
import { useRequestKey } from '../medicines/request-key.ts';

/** Somebody who works here without an account, such as midday staff. */
export function PersonDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useId();
  const requestKey = useRequestKey();
  const [name, setName] = useState('');
  const [label, setLabel] = useState('');
  const add = useCommand('training.addPerson');
  const save = async () => {
    const result = await add.run({ requestKey, name, label });
    if (!result.ok) return;
    toast('Added. Now record the training.');
    onClose();
  };
  return (
    <EntryDialog
      title="Somebody without an account"
      form={form}
      draft={[name, label]}
      pending={add.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void save()} error={formError(add.error)}>
        <TextField
          label="Name"
          autoFocus
          value={name}
          onChange={setName}
          maxLength={80}
          error={fieldError(add.error, 'name')}
        />
        <TextField label="What they do here" optional value={label} onChange={setLabel} maxLength={60} />
      </Form>
    </EntryDialog>
  );
}
