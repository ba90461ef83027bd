import { useState } from 'react';
import { useCommand } from '../../../api/call.ts';
import { Button, Dialog, Form, PasswordField, toast } from '../../../ui/index.ts';

const FORM = 'accept-older';

/** A Lead says, knowing what it means, that the school goes on with the older copy. */
export function AcceptOlderDialog({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('');
  const accept = useCommand('access.acceptOlderRegister');
  const submit = async () => {
    if (password === '') return;
    const result = await accept.run({ password });
    setPassword('');
    if (!result.ok) return;
    toast('The older register is accepted');
    onClose();
  };
  return (
    <Dialog
      title="Go on with the older register?"
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={accept.pending} isDisabled={password === ''}>
            Go on with it
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit}>
        <p>
          What was written after the copy was made is not in it: needs, doses, decisions, taps. Please have that entered
          again from paper. The warning then ends; that you accepted it stays in the audit.
        </p>
        <PasswordField
          label="Your password"
          autoFocus
          value={password}
          onChange={setPassword}
          error={accept.error?.message}
        />
      </Form>
    </Dialog>
  );
}
