import { useId, useState } from 'react';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { FirstAidVersion } from '#shared/features/medical/first-aid.contract.ts';
import { isShown } from '#shared/features/medical/first-aid.rules.ts';
import { type FirstAidPackId, PACKS, PLAN_DECIDES } from '#shared/features/medical/first-aid-packs.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { DateField, Form, TextArea, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';

/** The school's own text in the place of a published one, with where it comes from and of when it is. */
export function FirstAidDialog({
  packId,
  newest,
  today,
  onClose,
}: {
  readonly packId: FirstAidPackId;
  readonly newest: FirstAidVersion | undefined;
  readonly today: CalendarDate;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [steps, setSteps] = useState(newest?.own?.steps ?? '');
  const [source, setSource] = useState(newest?.own?.source ?? '');
  const [publishedOn, setPublishedOn] = useState<CalendarDate | null>(newest?.own?.publishedOn ?? null);
  const [tried, setTried] = useState(false);
  const set = useCommand('medical.setFirstAid');
  const save = async () => {
    setTried(true);
    if (publishedOn === null) return;
    const own = { steps, source, publishedOn };
    const result = await set.run({ packId, seen: newest?.version ?? 0, shown: isShown(newest), own });
    if (!result.ok) return;
    toast(isShown(newest) ? 'Saved. It stands on the cards.' : 'Saved. It is off until you switch it on.');
    onClose();
  };
  return (
    <EntryDialog
      title={`The school’s own text: ${PACKS[packId].title}`}
      form={form}
      draft={[steps, source, publishedOn]}
      pending={set.pending}
      onClose={onClose}
      size="l"
    >
      <Form id={form} onSubmit={() => void save()} error={formError(set.error)}>
        <p>It takes the place of the published text on the cards. {PLAN_DECIDES}</p>
        <TextArea
          label="Steps, each on a line of its own"
          autoFocus
          value={steps}
          onChange={setSteps}
          rows={7}
          maxLength={3000}
          error={fieldError(set.error, 'own.steps')}
        />
        <TextField
          label="Who published it, and what is it called?"
          value={source}
          onChange={setSource}
          maxLength={200}
          error={fieldError(set.error, 'own.source')}
        />
        <DateField
          label="Date of that text"
          value={publishedOn}
          onChange={setPublishedOn}
          max={today}
          error={
            fieldError(set.error, 'own.publishedOn') ??
            (tried && publishedOn === null ? 'Please fill this in.' : undefined)
          }
        />
      </Form>
    </EntryDialog>
  );
}
