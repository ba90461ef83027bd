import type { StaffId } from '#shared/domain/ids.ts';
import type { StaffName } from '#shared/features/medicines/medicines.view.ts';
import { FieldRow, FormSection, PasswordField, Select } from '../../ui/index.ts';

export interface WitnessDraft {
  readonly staffId: StaffId | null;
  readonly password: string;
}
export const NO_WITNESS: WitnessDraft = { staffId: null, password: '' };
/** What the call wants: nobody until somebody is named. */
export const witnessOf = ({ staffId, password }: WitnessDraft) =>
  staffId === null || password === '' ? null : { staffId, password };

export const staffOptions = (staff: readonly StaffName[], without: readonly (StaffId | null)[] = []) =>
  staff.filter(({ staffId }) => !without.includes(staffId)).map(({ staffId, name }) => ({ id: staffId, label: name }));

/** The second member of staff of a controlled drug, who types their own password here. */
export function WitnessFields({
  staff,
  without,
  value,
  onChange,
  error,
}: {
  readonly staff: readonly StaffName[];
  /** Who gives and who is signed in: neither can be the witness. */
  readonly without: readonly (StaffId | null)[];
  readonly value: WitnessDraft;
  readonly onChange: (next: WitnessDraft) => void;
  readonly error: string | undefined;
}) {
  return (
    <FormSection
      title="Second member of staff"
      description="A controlled drug is given and counted by two. The second person types their own password."
    >
      <FieldRow>
        <Select
          label="Witness"
          options={staffOptions(staff, without)}
          value={value.staffId}
          onChange={(staffId) => onChange({ ...value, staffId })}
          error={error}
        />
        <PasswordField
          label="The witness’s own password"
          value={value.password}
          onChange={(password) => onChange({ ...value, password })}
        />
      </FieldRow>
    </FormSection>
  );
}
