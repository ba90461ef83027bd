import {
  FORM_WORDS,
  GIVING_WORDS,
  Giving,
  Form as MedicineForm,
  ROUTE_WORDS,
  Route,
  STORAGE_WORDS,
  Storage,
  unitOptions,
} from '#shared/features/medicines/medicines.model.ts';
import {
  Banner,
  Checkbox,
  DateField,
  FieldRow,
  FormSection,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { AgreementTimes } from './AgreementTimes.tsx';
import type { AgreementDraft } from './agreement-draft.ts';

const FORMS = MedicineForm.options.map((id) => ({ id, label: FORM_WORDS[id] }));
const ROUTES = Route.options.map((id) => ({ id, label: ROUTE_WORDS[id] }));
const HOW = Giving.options.map((id) => ({ id, label: GIVING_WORDS[id] }));
const PLACES = Storage.options.map((id) => ({ id, label: STORAGE_WORDS[id] }));

export interface TermsProps {
  readonly draft: AgreementDraft;
  readonly set: (part: Partial<AgreementDraft>) => void;
  readonly said: (field: string) => string | undefined;
  readonly missing: (is: boolean) => string | undefined;
}

/** The instructions: what stands on the label, and what the parent wrote beside it. */
export function AgreementTerms({ draft, set, said, missing, first }: TermsProps & { readonly first: boolean }) {
  const lockedAway = draft.storage === 'locked' && (draft.form === 'inhaler' || draft.form === 'auto-injector');
  return (
    <>
      <FormSection title="The medicine, as on the label">
        <FieldRow>
          <TextField
            label="Name"
            autoFocus={first}
            value={draft.name}
            onChange={(name) => set({ name })}
            maxLength={120}
            error={said('name') ?? missing(draft.name.trim() === '')}
          />
          <TextField
            label="Strength"
            optional
            value={draft.strength}
            onChange={(strength) => set({ strength })}
            maxLength={60}
          />
          <Select label="Form" options={FORMS} value={draft.form} onChange={(form) => set({ form })} />
        </FieldRow>
        <FieldRow>
          <NumberField
            label="Dose"
            value={draft.amount}
            onChange={(amount) => set({ amount })}
            min={0}
            error={said('amount') ?? missing(draft.amount === null)}
          />
          <NumberField
            label="up to"
            optional
            value={draft.amountMost}
            onChange={(amountMost) => set({ amountMost })}
            min={0}
            error={said('amountMost')}
          />
          <Select label="of" options={unitOptions} value={draft.unit} onChange={(unit) => set({ unit })} />
          <Select label="How is it taken?" options={ROUTES} value={draft.route} onChange={(route) => set({ route })} />
        </FieldRow>
        <TextField
          label="Words of the label"
          hint="As printed, for example “One 5 ml spoonful three times a day”"
          optional
          value={draft.label}
          onChange={(label) => set({ label })}
          maxLength={200}
        />
        <FieldRow>
          <Checkbox isSelected={draft.prescribed} onChange={(prescribed) => set({ prescribed })}>
            Prescribed
          </Checkbox>
          <Checkbox
            isSelected={draft.controlled}
            onChange={(controlled) => set({ controlled, counted: controlled || draft.counted })}
            hint="Given and counted by two members of staff"
          >
            Controlled drug
          </Checkbox>
          <Checkbox
            isSelected={draft.counted}
            isDisabled={draft.controlled}
            onChange={(counted) => set({ counted })}
            hint="Each dose is taken off the stock"
          >
            Counted by the dose
          </Checkbox>
        </FieldRow>
      </FormSection>
      <AgreementTimes draft={draft} set={set} said={said} missing={missing} />
      <FormSection title="Giving and keeping it">
        <RadioGroup
          label="Who gives it?"
          row
          options={HOW}
          value={draft.giving}
          onChange={(giving) => set({ giving })}
        />
        <FieldRow>
          <Select label="Kept in" options={PLACES} value={draft.storage} onChange={(storage) => set({ storage })} />
          <TextField
            label="Which one, exactly?"
            optional
            value={draft.place}
            onChange={(place) => set({ place })}
            maxLength={120}
          />
          <DateField
            label="Expiry on the form"
            optional
            value={draft.expires}
            onChange={(expires) => set({ expires })}
          />
        </FieldRow>
        {lockedAway && (
          <Banner tone="watch">
            Inhalers and adrenaline devices are not locked away: they must be at hand at once.
          </Banner>
        )}
        <FieldRow>
          <TextArea
            label="Special precautions"
            optional
            value={draft.precautions}
            onChange={(precautions) => set({ precautions })}
          />
          <TextArea
            label="Side effects to watch for"
            optional
            value={draft.sideEffects}
            onChange={(sideEffects) => set({ sideEffects })}
          />
          <TextArea
            label="In an emergency"
            optional
            value={draft.emergency}
            onChange={(emergency) => set({ emergency })}
          />
        </FieldRow>
      </FormSection>
    </>
  );
}
