import {
  Checkbox,
  DateField,
  FieldRow,
  FormSection,
  NumberField,
  RadioGroup,
  Select,
  TextField,
} from '../../ui/index.ts';
import type { TermsProps } from './AgreementTerms.tsx';
import { fieldsOf } from './agreement-draft.ts';
import styles from './Medicines.module.css';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const WITHIN = [
  { id: '24h', label: 'in 24 hours' },
  { id: 'day', label: 'on one day' },
] as const;

/** When it is given, and how often at most. Nothing is filled in that the label does not say. */
export function AgreementTimes({ draft, set, said, missing }: TermsProps) {
  const regular = draft.when === 'regular';
  // A time that is no time leaves nothing to send: say where.
  const badTimes =
    regular &&
    draft.amount !== null &&
    draft.startsOn !== null &&
    draft.contactId !== null &&
    draft.agreedOn !== null &&
    fieldsOf(draft) === null;
  return (
    <FormSection title="When">
      <RadioGroup
        label="How often?"
        row
        options={[
          { id: 'regular', label: 'At set times' },
          { id: 'as-needed', label: 'When needed' },
        ]}
        value={draft.when}
        onChange={(when) => set({ when })}
      />
      {regular ? (
        <>
          <TextField
            label="Times"
            hint="By the clock in school, with commas between: 12:00, 15:00"
            value={draft.times}
            onChange={(times) => set({ times })}
            maxLength={80}
            error={said('times') ?? (badTimes ? missing(true) : undefined)}
          />
          <fieldset className={styles.days}>
            <legend>Days</legend>
            {DAYS.map((name, i) => (
              <Checkbox
                key={name}
                isSelected={draft.days.includes(i + 1)}
                onChange={(on) =>
                  set({ days: on ? [...draft.days, i + 1] : draft.days.filter((day) => day !== i + 1) })
                }
              >
                {name}
              </Checkbox>
            ))}
          </fieldset>
          {said('days') && <p role="alert">{said('days')}</p>}
        </>
      ) : (
        <TextField
          label="What is it for?"
          hint="As the parent wrote it"
          value={draft.reason}
          onChange={(reason) => set({ reason })}
          maxLength={200}
          error={said('reason')}
        />
      )}
      <FieldRow>
        <NumberField
          label="Hours between doses"
          optional
          value={draft.hours}
          onChange={(hours) => set({ hours })}
          min={0}
          max={48}
          error={said('minMinutes')}
        />
        <NumberField
          label="Most doses"
          optional
          value={draft.mostDoses}
          onChange={(mostDoses) => set({ mostDoses })}
          min={1}
          max={24}
          error={said('most')}
        />
        <Select label="within" options={WITHIN} value={draft.within} onChange={(within) => set({ within })} />
      </FieldRow>
      {!regular && draft.hours === null && draft.mostDoses === null && (
        <TextField
          label="Why is there no limit?"
          hint="For example: the signed plan says as often as needed"
          value={draft.noLimit}
          onChange={(noLimit) => set({ noLimit })}
          maxLength={200}
          error={said('noLimit')}
        />
      )}
      <FieldRow>
        <DateField
          label="From"
          value={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
          error={missing(draft.startsOn === null)}
        />
        <DateField
          label="Until"
          optional
          value={draft.endsOn}
          onChange={(endsOn) => set({ endsOn })}
          error={said('endsOn')}
        />
      </FieldRow>
    </FormSection>
  );
}
