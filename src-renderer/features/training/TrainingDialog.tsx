import { useId, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { StaffId, TrainingPersonId } from '#shared/domain/ids.ts';
import {
  NAMED_KINDS,
  TRAINING_KINDS,
  TRAINING_NAMES,
  type TrainingKind,
} from '#shared/features/training/training.model.ts';
import { offeredReview } from '#shared/features/training/training.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Checkbox, DateField, FieldRow, Form, Select, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';
import { useRequestKey } from '../medicines/request-key.ts';

const KINDS = TRAINING_KINDS.map((id) => ({ id, label: TRAINING_NAMES[id] }));
const WHAT: Readonly<Partial<Record<TrainingKind, string>>> = {
  adrenaline: 'Which device? As it stands on it',
  rescue: 'Which medicine?',
  other: 'Which training?',
};

/** One training, as on its paper (DfE template E). */
export function TrainingDialog({
  list: { people, others, today },
  onClose,
}: {
  readonly list: CallOutput<'training.list'>;
  readonly onClose: () => void;
}) {
  const form = useId();
  const requestKey = useRequestKey();
  const [who, setWho] = useState<string | null>(null);
  const [kind, setKind] = useState<TrainingKind>('adrenaline');
  const [what, setWhat] = useState('');
  const [handled, setHandled] = useState(false);
  const [trainedOn, setTrainedOn] = useState<CalendarDate | null>(today);
  const [review, setReview] = useState<CalendarDate | null>(null);
  const [trainer, setTrainer] = useState('');
  const [profession, setProfession] = useState('');
  const [competent, setCompetent] = useState(false);
  const [tried, setTried] = useState(false);
  // Until somebody says another, the day that follows from the training.
  const reviewOn = review ?? (trainedOn && offeredReview(kind, trainedOn));
  const record = useCommand('training.record');
  const save = async () => {
    setTried(true);
    if (who === null || trainedOn === null || reviewOn === null) return;
    const isPerson = people.some(({ personId }) => personId === who);
    const result = await record.run({
      who: isPerson ? { personId: who as TrainingPersonId } : { staffId: who as StaffId },
      requestKey,
      fields: {
        ...{ kind, what: NAMED_KINDS.has(kind) ? what : '', handled: kind === 'adrenaline' ? handled : null },
        ...{ trainedOn, trainer, profession, competent, reviewOn, words: '' },
      },
    });
    if (!result.ok) return;
    toast('Recorded.');
    onClose();
  };
  return (
    <EntryDialog
      title="Record a training"
      form={form}
      draft={[who, kind, what, handled, trainedOn, review, trainer, profession, competent]}
      pending={record.pending}
      onClose={onClose}
      size="l"
    >
      <Form id={form} onSubmit={() => void save()} error={formError(record.error)}>
        <Select
          label="Who was trained?"
          autoFocus
          options={[
            ...people
              .filter(({ left }) => !left)
              .map(({ personId, name }) => ({ id: personId as string, label: name })),
            ...others.map(({ staffId, name }) => ({ id: staffId as string, label: name })),
          ]}
          value={who}
          onChange={setWho}
          error={tried && who === null ? 'Please choose.' : undefined}
        />
        <FieldRow>
          <Select label="In what?" options={KINDS} value={kind} onChange={setKind} />
          {NAMED_KINDS.has(kind) && (
            <TextField
              label={WHAT[kind] ?? 'Which?'}
              value={what}
              onChange={setWhat}
              maxLength={60}
              error={fieldError(record.error, 'fields.what')}
            />
          )}
        </FieldRow>
        {kind === 'adrenaline' && (
          <Checkbox
            isSelected={handled}
            onChange={setHandled}
            hint="Without it the training does not count on the card"
          >
            A trainer device was handled
          </Checkbox>
        )}
        <FieldRow>
          <TextField
            label="Trained by"
            value={trainer}
            onChange={setTrainer}
            maxLength={120}
            error={fieldError(record.error, 'fields.trainer')}
          />
          <TextField
            label="Profession and title"
            optional
            value={profession}
            onChange={setProfession}
            maxLength={120}
          />
        </FieldRow>
        <FieldRow>
          <DateField
            label="On"
            value={trainedOn}
            onChange={setTrainedOn}
            max={today}
            error={fieldError(record.error, 'fields.trainedOn')}
          />
          <DateField
            label="Review by"
            hint="Offered: a year, for first aid three"
            value={reviewOn}
            onChange={setReview}
            error={fieldError(record.error, 'fields.reviewOn')}
          />
        </FieldRow>
        <Checkbox isSelected={competent} onChange={setCompetent} hint="The trainer’s own statement">
          The trainer says that this person is competent
        </Checkbox>
      </Form>
    </EntryDialog>
  );
}
