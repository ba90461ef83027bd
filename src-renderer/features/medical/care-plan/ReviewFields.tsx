import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { SignedPlanLook } from '#shared/features/medical/care-plan.contract.ts';
import { aYearFrom } from '#shared/features/medical/care-plan.rules.ts';
import { DateField, FieldRow, RadioGroup, TextField } from '../../../ui/index.ts';
import type { PlanDraft } from './plan-draft.ts';

/** What a version needs before it is saved: by when it is looked at again, whether it is what was signed, and why it changed. */
export function ReviewFields({
  draft,
  setDraft,
  tried,
  errorOf,
  signed,
  isFirst,
}: {
  readonly draft: PlanDraft;
  readonly setDraft: (draft: PlanDraft) => void;
  readonly tried: boolean;
  readonly errorOf: (field: string) => string | undefined;
  readonly signed: SignedPlanLook | null;
  readonly isFirst: boolean;
}) {
  const today = londonDay(new Date());
  const lack = (is: boolean, words = 'Please fill this in.') => (tried && is ? words : undefined);
  const { fields, why, isFromSigned } = draft;
  return (
    <>
      {signed && (
        <RadioGroup
          label={`Is this what the signed plan says (${signed.title}, ${signed.signedOn ? `signed ${showDate(signed.signedOn)}` : 'date of signature not recorded'})?`}
          options={[
            { id: 'same', label: 'Yes, typed from it word for word' },
            { id: 'changed', label: 'No, it changes something and is still to be signed' },
          ]}
          value={isFromSigned === null ? null : isFromSigned ? 'same' : 'changed'}
          onChange={(id) => setDraft({ ...draft, isFromSigned: id === 'same' })}
          error={lack(isFromSigned === null, 'Please choose.') ?? errorOf('fromPlanId')}
        />
      )}
      <FieldRow>
        <DateField
          label="Review by"
          hint={`At least once a year: by ${showDate(aYearFrom(today))}`}
          value={fields.reviewOn}
          onChange={(reviewOn) => setDraft({ ...draft, fields: { ...fields, reviewOn } })}
          min={today}
          max={aYearFrom(today)}
          error={errorOf('fields.reviewOn') ?? lack(fields.reviewOn === null)}
        />
        {!isFirst && (
          <TextField
            label="Why it changes"
            hint="Yearly review, new dose, new clinic"
            value={why}
            onChange={(text) => setDraft({ ...draft, why: text })}
            maxLength={300}
            error={errorOf('why') ?? lack(why.trim() === '')}
          />
        )}
      </FieldRow>
    </>
  );
}
