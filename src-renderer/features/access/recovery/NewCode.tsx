import { useState } from 'react';
import { useCommand } from '../../../api/call.ts';
import { Button, Form, PasswordField } from '../../../ui/index.ts';
import { CodeStep } from '../first-run/CodeStep.tsx';
import { Step } from '../first-run/Step.tsx';
import { TypeBackStep } from '../first-run/TypeBackStep.tsx';

interface NewCodeProps {
  readonly title: string;
  readonly intro: string;
  readonly laterLabel: string;
  readonly onLater: () => void;
  readonly onDone: () => void;
  /** Inside a screen that has its own heading. */
  readonly inner?: boolean;
}

/**
 * A new recovery code: own password, the code on paper, part of it typed back. Until that last step the old code goes on
 * working, so going away in the middle loses nothing.
 */
export function NewCode({ title, intro, laterLabel, onLater, onDone, inner }: NewCodeProps) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<{ readonly groups: readonly string[]; readonly asked: readonly number[] } | null>(
    null,
  );
  const [written, setWritten] = useState(false);
  const show = useCommand('access.newRecoveryCode');
  const submit = async () => {
    if (password === '') return;
    const result = await show.run({ password });
    setPassword('');
    if (result.ok) setCode({ groups: result.value.recoveryCode.split('-'), asked: result.value.askedGroups });
  };
  if (code && written) {
    return <TypeBackStep asked={code.asked} inner={inner} onBack={() => setWritten(false)} onDone={onDone} />;
  }
  if (code) return <CodeStep groups={code.groups} inner={inner} onNext={() => setWritten(true)} />;
  return (
    <Step title={title} intro={intro} inner={inner}>
      <Form
        onSubmit={submit}
        actions={
          <>
            <Button type="submit" tone="primary" size="l" isDisabled={password === ''} isPending={show.pending}>
              Show a new code
            </Button>
            <Button size="l" onPress={onLater}>
              {laterLabel}
            </Button>
          </>
        }
      >
        <PasswordField
          label="Your password"
          hint="So that nobody can take a new code at a screen that was left open."
          size="l"
          autoFocus
          value={password}
          onChange={setPassword}
          error={show.error?.message}
          onKeyDown={(event) => event.key === 'Escape' && onLater()}
        />
      </Form>
    </Step>
  );
}
