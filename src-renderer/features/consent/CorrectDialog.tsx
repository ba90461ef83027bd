import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { ConsentChild, DecisionState, HistoryEntry } from '#shared/features/consent/consent.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, Form, RadioGroup, TextArea, toast } from '../../ui/index.ts';

const TAKE_OUT = 'take-out';
const CHOICES = [
  { id: 'given', label: 'It should say yes' },
  { id: 'refused', label: 'It should say no' },
  { id: 'no-answer', label: 'It was left blank' },
  { id: TAKE_OUT, label: 'It should not be here', hint: 'Typed for the wrong child, or twice' },
] as const;

/** Puts a slip of the pen right. The old entry stays to be seen; why is asked for. */
export function CorrectDialog({
  child,
  entry,
  onClose,
}: {
  readonly child: ConsentChild;
  readonly entry: HistoryEntry;
  readonly onClose: () => void;
}) {
  const form = useId();
  const today = londonDay(new Date());
  const [choice, setChoice] = useState<DecisionState | typeof TAKE_OUT | null>(null);
  const [decidedOn, setDecidedOn] = useState<CalendarDate | null>(entry.decidedOn);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const correct = useCommand('consent.correct');
  const save = async () => {
    setTried(true);
    if (choice === null || (choice !== TAKE_OUT && decidedOn === null)) return;
    const replacement =
      choice === TAKE_OUT || decidedOn === null ? null : { state: choice, decidedOn, validUntil: entry.validUntil };
    const result = await correct.run({ childId: child.childId, decisionId: entry.decisionId, words, replacement });
    if (!result.ok) return;
    toast('Corrected. The old entry stays in the history.');
    onClose();
  };
  return (
    <Dialog
      title={`Correct this entry: ${oneLine(child)}`}
      isOpen
      onClose={onClose}
      draft={[choice, decidedOn, words]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={correct.pending}>
            Save
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(correct.error)}>
        <RadioGroup
          label="What is right?"
          autoFocus
          options={CHOICES}
          value={choice}
          onChange={setChoice}
          error={tried && choice === null ? 'Please choose.' : undefined}
        />
        {choice !== TAKE_OUT && (
          <DateField
            label="Date on the form"
            value={decidedOn}
            onChange={setDecidedOn}
            max={today}
            error={
              fieldError(correct.error, 'decidedOn') ??
              (tried && decidedOn === null ? 'Please fill this in.' : undefined)
            }
          />
        )}
        <TextArea
          label="Why is it corrected?"
          value={words}
          onChange={setWords}
          error={fieldError(correct.error, 'words')}
        />
      </Form>
    </Dialog>
  );
}
