import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { Copy } from '#shared/features/papers/papers.model.ts';
import { copiesWords } from '#shared/features/papers/papers.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, FieldRow, Form, TextArea, TextField } from '../../ui/index.ts';

/** A lost copy is said and reported at once; it stays out until somebody has it again. */
export function LoseDialog({
  copies,
  onClose,
  onDone,
}: {
  readonly copies: readonly Copy[];
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}) {
  const form = useId();
  const [today] = useState(() => londonDay(new Date()));
  const [onDay, setOnDay] = useState<CalendarDate | null>(today);
  const [told, setTold] = useState('');
  const [words, setWords] = useState('');
  const lose = useCommand('papers.lose');
  const save = async () => {
    if (onDay === null) return;
    const result = await lose.run({ copyIds: copies.map(({ copyId }) => copyId), onDay, told, words });
    if (result.ok) onDone(`${copiesWords(copies.length)} recorded as lost. When it is found, record it as collected.`);
  };
  return (
    <Dialog
      title={`Lost: ${copiesWords(copies.length)}, ${copies.map(({ holder }) => holder).join(', ')}`}
      isOpen
      onClose={onClose}
      draft={[onDay, told, words]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={lose.pending}>
            Record as lost
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(lose.error)}>
        <p>
          A lost paper about a child may be a data breach: tell the headteacher and the data protection officer today.
          They decide within 72 hours whether it must be reported further.
        </p>
        <FieldRow>
          <TextField
            label="Who was told?"
            autoFocus
            value={told}
            onChange={setTold}
            maxLength={80}
            error={fieldError(lose.error, 'told')}
          />
          <DateField
            label="Missed since"
            value={onDay}
            onChange={setOnDay}
            max={today}
            error={fieldError(lose.error, 'onDay') ?? (onDay === null ? 'Please fill this in.' : undefined)}
          />
        </FieldRow>
        <TextArea
          label="What happened?"
          optional
          value={words}
          onChange={setWords}
          maxLength={500}
          error={fieldError(lose.error, 'words')}
        />
      </Form>
    </Dialog>
  );
}
