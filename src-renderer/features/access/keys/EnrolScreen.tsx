import { useState } from 'react';
import type { SignInName } from '#shared/features/access/access.model.ts';
import { useCommand } from '../../../api/call.ts';
import { refreshSession } from '../../../api/session-store.ts';
import { Button, Form, PasswordField } from '../../../ui/index.ts';
import { Step } from '../first-run/Step.tsx';
import { LeadCodeField } from './LeadCodeField.tsx';

const AT_CODE = new Set(['wrong-code', 'code-expired']);
const AT_PASSWORD = new Set(['wrong-password', 'wait']);

/** A Lead's code and one's own password let this account of the PC in. */
export function EnrolScreen({ person, onBack }: { readonly person: SignInName; readonly onBack: () => void }) {
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const enrol = useCommand('access.enrol');
  const { error } = enrol;
  const isWhole = code.trim() !== '' && password !== '';
  const submit = async () => {
    if (!isWhole || enrol.pending) return;
    const result = await enrol.run({ code, staffId: person.staffId, password });
    if (result.ok) await refreshSession();
    else if (AT_PASSWORD.has(result.error.code)) setPassword('');
  };
  const at = (codes: ReadonlySet<string>) => (error && codes.has(error.code) ? error.message : undefined);
  return (
    <Step
      title="Let this PC account in"
      intro="A Lead makes the code in the account that the office uses every day: School, Security, Let another account in. It counts for a quarter of an hour. Careboard must be locked there."
    >
      <Form
        onSubmit={submit}
        error={at(AT_CODE) || at(AT_PASSWORD) ? undefined : error?.message}
        actions={
          <>
            <Button type="submit" tone="primary" size="l" isDisabled={!isWhole} isPending={enrol.pending}>
              Let it in and sign in
            </Button>
            <Button size="l" onPress={onBack} isDisabled={enrol.pending}>
              Back to the names
            </Button>
          </>
        }
      >
        <LeadCodeField value={code} onChange={setCode} error={at(AT_CODE)} />
        <PasswordField
          label={`Password for ${person.name}`}
          size="l"
          value={password}
          onChange={setPassword}
          error={at(AT_PASSWORD)}
        />
      </Form>
    </Step>
  );
}
