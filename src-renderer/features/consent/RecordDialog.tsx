import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { type DecisionState, METHOD_WORDS, type Method } from '#shared/features/consent/consent.model.ts';
import { mayAnswer } from '#shared/features/consent/consent-effective.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import {
  Button,
  Checkbox,
  DateField,
  Dialog,
  FieldRow,
  Form,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  toast,
} from '../../ui/index.ts';
import type { History } from './CellPanel.tsx';
import { CHILD, GiverChoice } from './GiverChoice.tsx';

export const METHODS = (['paper', 'e-form', 'spoken', 'letter'] as const).map((id) => ({
  id,
  label: METHOD_WORDS[id],
}));
const STATES = [
  { id: 'given', label: 'Yes' },
  { id: 'refused', label: 'No' },
  { id: 'no-answer', label: 'Left blank' },
] as const;

/** Who said what, when and how: a new line of the history. Entirely by keyboard; Enter saves. */
export function RecordDialog({ found, onClose }: { readonly found: History; readonly onClose: () => void }) {
  const form = useId();
  const today = londonDay(new Date());
  const onlyGiver = found.givers.filter((giver) => giver.responsibility === true);
  const [who, setWho] = useState<string | null>(onlyGiver.length === 1 ? (onlyGiver[0]?.contactId ?? null) : null);
  const [state, setState] = useState<DecisionState | null>(null);
  const [method, setMethod] = useState<Method>('paper');
  const [decidedOn, setDecidedOn] = useState<CalendarDate | null>(today);
  const [validUntil, setValidUntil] = useState<CalendarDate | null>(null);
  const [evidence, setEvidence] = useState('');
  const [words, setWords] = useState('');
  const [replaces, setReplaces] = useState(false);
  const [tried, setTried] = useState(false);
  const record = useCommand('consent.record');
  const chosen = found.givers.find((one) => one.contactId === who);
  const responsibility = chosen ? chosen.responsibility : true;
  const asksToReplace = found.unrecordedNo && state === 'given' && who !== null && who !== CHILD;

  /** Whoever cannot say what was chosen before is asked again. */
  const choose = (next: string) => {
    setWho(next);
    const giver = found.givers.find((one) => one.contactId === next);
    if (giver && state !== null && !mayAnswer(state, giver.responsibility)) setState(null);
  };
  const save = async () => {
    setTried(true);
    if (who === null || decidedOn === null || state === null) return;
    if (asksToReplace && (!replaces || words.trim() === '')) return;
    const result = await record.run({
      childId: found.child.childId,
      purposeId: found.purpose.purposeId,
      who: chosen ? { kind: 'contact' as const, contactId: chosen.contactId } : { kind: 'child' as const },
      ...{ state, method, decidedOn, validUntil, evidence, words, replacesUnrecorded: replaces },
    });
    if (!result.ok) return;
    toast('The decision is recorded.');
    onClose();
  };
  const missing = (is: boolean) => (tried && is ? 'Please choose.' : undefined);
  return (
    <Dialog
      title={`Record a decision: ${oneLine(found.child)}, ${found.purpose.name}`}
      isOpen
      onClose={onClose}
      draft={[who, state, method, decidedOn, validUntil, evidence, words, replaces]}
      size="l"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={record.pending}>
            Save
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(record.error)}>
        {found.purpose.wording && <p>{found.purpose.wording}</p>}
        <GiverChoice autoFocus givers={found.givers} who={who} onChange={choose} error={missing(who === null)} />
        <RadioGroup
          label="What did they say?"
          row
          value={state}
          onChange={setState}
          error={missing(state === null)}
          options={STATES.map((one) => ({ ...one, isDisabled: !mayAnswer(one.id, responsibility) }))}
        />
        <FieldRow>
          <Select label="How?" options={METHODS} value={method} onChange={setMethod} />
          <DateField
            label="Date on the form"
            value={decidedOn}
            onChange={setDecidedOn}
            max={today}
            error={fieldError(record.error, 'decidedOn') ?? missing(decidedOn === null)}
          />
          <DateField
            label="Valid until"
            optional
            value={validUntil}
            onChange={setValidUntil}
            error={fieldError(record.error, 'validUntil')}
          />
        </FieldRow>
        <TextField
          label="Where is the proof kept?"
          hint="A folder, a scan’s name, an e-mail’s date"
          optional
          value={evidence}
          onChange={setEvidence}
          maxLength={200}
        />
        {asksToReplace && (
          <Checkbox
            isSelected={replaces}
            onChange={setReplaces}
            hint="An old record says no and does not say who decided."
          >
            This decision replaces the old no
          </Checkbox>
        )}
        <TextArea
          label={asksToReplace ? 'Why does it replace the old no?' : 'In their words'}
          optional={!asksToReplace}
          value={words}
          onChange={setWords}
          error={
            tried && asksToReplace && (!replaces || words.trim() === '')
              ? 'Please tick that it replaces the old no, and say why.'
              : undefined
          }
        />
      </Form>
    </Dialog>
  );
}
