import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { PaperId } from '#shared/domain/ids.ts';
import { HandKind, KIND_NAMES } from '#shared/features/papers/papers.model.ts';
import { copiesWords } from '#shared/features/papers/papers.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, FieldRow, Form, Select, TextField, toast } from '../../ui/index.ts';
import { HoldersFields, useStaffNames } from './HoldersFields.tsx';
import { holderLines, holdersOf, holdersTrouble } from './holders.ts';

/** A paper that was not printed here, with its whole set of copies: twelve names are twelve lines. */
export function AddPaperDialog({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (paperId: PaperId) => void;
}) {
  const form = useId();
  const staff = useStaffNames();
  const [today] = useState(() => londonDay(new Date()));
  const [kind, setKind] = useState<HandKind>('governors');
  const [title, setTitle] = useState('');
  const [onDay, setOnDay] = useState<CalendarDate | null>(null);
  const [masterPlace, setMasterPlace] = useState('');
  const [names, setNames] = useState('');
  const [chosen, setCollectBy] = useState<CalendarDate | null>(null);
  const [tried, setTried] = useState(false);
  const add = useCommand('papers.add');
  // Collected after the discussion: on the day of the meeting, unless another day is given.
  const collectBy = chosen ?? onDay;
  const trouble = holdersTrouble(names);
  const save = async () => {
    setTried(true);
    if (collectBy === null || trouble !== undefined) return;
    const holders = holdersOf(names, staff);
    const result = await add.run({ kind, title, onDay, masterPlace, holders, collectBy });
    if (!result.ok) return;
    const { paperId, reference, copies } = result.value;
    toast(`Paper ${reference}: ${copiesWords(copies.length)} issued. Write the number on each copy.`);
    onAdded(paperId);
  };
  const count = holderLines(names).length;
  return (
    <Dialog
      title="Add a confidential paper"
      size="l"
      isOpen
      onClose={onClose}
      draft={[kind, title, onDay, masterPlace, names, chosen]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={add.pending}>
            {count > 0 ? `Issue ${copiesWords(count)}` : 'Issue'}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(add.error)}>
        <FieldRow>
          <TextField
            label="What is it?"
            hint="Without a child’s or an adult’s name: “Part two, staffing”."
            autoFocus
            value={title}
            onChange={setTitle}
            maxLength={120}
            error={fieldError(add.error, 'title')}
          />
          <Select
            label="Kind"
            options={HandKind.options.map((id) => ({ id, label: KIND_NAMES[id] }))}
            value={kind}
            onChange={setKind}
          />
        </FieldRow>
        <FieldRow>
          <DateField label="Day of the meeting" optional value={onDay} onChange={setOnDay} />
          <DateField
            label="Collect and destroy by"
            value={collectBy}
            onChange={setCollectBy}
            min={today}
            error={
              fieldError(add.error, 'collectBy') ?? (tried && collectBy === null ? 'Please fill this in.' : undefined)
            }
          />
        </FieldRow>
        <HoldersFields
          value={names}
          onChange={setNames}
          error={fieldError(add.error, 'holders') ?? (tried ? trouble : undefined)}
        />
        <TextField
          label="Where is the master kept?"
          hint="Apart from the copies, locked."
          optional
          value={masterPlace}
          onChange={setMasterPlace}
          maxLength={80}
          error={fieldError(add.error, 'masterPlace')}
        />
      </Form>
    </Dialog>
  );
}
