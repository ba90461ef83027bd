import { useState } from 'react';
import { useCommand } from '../../../api/call.ts';
import { fieldError } from '../../../api/failure.ts';
import { refreshSession } from '../../../api/session-store.ts';
import { Banner, Button, Checkbox, FieldRow, Form, PasswordField, TextField } from '../../../ui/index.ts';
import { Step } from '../first-run/Step.tsx';
import { PASSWORD_HINT } from '../password-words.ts';

const AT_CODE = new Set(['recovery-code-slip', 'wrong-recovery-code']);
const NO_STORE = new Set(['keychain-no-answer', 'keychain-unavailable']);

/** The code from paper makes one new Lead. For the day when nobody else can open the register. */
export function RecoverScreen({ onBack }: { readonly onBack: () => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [label, setLabel] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [passwordOnly, setPasswordOnly] = useState(false);
  const [storeFailed, setStoreFailed] = useState(false);
  const recover = useCommand('access.recover');
  const { error } = recover;
  const isWhole = [code, name, password].every((text) => text.trim() !== '') && password === again;
  const submit = async () => {
    if (!isWhole || recover.pending) return;
    const result = await recover.run({ code, lead: { name, label }, password, passwordOnly });
    if (result.ok) await refreshSession();
    else if (NO_STORE.has(result.error.code)) setStoreFailed(true);
  };
  const atCode = error && AT_CODE.has(error.code) ? error.message : undefined;
  const known = atCode !== undefined || error?.fields !== undefined || (error !== null && NO_STORE.has(error.code));
  return (
    <Step
      title="Use the recovery code"
      intro="The code from the paper in the safe makes one new Lead: you. Then you can give everybody else a new password under School. Every Lead is told for 30 days that it was used."
    >
      <Form
        onSubmit={submit}
        error={known ? undefined : error?.message}
        actions={
          <>
            <Button type="submit" tone="primary" size="l" isDisabled={!isWhole} isPending={recover.pending}>
              Make me a Lead and sign in
            </Button>
            <Button size="l" onPress={onBack} isDisabled={recover.pending}>
              Back
            </Button>
          </>
        }
      >
        <TextField
          label="Recovery code"
          hint="All nine groups, as they stand on the paper. Spaces and small letters do not matter."
          size="l"
          autoFocus
          maxLength={200}
          value={code}
          onChange={setCode}
          error={atCode}
        />
        <FieldRow>
          <TextField
            label="Your name"
            hint="As colleagues look for you. Not a name that is on the sign-in screen."
            maxLength={80}
            value={name}
            onChange={setName}
            error={fieldError(error, 'lead.name') && error?.message}
          />
          <TextField label="Your post" optional maxLength={60} value={label} onChange={setLabel} />
        </FieldRow>
        <FieldRow>
          <PasswordField
            label="New password"
            hint={PASSWORD_HINT}
            value={password}
            onChange={setPassword}
            error={fieldError(error, 'password')}
          />
          <PasswordField
            label="New password again"
            value={again}
            onChange={setAgain}
            error={again !== '' && again !== password ? 'The two are not the same yet.' : undefined}
          />
        </FieldRow>
        {storeFailed && (
          <>
            <Banner tone="watch" title="This PC’s password store does not work." announce>
              Please ask IT first: signing in to the PC again often brings it back. If it is gone for good, the register
              can go on protected by passwords alone. Then everybody else needs a new, longer password from you, and
              whoever copies the register’s files can try passwords elsewhere.
            </Banner>
            <Checkbox isSelected={passwordOnly} onChange={setPasswordOnly}>
              Go on with passwords alone
            </Checkbox>
          </>
        )}
      </Form>
    </Step>
  );
}
