import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { Paper } from '#shared/features/papers/papers.contract.ts';
import { copiesWords } from '#shared/features/papers/papers.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, Form } from '../../ui/index.ts';
import { HoldersFields, useStaffNames } from './HoldersFields.tsx';
import { holdersOf, holdersTrouble } from './holders.ts';

/** Further copies of a paper recorded by hand: the numbers go on. */
export function IssueDialog({
  paper,
  onClose,
  onDone,
}: {
  readonly paper: Paper;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}) {
  const form = useId();
  const staff = useStaffNames();
  const [today] = useState(() => londonDay(new Date()));
  const [names, setNames] = useState('');
  const [collectBy, setCollectBy] = useState<CalendarDate | null>(paper.due);
  const [tried, setTried] = useState(false);
  const issue = useCommand('papers.issue');
  const trouble = holdersTrouble(names);
  const save = async () => {
    setTried(true);
    if (trouble !== undefined || collectBy === null) return;
    const result = await issue.run({ paperId: paper.paperId, holders: holdersOf(names, staff), collectBy });
    if (result.ok) onDone(`${copiesWords(result.value.copies.length)} issued. Write the number on each copy.`);
  };
  return (
    <Dialog
      title={`More copies of ${paper.reference}`}
      isOpen
      onClose={onClose}
      draft={[names, collectBy]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={issue.pending}>
            Issue
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(issue.error)}>
        <HoldersFields
          autoFocus
          value={names}
          onChange={setNames}
          error={fieldError(issue.error, 'holders') ?? (tried ? trouble : undefined)}
        />
        <DateField
          label="Collect and destroy by"
          value={collectBy}
          onChange={setCollectBy}
          min={today}
          error={
            fieldError(issue.error, 'collectBy') ?? (tried && collectBy === null ? 'Please fill this in.' : undefined)
          }
        />
      </Form>
    </Dialog>
  );
}
