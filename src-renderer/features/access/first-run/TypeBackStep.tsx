import { useState } from 'react';
import { useCommand } from '../../../api/call.ts';
import { Button, Form, TextField } from '../../../ui/index.ts';
import styles from './Step.module.css';
import { Step } from './Step.tsx';

/** Part of the code, typed back from the paper: proves that there is a paper. */
export function TypeBackStep({
  asked,
  at,
  inner,
  onBack,
  onDone,
}: {
  readonly asked: readonly number[];
  readonly at?: number;
  readonly inner?: boolean | undefined;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const [groups, setGroups] = useState<readonly string[]>(asked.map(() => ''));
  const confirm = useCommand('access.confirmRecoveryCode');
  const isWhole = groups.every((group) => group.trim().length >= 4);
  const submit = async () => {
    if (!isWhole) return;
    const result = await confirm.run({ groups: [...groups] });
    if (result.ok) onDone();
  };
  return (
    <Step
      at={at}
      inner={inner}
      title="Type part of it back"
      intro="From the paper, not from memory. Capitals and small letters are the same."
    >
      <Form
        onSubmit={submit}
        error={confirm.error?.message}
        actions={
          <>
            <Button type="submit" tone="primary" size="l" isDisabled={!isWhole} isPending={confirm.pending}>
              Check
            </Button>
            <Button size="l" onPress={onBack}>
              Show the code again
            </Button>
          </>
        }
      >
        <div className={styles.typeBack}>
          {asked.map((group, place) => (
            <TextField
              key={group}
              label={`Group ${group + 1}`}
              size="l"
              maxLength={12}
              autoFocus={place === 0}
              value={groups[place] ?? ''}
              onChange={(text) => setGroups(groups.map((before, i) => (i === place ? text : before)))}
            />
          ))}
        </div>
      </Form>
    </Step>
  );
}
