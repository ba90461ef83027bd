import type { CallError } from '#shared/contract/result.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import { METHOD_WORDS } from '#shared/features/consent/consent.model.ts';
import { fieldError } from '../../api/failure.ts';
import { DateField, FieldRow, Select, TextField } from '../../ui/index.ts';
import type { FormPaper } from './form-said.ts';

const METHODS = (['paper', 'e-form', 'letter'] as const).map((id) => ({ id, label: METHOD_WORDS[id] }));
const WORDINGS = [
  { id: 'in-use', label: 'As worded now' },
  { id: 'older', label: 'An older form' },
] as const;

/** What is the same for a pile of forms: the date on it, when it went out, how it came, its version, where it is kept. */
export function FormPaperFields({
  paper,
  tried,
  error,
  onPaper,
}: {
  readonly paper: FormPaper;
  readonly tried: boolean;
  readonly error: CallError | null;
  readonly onPaper: (paper: FormPaper) => void;
}) {
  return (
    <FieldRow>
      <DateField
        label="Date on the form"
        value={paper.decidedOn}
        onChange={(decidedOn) => onPaper({ ...paper, decidedOn })}
        max={londonDay(new Date())}
        error={
          fieldError(error, 'decidedOn') ?? (tried && paper.decidedOn === null ? 'Please fill this in.' : undefined)
        }
      />
      <DateField
        label="Sent out on"
        optional
        value={paper.askedOn}
        onChange={(askedOn) => onPaper({ ...paper, askedOn })}
        max={londonDay(new Date())}
        error={fieldError(error, 'askedOn')}
      />
      <Select
        label="How?"
        options={METHODS}
        value={paper.method}
        onChange={(method) => onPaper({ ...paper, method })}
      />
      <Select
        label="Form version"
        options={WORDINGS}
        value={paper.wording}
        onChange={(wording) => onPaper({ ...paper, wording })}
      />
      <TextField
        label="Where is it kept?"
        optional
        value={paper.evidence}
        onChange={(evidence) => onPaper({ ...paper, evidence })}
        maxLength={200}
      />
    </FieldRow>
  );
}
