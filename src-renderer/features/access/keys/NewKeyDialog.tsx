import { useState } from 'react';
import type { SignInName } from '#shared/features/access/access.model.ts';
import { useCommand } from '../../../api/call.ts';
import { Button, Dialog, Form, PasswordField } from '../../../ui/index.ts';

const FORM = 'new-key';

/** The register gets a new key, and everybody signs in again. After it, the core ends the session and with it this page. */
export function NewKeyDialog({
  removed,
  needCode,
  onClose,
}: {
  /** Asked right after somebody was taken off. */
  readonly removed?: string;
  readonly needCode: readonly SignInName[];
  readonly onClose: () => void;
}) {
  const [password, setPassword] = useState('');
  const rotate = useCommand('access.rotateKey');
  const submit = async () => {
    if (password === '') return;
    await rotate.run({ password });
    setPassword('');
  };
  return (
    <Dialog
      title={removed === undefined ? 'Give the register a new key' : `${removed} can no longer sign in`}
      size="s"
      isOpen
      onClose={rotate.pending ? () => undefined : onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={rotate.pending}>
            {removed === undefined ? 'Cancel' : 'Not now'}
          </Button>
          <Button type="submit" form={FORM} tone="primary" isPending={rotate.pending} isDisabled={password === ''}>
            Give it a new key
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit}>
        {removed !== undefined && (
          <p>
            Could they have copied files from this PC? Then give the register a new key: what they kept opens nothing
            that is written from now on.
          </p>
        )}
        <p>
          No record changes; passwords and the recovery code stay the same. It takes some seconds, then Careboard locks
          and everybody signs in again. Backups from before are opened by the recovery code.
        </p>
        {needCode.length > 0 && (
          <p>
            They have not signed in since Careboard was updated, and will need a one-time code from you afterwards:{' '}
            {needCode.map(({ name }) => name).join(', ')}.
          </p>
        )}
        <PasswordField
          label="Your password"
          autoFocus
          value={password}
          onChange={setPassword}
          error={rotate.error?.message}
        />
      </Form>
    </Dialog>
  );
}
