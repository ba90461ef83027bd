import { useState } from 'react';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { refreshSession, useSession } from '../../api/session-store.ts';
import { Button, Dialog, Form, PasswordField, toast } from '../../ui/index.ts';

const FORM = 'set-pin';

/** A PIN for this session: it lifts the shield and nothing else, and is forgotten at Lock. */
export function SetPinDialog({ onClose }: { readonly onClose: () => void }) {
  const [pin, setPin] = useState('');
  const digits = useSession(({ session }) => session?.pinDigits);
  const save = useCommand('access.setPin');
  const submit = async () => {
    const result = await save.run({ pin });
    if (!result.ok) return;
    await refreshSession();
    toast('PIN set until you lock');
    onClose();
  };
  return (
    <Dialog
      title="Set a PIN"
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={save.pending} isDisabled={pin === ''}>
            Set the PIN
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={formError(save.error)}>
        <p>It shows the screen again after Hide. It is never written down by Careboard, and is gone when you lock.</p>
        <PasswordField
          label="PIN"
          hint={`At least ${digits} digits, not a simple row like 1234.`}
          pin
          autoFocus
          value={pin}
          onChange={setPin}
          error={fieldError(save.error, 'pin')}
        />
      </Form>
    </Dialog>
  );
}
