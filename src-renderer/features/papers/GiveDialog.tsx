import { useId, useState } from 'react';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { Copy } from '#shared/features/papers/papers.model.ts';
import { copiesWords } from '#shared/features/papers/papers.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, TextField } from '../../ui/index.ts';

/** A note went to a parent: it does not come back. */
export function GiveDialog({
  copies,
  onClose,
  onDone,
}: {
  readonly copies: readonly Copy[];
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}) {
  const form = useId();
  const [whom, setWhom] = useState(copies.length === 1 ? (copies[0]?.holder ?? '') : '');
  const give = useCommand('papers.giveToParent');
  const save = async () => {
    const copyIds = copies.map(({ copyId }) => copyId);
    const result = await give.run({ copyIds, onDay: londonDay(new Date()), whom });
    if (result.ok) onDone(`${copiesWords(copyIds.length)} given to ${whom.trim()}.`);
  };
  return (
    <Dialog
      title={`Given to the parent: ${copiesWords(copies.length)}`}
      isOpen
      onClose={onClose}
      draft={whom}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={form} tone="primary" isPending={give.pending}>
            Given
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(give.error)}>
        <TextField
          label="Which parent has it?"
          autoFocus
          value={whom}
          onChange={setWhom}
          maxLength={80}
          error={fieldError(give.error, 'whom')}
        />
      </Form>
    </Dialog>
  );
}
