import { useState } from 'react';
import { useCommand } from '../../../api/call.ts';
import { Button, Dialog, Form, PasswordField, toast } from '../../../ui/index.ts';

const FORM = 'accept-older';

/** A Lead says, knowing what it means, that the school goes on with the older copy, or with what was changed outside Careboard. */
export function AcceptOlderDialog({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('');
  const accept = useCommand('access.acceptOlderRegister');
  const submit = async () => {
    if (password === '') return;
    const result = await accept.run({ password });
    setPassword('');
    if (!result.ok) return;
    toast('The register is accepted as it is');
    onClose();
  };
  return (
    <Dialog
      title="Go on with the register as it is?"
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
          What was written after the earlier copy was made may not be in it: needs, doses, decisions, taps. Please have
          that compared with paper and entered again. The warning then ends; that you accepted it stays in the audit.
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
