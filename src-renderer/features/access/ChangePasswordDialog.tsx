import { useState } from 'react';
import { useCommand } from '../../api/call.ts';
import { Button, Dialog, Form, PasswordField, toast } from '../../ui/index.ts';
import { PASSWORD_HINT, passwordError } from './password-words.ts';

const FORM = 'change-password';

/** A person's own password: the old one first, so that nobody changes it at an open screen. */
export function ChangePasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const save = useCommand('access.changePassword');
  const at = passwordError(save.error);
  const submit = async () => {
    const result = await save.run({ current, next });
    if (!result.ok) return;
    toast('Password changed');
    onClose();
  };
  return (
    <Dialog
      title="Change your password"
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={FORM}
            tone="primary"
            isPending={save.pending}
            isDisabled={current === '' || next === ''}
          >
            Change it
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={at.form}>
        <PasswordField label="Password now" autoFocus value={current} onChange={setCurrent} error={at.current} />
        <PasswordField label="New password" hint={PASSWORD_HINT} value={next} onChange={setNext} error={at.next} />
      </Form>
    </Dialog>
  );
}
