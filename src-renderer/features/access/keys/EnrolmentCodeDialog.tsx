import { useState } from 'react';
import type { OneTimeCode } from '#shared/features/access/keys.contract.ts';
import { useCommand } from '../../../api/call.ts';
import { Button, Dialog, Form, PasswordField } from '../../../ui/index.ts';
import styles from './ShownOnce.module.css';
import { ShownOnce } from './ShownOnce.tsx';

const FORM = 'enrolment-code';

/** A code that lets one more account of this PC in. */
export function EnrolmentCodeDialog({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState<OneTimeCode | null>(null);
  const make = useCommand('access.makeEnrolmentCode');
  const submit = async () => {
    if (password === '') return;
    const result = await make.run({ password });
    setPassword('');
    if (result.ok) setShown(result.value);
  };
  if (shown) {
    return (
      <Dialog
        key="shown"
        title="Code for another account"
        size="s"
        isOpen
        onClose={onClose}
        footer={
          <Button tone="primary" autoFocus onPress={onClose}>
            I have it
          </Button>
        }
      >
        <ShownOnce shown={shown} label="Code for another account of this PC" />
        <ol className={styles.steps}>
          <li>Write it down and lock Careboard.</li>
          <li>Sign this PC in to the other account and start Careboard there.</li>
          <li>Choose your name, type your password, then press “Type a Lead’s code”.</li>
        </ol>
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Let another account of this PC in"
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={make.pending} isDisabled={password === ''}>
            Show the code
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit}>
        <p>
          Careboard shows a code, once. Within a quarter of an hour, it lets one account in together with the password
          of a member of staff. From then on, everybody’s own password works in that account too.
        </p>
        <PasswordField
          label="Your password"
          autoFocus
          value={password}
          onChange={setPassword}
          error={make.error?.message}
        />
      </Form>
    </Dialog>
  );
}
