import { useState } from 'react';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import { useCommand } from '../../api/call.ts';
import { Button, Dialog, Form, PasswordField, toast } from '../../ui/index.ts';
import { PASSWORD_HINT, passwordError } from '../access/password-words.ts';

const FORM = 'new-password';

/** A Lead gives somebody a new password, in person. */
export function NewPasswordDialog({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) {
  const [password, setPassword] = useState('');
  const save = useCommand('access.resetPassword');
  const at = passwordError(save.error);
  const submit = async () => {
    const result = await save.run({ staffId: member.staffId, password });
    if (!result.ok) return;
    toast(`${member.name} has a new password`);
    onClose();
  };
  return (
    <Dialog
      title={`New password for ${member.name}`}
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={save.pending} isDisabled={password === ''}>
            Give it
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={at.form}>
        <p>Best typed by them, beside you. Their old password stops working.</p>
        <PasswordField
          label="New password"
          hint={PASSWORD_HINT}
          autoFocus
          value={password}
          onChange={setPassword}
          error={at.next}
        />
      </Form>
    </Dialog>
  );
}
