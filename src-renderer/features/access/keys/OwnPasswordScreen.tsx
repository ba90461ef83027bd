import { useState } from 'react';
import type { SignInName } from '#shared/features/access/access.model.ts';
import { useCommand } from '../../../api/call.ts';
import { fieldError } from '../../../api/failure.ts';
import { refreshSession } from '../../../api/session-store.ts';
import { Button, FieldRow, Form, PasswordField } from '../../../ui/index.ts';
import { Step } from '../first-run/Step.tsx';
import { PASSWORD_HINT } from '../password-words.ts';
import { LeadCodeField } from './LeadCodeField.tsx';

const AT_CODE = new Set(['wrong-code', 'code-expired', 'wait']);

/** A person who was given a one-time code sets a password that only they know. */
export function OwnPasswordScreen({
  person,
  onBack,
  onNoSecret,
}: {
  readonly person: SignInName;
  readonly onBack: () => void;
  readonly onNoSecret: () => void;
}) {
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const set = useCommand('access.signInByCode');
  const { error } = set;
  const isWhole = code.trim() !== '' && password !== '' && password === again;
  const submit = async () => {
    if (!isWhole || set.pending) return;
    const result = await set.run({ staffId: person.staffId, code, password });
    if (result.ok) await refreshSession();
    else if (result.error.code === 'device-secret-missing') onNoSecret();
  };
  const atCode = error && AT_CODE.has(error.code) ? error.message : undefined;
  const atPassword = fieldError(error, 'password');
  return (
    <Step
      title={`A new password for ${person.name}`}
      intro="A Lead gave you a code. Type it, and choose a password that only you know. The code is then used up."
    >
      <Form
        onSubmit={submit}
        error={atCode || atPassword ? undefined : error?.message}
        actions={
          <>
            <Button type="submit" tone="primary" size="l" isDisabled={!isWhole} isPending={set.pending}>
              Set it and sign in
            </Button>
            <Button size="l" onPress={onBack} isDisabled={set.pending}>
              Back to the names
            </Button>
          </>
        }
      >
        <LeadCodeField value={code} onChange={setCode} error={atCode} />
        <FieldRow>
          <PasswordField
            label="New password"
            hint={PASSWORD_HINT}
            value={password}
            onChange={setPassword}
            error={atPassword}
          />
          <PasswordField
            label="New password again"
            value={again}
            onChange={setAgain}
            error={again !== '' && again !== password ? 'The two are not the same yet.' : undefined}
          />
        </FieldRow>
      </Form>
    </Step>
  );
}
