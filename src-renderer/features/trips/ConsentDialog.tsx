import { useId, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type CalendarDate, londonDay, showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { ContactId, TripId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { METHOD_WORDS, Method } from '#shared/features/consent/consent.model.ts';
import type { TripFace } from '#shared/features/trips/trips.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import {
  Answer,
  Banner,
  Button,
  DateField,
  Dialog,
  FieldRow,
  Form,
  FormSection,
  RadioGroup,
  Select,
  TextField,
  toast,
} from '../../ui/index.ts';
import styles from './Trips.module.css';

type Found = CallOutput<'trips.consent'>;
type State = Found['entries'][number]['state'];
const STATE_WORDS: Readonly<Record<State, string>> = {
  given: 'Yes',
  refused: 'No',
  withdrawn: 'Took a yes back',
  'no-answer': 'Left blank',
};
const STATES = (['given', 'refused', 'withdrawn', 'no-answer'] as const).map((id) => ({ id, label: STATE_WORDS[id] }));

interface ConsentProps {
  readonly tripId: TripId;
  readonly child: TripFace;
  readonly onClose: () => void;
}

/** What a parent says about this very trip, and what was said before. */
export function ConsentDialog(props: ConsentProps) {
  const { tripId, child } = props;
  const asked = useCall('trips.consent', { tripId, childId: child.childId });
  return <Answer of={asked}>{(found) => <Filled {...props} found={found} />}</Answer>;
}

function Filled({ tripId, child, onClose, found }: ConsentProps & { readonly found: Found }) {
  const form = useId();
  const [today] = useState(() => londonDay(new Date()));
  const responsible = found.givers.filter(({ responsibility }) => responsibility === true);
  // Where only one parent can be meant, it is that one.
  const [contactId, setContact] = useState<ContactId | null>(
    responsible.length === 1 ? (responsible[0]?.contactId ?? null) : null,
  );
  const [state, setState] = useState<State>('given');
  const [method, setMethod] = useState<Method>('paper');
  const [decidedOn, setDecidedOn] = useState<CalendarDate | null>(today);
  const [evidence, setEvidence] = useState('');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const record = useCommand('trips.recordConsent');
  const missing = (is: boolean) => (tried && is ? 'Please fill this in.' : undefined);
  const save = async () => {
    setTried(true);
    if (contactId === null || decidedOn === null) return;
    const answer = { tripId, childId: child.childId, contactId, state, method, decidedOn, evidence, words };
    const result = await record.run(answer);
    if (!result.ok) return;
    toast('The answer is recorded.');
    onClose();
  };
  return (
    <Dialog
      title={`This trip: ${oneLine(child)}`}
      size="l"
      isOpen
      onClose={onClose}
      draft={[contactId, state, method, decidedOn, evidence, words]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={record.pending}>
            Record the answer
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(record.error)}>
        <Banner tone={found.answer.yes ? 'fine' : 'watch'}>{found.answer.words}</Banner>
        {found.givers.length === 0 && <p>No contact is recorded: add the parent to the child’s record first.</p>}
        <Select
          label="Who answered?"
          autoFocus
          options={found.givers.map(({ contactId: id, name, relationship, responsibility }) => ({
            id,
            label: [name, relationship].filter(Boolean).join(', '),
            hint:
              responsibility === null
                ? 'responsibility not recorded'
                : responsibility
                  ? 'parental responsibility'
                  : 'no parental responsibility',
          }))}
          value={contactId}
          onChange={setContact}
          error={fieldError(record.error, 'contactId') ?? missing(contactId === null)}
        />
        <RadioGroup label="Answer" row value={state} onChange={setState} options={STATES} />
        <FieldRow>
          <Select
            label="How?"
            options={Method.options.map((id) => ({ id, label: METHOD_WORDS[id] }))}
            value={method}
            onChange={setMethod}
          />
          <DateField
            label="Date on the form"
            value={decidedOn}
            onChange={setDecidedOn}
            max={today}
            error={fieldError(record.error, 'decidedOn') ?? missing(decidedOn === null)}
          />
        </FieldRow>
        <FieldRow>
          <TextField label="Where the form is kept" optional value={evidence} onChange={setEvidence} maxLength={200} />
          <TextField label="Note" optional value={words} onChange={setWords} maxLength={500} />
        </FieldRow>
      </Form>
      {found.entries.length > 0 && (
        <FormSection title="What was said so far">
          <ul className={styles.list}>
            {found.entries.map((entry) => (
              <Entry key={entry.consentId} tripId={tripId} child={child} entry={entry} />
            ))}
          </ul>
        </FormSection>
      )}
    </Dialog>
  );
}

function Entry({
  tripId,
  child,
  entry,
}: {
  readonly tripId: TripId;
  readonly child: TripFace;
  readonly entry: Found['entries'][number];
}) {
  const [words, setWords] = useState<string | null>(null);
  const back = useCommand('trips.takeConsentBack');
  const take = async () => {
    const { consentId } = entry;
    const result = await back.run({ tripId, childId: child.childId, consentId, words: words ?? '' });
    if (result.ok) toast('Taken back. The entry stays to be read.');
  };
  return (
    <li className={styles.row}>
      <span className={styles.who}>
        <b>{STATE_WORDS[entry.state]}</b>, {entry.giver}, {METHOD_WORDS[entry.method].toLowerCase()},{' '}
        {showDate(entry.decidedOn)}. {entry.words}{' '}
        <span className={styles.soft}>
          Recorded {showDateTime(entry.recordedAt)} by {entry.recordedBy}
          {entry.counts ? '' : '. Does not count any more'}
        </span>
      </span>
      {entry.counts && words === null && <Button onPress={() => setWords('')}>It was a mistake</Button>}
      {entry.counts && words !== null && (
        <>
          <TextField
            label="Why was it wrong?"
            autoFocus
            value={words}
            onChange={setWords}
            maxLength={200}
            error={fieldError(back.error, 'words')}
          />
          <Button isPending={back.pending} onPress={() => void take()}>
            Take it back
          </Button>
        </>
      )}
    </li>
  );
}
