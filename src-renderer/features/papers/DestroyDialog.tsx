import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Copy } from '#shared/features/papers/papers.model.ts';
import { copiesWords } from '#shared/features/papers/papers.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { useMe } from '../../api/session-store.ts';
import { Button, ComboBox, DateField, Dialog, FieldRow, Form, TextField } from '../../ui/index.ts';
import { useStaffNames } from './HoldersFields.tsx';

/** Two different members of staff destroy copies together; their names stand on the list for good. */
export function DestroyDialog({
  copies,
  onClose,
  onDone,
}: {
  readonly copies: readonly Copy[];
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}) {
  const form = useId();
  const staff = useStaffNames();
  const me = useMe();
  const [today] = useState(() => londonDay(new Date()));
  const [first, setFirst] = useState<StaffId | null>(me?.staffId ?? null);
  const [second, setSecond] = useState<StaffId | null>(null);
  const [onDay, setOnDay] = useState<CalendarDate | null>(today);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const destroy = useCommand('papers.destroy');
  const save = async () => {
    setTried(true);
    if (first === null || second === null || onDay === null) return;
    const copyIds = copies.map(({ copyId }) => copyId);
    const result = await destroy.run({ copyIds, onDay, firstStaff: first, secondStaff: second, words });
    if (result.ok) onDone(`${copiesWords(copyIds.length)} destroyed. They stand on the permanent list.`);
  };
  const missing = (value: unknown) => (tried && value === null ? 'Please fill this in.' : undefined);
  const people = staff.map(({ staffId, name, label }) => ({ id: staffId, label: name, hint: label }));
  return (
    <Dialog
      title={`Destroyed: ${copiesWords(copies.length)}`}
      isOpen
      onClose={onClose}
      draft={[first, second, onDay, words]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={destroy.pending}>
            Record as destroyed
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(destroy.error)}>
        <p>Two people destroy confidential copies together. A copy that was still out is recorded as collected, too.</p>
        <FieldRow>
          <ComboBox
            label="Destroyed by"
            options={people}
            value={first}
            onChange={setFirst}
            error={fieldError(destroy.error, 'firstStaff') ?? missing(first)}
          />
          <ComboBox
            label="Together with"
            autoFocus
            options={people.filter(({ id }) => id !== first)}
            value={second}
            onChange={setSecond}
            error={fieldError(destroy.error, 'secondStaff') ?? missing(second)}
          />
        </FieldRow>
        <FieldRow>
          <DateField
            label="When?"
            value={onDay}
            onChange={setOnDay}
            max={today}
            error={fieldError(destroy.error, 'onDay') ?? missing(onDay)}
          />
          <TextField
            label="How?"
            optional
            hint="“Cross-cut shredder”"
            value={words}
            onChange={setWords}
            maxLength={200}
            error={fieldError(destroy.error, 'words')}
          />
        </FieldRow>
      </Form>
    </Dialog>
  );
}
