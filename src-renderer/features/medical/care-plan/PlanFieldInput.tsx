import { ANSWER_WORDS, ANSWERS, type PlanFieldSpec } from '#shared/features/medical/care-plan.model.ts';
import { NumberField, Select, TextArea, TextField } from '../../../ui/index.ts';

const OPTIONS = ANSWERS.map((id) => ({ id: id || ('unknown' as const), label: ANSWER_WORDS[id] }));

/** One field of the plan, as its look says. */
export function PlanFieldInput({
  spec: { label, look, hint },
  value,
  onChange,
  error,
  autoFocus,
}: {
  readonly spec: PlanFieldSpec;
  readonly value: string | number | null;
  readonly onChange: (value: string | number | null) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}) {
  const more = { label, hint, error, optional: true, autoFocus: autoFocus ?? false };
  if (look === 'minutes')
    return <NumberField {...more} value={value as number | null} onChange={onChange} min={1} max={60} />;
  if (look === 'answer')
    return (
      <Select
        {...more}
        options={OPTIONS}
        value={(value as string) === '' ? 'unknown' : (value as 'yes')}
        onChange={(id) => onChange(id === 'unknown' ? '' : id)}
      />
    );
  return look === 'line' ? (
    <TextField {...more} value={String(value ?? '')} onChange={onChange} />
  ) : (
    <TextArea {...more} value={String(value ?? '')} onChange={onChange} rows={3} />
  );
}
