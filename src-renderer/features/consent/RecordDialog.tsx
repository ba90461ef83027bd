import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import { isMotherOrFather } from '#shared/features/children/relationships.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { type DecisionState, METHOD_WORDS, type Method } from '#shared/features/consent/consent.model.ts';
import { mayAnswer } from '#shared/features/consent/consent-effective.ts';
import { validityWords } from '#shared/features/consent/purpose.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import {
  Banner,
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
const STATES: readonly { id: DecisionState; label: string }[] = [
  { id: 'given', label: 'Yes' },
  { id: 'refused', label: 'No' },
  { id: 'no-answer', label: 'Left blank' },
];
/** Pictures have a screen of their own for it, with what has to come down. */
const BIOMETRIC_STATES: typeof STATES = [...STATES, { id: 'withdrawn', label: 'Takes a yes back' }];

/** Who said what, when and how: a new line of the history. Entirely by keyboard; Enter saves. */
export function RecordDialog({ found, onClose }: { readonly found: History; readonly onClose: () => void }) {
  const form = useId();
  const today = londonDay(new Date());
  const onlyGiver = found.givers.filter((giver) => giver.responsibility === true);
  const [who, setWho] = useState<string | null>(onlyGiver.length === 1 ? (onlyGiver[0]?.contactId ?? null) : null);
  const [state, setState] = useState<DecisionState | null>(null);
  const [method, setMethod] = useState<Method>('paper');
  const [decidedOn, setDecidedOn] = useState<CalendarDate | null>(today);
  const [askedOn, setAskedOn] = useState<CalendarDate | null>(null);
  const [validUntil, setValidUntil] = useState<CalendarDate | null>(null);
  const [evidence, setEvidence] = useState('');
  const [words, setWords] = useState('');
  const [replaces, setReplaces] = useState(false);
  const [tried, setTried] = useState(false);
  const record = useCommand('consent.record');
  const chosen = found.givers.find((one) => one.contactId === who);
  const { kind, validity } = found.purpose;
  const may = (one: DecisionState, giver = chosen) =>
    !giver || mayAnswer(one, giver.responsibility, { kind, isParent: isMotherOrFather(giver.relationship) });
  const stronger = noOfThatDay(found.history, who, decidedOn);
  const asksToReplace = found.unrecordedNo && state === 'given' && who !== null && who !== CHILD;

  /** Whoever cannot say what was chosen before is asked again. */
  const choose = (next: string) => {
    setWho(next);
    const giver = found.givers.find((one) => one.contactId === next);
    if (state !== null && !may(state, giver)) setState(null);
  };
  const save = async () => {
    setTried(true);
    if (who === null || decidedOn === null || state === null) return;
    if (asksToReplace && (!replaces || words.trim() === '')) return;
    const result = await record.run({
      childId: found.child.childId,
      purposeId: found.purpose.purposeId,
      who: chosen ? { kind: 'contact' as const, contactId: chosen.contactId } : { kind: 'child' as const },
      ...{ state, method, askedOn, decidedOn, validUntil, evidence, words, replacesUnrecorded: replaces },
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
      draft={[who, state, method, askedOn, decidedOn, validUntil, evidence, words, replaces]}
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
        <GiverChoice
          autoFocus
          kind={kind}
          givers={found.givers}
          who={who}
          onChange={choose}
          error={missing(who === null)}
        />
        <RadioGroup
          label="What did they say?"
          row
          value={state}
          onChange={setState}
          error={missing(state === null)}
          options={(kind === 'biometrics' ? BIOMETRIC_STATES : STATES).map((one) => ({
            ...one,
            isDisabled: !may(one.id),
          }))}
        />
        {state === 'given' && kind === 'biometrics' && method === 'spoken' && (
          <Banner tone="watch">A spoken yes is kept, and does not count: biometrics need it in writing.</Banner>
        )}
        {state !== null && state !== 'refused' && stronger && (
          <Banner tone="watch">
            This person said no on that day, and the no stands: a form bears no hour. If that entry was a slip of the
            pen, correct it in the history.
          </Banner>
        )}
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
            label="Asked on"
            optional
            value={askedOn}
            onChange={setAskedOn}
            max={today}
            error={fieldError(record.error, 'askedOn')}
          />
        </FieldRow>
        <FieldRow>
          {state === 'given' && (
            <DateField
              label="Valid until"
              hint={`Left empty: ${validityWords(validity)}`}
              optional
              value={validUntil}
              onChange={setValidUntil}
              error={fieldError(record.error, 'validUntil')}
            />
          )}
          <TextField
            label="Where is the proof kept?"
            hint="A folder, a scan’s name, an e-mail’s date"
            optional
            value={evidence}
            onChange={setEvidence}
            maxLength={200}
          />
        </FieldRow>
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

/** Whether the same person has a no of the same day that counts: it goes before any other word of that day. */
const noOfThatDay = (history: History['history'], who: string | null, day: CalendarDate | null): boolean =>
  history.some(
    (entry) =>
      entry.counts &&
      entry.decidedOn === day &&
      (who === CHILD ? entry.giver === 'child' : entry.contactId === who && entry.giver === 'contact') &&
      (entry.state === 'refused' || entry.state === 'objected' || entry.state === 'withdrawn'),
  );
