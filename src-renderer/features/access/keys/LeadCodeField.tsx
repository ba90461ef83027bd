import { TextField } from '../../../ui/index.ts';

interface LeadCodeFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** A one-time code as a Lead reads it out or writes it down. */
export function LeadCodeField({ value, onChange, error }: LeadCodeFieldProps) {
  return (
    <TextField
      label="Code from the Lead"
      hint="Three groups of four. Small letters and spaces do not matter."
      size="l"
      autoFocus
      maxLength={60}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
