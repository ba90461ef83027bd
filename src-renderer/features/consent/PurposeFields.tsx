import type { CallError } from '#shared/contract/result.ts';
import { BASIS_WORDS, type Basis, type Purpose } from '#shared/features/consent/consent.model.ts';
import { KIND_WORDS, MOST_YEARS, type PurposeKind, type Validity } from '#shared/features/consent/purpose.model.ts';
import { type Asked, NO_FULL_NAME } from '#shared/features/consent/purpose.rules.ts';
import { fieldError } from '../../api/failure.ts';
import { Checkbox, FieldRow, NumberField, RadioGroup, Select, TextArea, TextField } from '../../ui/index.ts';

export interface PurposeDraft extends Asked {
  readonly kind: PurposeKind;
}

const NOTHING: PurposeDraft = {
  ...{ name: '', description: '', kind: 'pictures', basis: 'consent', wording: '', condition: '' },
  ...{ validity: { kind: 'until-leaving' }, noFullName: true },
};
/** What stands in the fields before anybody types. */
export function startOf(purpose: Purpose | null): PurposeDraft {
  if (purpose === null) return NOTHING;
  const { kind, name, description, basis, wording, validity, noFullName, condition } = purpose;
  return { kind, name, description, basis, wording, validity, noFullName, condition };
}

const BASES = (['consent', 'public-task', 'legitimate-interests'] as const).map((id) => ({
  id,
  label: BASIS_WORDS[id],
}));
const KINDS = [
  { id: 'pictures', label: KIND_WORDS.pictures },
  {
    id: 'biometrics',
    label: KIND_WORDS.biometrics,
    hint: 'By law: one parent’s written yes, no parent against, and the child’s own no is enough.',
  },
] as const;
const HOLDS: readonly { id: Validity['kind']; label: string }[] = [
  { id: 'until-leaving', label: 'Until the child leaves' },
  { id: 'school-year', label: 'This school year, to 31 August' },
  { id: 'years', label: 'A number of years' },
];
const FIRST_YEARS = 3;

/** What a purpose says, field by field. Enter goes on. */
export function PurposeFields({
  draft,
  isNew,
  onChange,
  tried,
  error,
}: {
  readonly draft: PurposeDraft;
  readonly isNew: boolean;
  readonly onChange: (draft: PurposeDraft) => void;
  readonly tried: boolean;
  readonly error: CallError | null;
}) {
  const { kind, validity } = draft;
  const set = (part: Partial<PurposeDraft>) => onChange({ ...draft, ...part });
  const choose = (next: PurposeKind) =>
    set(next === 'biometrics' ? { kind: next, basis: 'consent', noFullName: false } : { kind: next });
  return (
    <>
      <TextField
        label="Name"
        hint="A column of the register: one or two words"
        autoFocus
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={60}
        error={fieldError(error, 'name') ?? (tried && draft.name.trim() === '' ? 'Please fill this in.' : undefined)}
      />
      {isNew && <RadioGroup<PurposeKind> label="What is it about?" options={KINDS} value={kind} onChange={choose} />}
      <TextField
        label="What it means, in plain words"
        optional
        value={draft.description}
        onChange={(description) => set({ description })}
        maxLength={300}
      />
      <TextArea
        label="The question on the form"
        optional
        value={draft.wording}
        onChange={(wording) => set({ wording })}
        error={fieldError(error, 'wording')}
      />
      {kind === 'pictures' && (
        <RadioGroup<Basis>
          label="Lawful basis"
          options={BASES}
          value={draft.basis}
          onChange={(basis) => set({ basis })}
          error={fieldError(error, 'basis')}
        />
      )}
      <FieldRow>
        <Select<Validity['kind']>
          label="How long a yes holds"
          options={HOLDS}
          value={validity.kind}
          onChange={(next) => set({ validity: next === 'years' ? { kind: next, years: FIRST_YEARS } : { kind: next } })}
        />
        {validity.kind === 'years' && (
          <NumberField
            label="Years"
            min={1}
            max={MOST_YEARS}
            value={validity.years}
            onChange={(years) => set({ validity: { kind: 'years', years: years ?? 1 } })}
          />
        )}
      </FieldRow>
      {kind === 'pictures' && (
        <Checkbox isSelected={draft.noFullName} onChange={(noFullName) => set({ noFullName })}>
          {NO_FULL_NAME}
        </Checkbox>
      )}
      <TextField
        label="Another condition"
        hint="For example: only in suitable dress; not after the child has left"
        optional
        value={draft.condition}
        onChange={(condition) => set({ condition })}
        maxLength={200}
      />
    </>
  );
}
