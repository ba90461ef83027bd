import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import {
  type Incident,
  REVIEW_RESULTS,
  REVIEW_WORDS,
  type ReviewResult,
} from '#shared/features/incidents/incidents.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { DateField, Form, RadioGroup, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';
import { useRequestKey } from '../medicines/request-key.ts';
import { ToldFields, toldOf, useTold } from '../medicines/ToldFields.tsx';
import type { Staff } from './IncidentView.tsx';

/** The parent was told: whom, by whom, when, how. */
export function TellDialog({
  incident: { incidentId, child },
  staff: { staff, me },
  onClose,
}: {
  readonly incident: Incident;
  readonly staff: Staff;
  readonly onClose: () => void;
}) {
  const form = useId();
  const requestKey = useRequestKey();
  const [told, setTold] = useTold(me);
  const tell = useCommand('incidents.tellParent');
  const save = async () => {
    const said = toldOf(told);
    if (said === null) return;
    const result = await tell.run({ childId: child.childId, incidentId, requestKey, ...said });
    if (!result.ok) return;
    toast('Recorded that the parent was told.');
    onClose();
  };
  return (
    <EntryDialog title="Parent told" form={form} draft={told} pending={tell.pending} onClose={onClose}>
      <Form id={form} onSubmit={() => void save()} error={formError(tell.error)}>
        <ToldFields value={told} onChange={setTold} staff={staff} error={tell.error} />
      </Form>
    </EntryDialog>
  );
}

/** What the review of the care plan came to. Until then the child stands among those to review. */
export function ReviewDialog({
  incident: { incidentId, child },
  onClose,
}: {
  readonly incident: Incident;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [result, setResult] = useState<ReviewResult | null>(null);
  const [words, setWords] = useState('');
  const [onDay, setOnDay] = useState<CalendarDate | null>(() => londonDay(new Date()));
  const [tried, setTried] = useState(false);
  const review = useCommand('incidents.review');
  const save = async () => {
    setTried(true);
    if (result === null || onDay === null) return;
    const answer = await review.run({ childId: child.childId, incidentId, result, words, onDay });
    if (!answer.ok) return;
    toast('The review is recorded.');
    onClose();
  };
  return (
    <EntryDialog
      title="Result of the review"
      form={form}
      draft={[result, words, onDay]}
      pending={review.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void save()} error={formError(review.error)}>
        <RadioGroup
          label="What came of it?"
          autoFocus
          options={REVIEW_RESULTS.map((id) => ({ id, label: REVIEW_WORDS[id] }))}
          value={result}
          onChange={setResult}
          error={tried && result === null ? 'Please choose.' : undefined}
        />
        <TextField
          label="In a few words"
          value={words}
          onChange={setWords}
          maxLength={300}
          error={fieldError(review.error, 'words')}
        />
        <DateField label="On" value={onDay} onChange={setOnDay} error={fieldError(review.error, 'onDay')} />
      </Form>
    </EntryDialog>
  );
}
