import { copiesWords } from '#shared/features/papers/papers.rules.ts';
import { useCall } from '../../api/call.ts';
import { ComboBox, TextArea } from '../../ui/index.ts';
import { holderLines } from './holders.ts';

/** The members of staff who can be named as holders or as those who destroy. */
export const useStaffNames = () => useCall('access.signInNames', {}).data?.names ?? [];

/** Who gets a copy, one a line: the order of the lines is the order of the numbers. */
export function HoldersFields({
  value,
  onChange,
  error,
  autoFocus = false,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}) {
  const staff = useStaffNames();
  const lines = holderLines(value);
  return (
    <>
      <TextArea
        label="Who gets a copy? One name a line"
        hint={lines.length > 0 ? `${copiesWords(lines.length)}, numbered from 1 in this order` : undefined}
        value={value}
        onChange={onChange}
        rows={Math.min(14, Math.max(4, lines.length + 1))}
        maxLength={6000}
        error={error}
        autoFocus={autoFocus}
      />
      <ComboBox
        key={lines.length}
        label="Add a member of staff"
        optional
        options={staff.map(({ staffId, name, label }) => ({ id: staffId, label: name, hint: label }))}
        value={null}
        onChange={(staffId) => {
          const person = staff.find((one) => one.staffId === staffId);
          if (person) onChange([...lines, person.name].join('\n'));
        }}
      />
    </>
  );
}
