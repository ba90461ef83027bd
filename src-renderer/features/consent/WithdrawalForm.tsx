import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { PurposeId } from '#shared/domain/ids.ts';
import { type Method, REASON_WORDS } from '#shared/features/consent/consent.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import {
  Banner,
  Button,
  Checkbox,
  DateField,
  FieldRow,
  Form,
  FormSection,
  Select,
  TextField,
  useUnsaved,
} from '../../ui/index.ts';
import { CHILD, GiverChoice } from './GiverChoice.tsx';
import styles from './Pictures.module.css';
import { METHODS } from './RecordDialog.tsx';

export type Asked = CallOutput<'consent.withdrawal'>;
export type Done = CallOutput<'consent.withdraw'>;

/** What is taken back, who says so, how and when. Nothing is ticked that nobody chose. Enter saves. */
export function WithdrawalForm({
  found,
  first,
  onDone,
}: {
  readonly found: Asked;
  readonly first: PurposeId | undefined;
  readonly onDone: (done: Done) => void;
}) {
  const today = londonDay(new Date());
  const [ticked, setTicked] = useState<ReadonlySet<PurposeId>>(new Set(first === undefined ? [] : [first]));
  const [who, setWho] = useState<string | null>(null);
  const [method, setMethod] = useState<Method>('spoken');
  const [decidedOn, setDecidedOn] = useState<CalendarDate | null>(today);
  const [evidence, setEvidence] = useState('');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const withdraw = useCommand('consent.withdraw');
  const typed = who !== null || evidence !== '' || words !== '';
  useUnsaved(typed ? 'the withdrawal that you have begun' : null);

  const tick = (purposeId: PurposeId, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(purposeId);
    else next.delete(purposeId);
    setTicked(next);
  };
  const save = async () => {
    setTried(true);
    if (ticked.size === 0 || who === null || decidedOn === null) return;
    const giver = found.givers.find(({ contactId }) => contactId === who);
    const result = await withdraw.run({
      ...{ childId: found.child.childId, purposeIds: [...ticked], method, decidedOn, evidence, words },
      who: giver && who !== CHILD ? { kind: 'contact', contactId: giver.contactId } : { kind: 'child' },
    });
    if (result.ok) onDone(result.value);
  };
  const all = found.purposes.length > 0 && found.purposes.every(({ purpose }) => ticked.has(purpose.purposeId));
  return (
    <Form
      label="Withdraw consent"
      onSubmit={() => void save()}
      error={formError(withdraw.error)}
      actions={
        <Button tone="primary" type="submit" isPending={withdraw.pending}>
          Record the withdrawal
        </Button>
      }
    >
      <FormSection title="What is taken back?">
        <Checkbox
          isSelected={all}
          isIndeterminate={!all && ticked.size > 0}
          onChange={(on) => setTicked(new Set(on ? found.purposes.map(({ purpose }) => purpose.purposeId) : []))}
        >
          Everything
        </Checkbox>
        <div className={styles.purposes}>
          {found.purposes.map((one) => (
            <Checkbox
              key={one.purpose.purposeId}
              isSelected={ticked.has(one.purpose.purposeId)}
              onChange={(on) => tick(one.purpose.purposeId, on)}
              hint={answerNote(one)}
            >
              {one.purpose.name}
            </Checkbox>
          ))}
        </div>
        {tried && ticked.size === 0 && (
          <Banner tone="serious" announce>
            Please tick at least one.
          </Banner>
        )}
      </FormSection>
      <GiverChoice
        givers={found.givers}
        who={who}
        onChange={setWho}
        error={tried && who === null ? 'Please choose.' : undefined}
      />
      <FieldRow>
        <Select label="How?" options={METHODS} value={method} onChange={setMethod} />
        <DateField
          label="When did they say it?"
          value={decidedOn}
          onChange={setDecidedOn}
          max={today}
          error={
            fieldError(withdraw.error, 'decidedOn') ??
            (tried && decidedOn === null ? 'Please fill this in.' : undefined)
          }
        />
      </FieldRow>
      <FieldRow>
        <TextField
          label="Where is the proof kept?"
          hint="A folder, an e-mail’s date"
          optional
          value={evidence}
          onChange={setEvidence}
          maxLength={200}
        />
        <TextField label="In their words" optional value={words} onChange={setWords} maxLength={500} />
      </FieldRow>
    </Form>
  );
}

/** Why an answer is what it is, in a few words beside a purpose. */
const answerNote = ({ effective, pictures }: Asked['purposes'][number]): string =>
  [
    effective.answer === 'yes' ? 'Yes now.' : `No now. ${REASON_WORDS[effective.reason]}`,
    pictures === 0 ? '' : pictures === 1 ? 'One picture is in use.' : `${pictures} pictures are in use.`,
  ]
    .filter(Boolean)
    .join(' ');
