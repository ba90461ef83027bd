import { useId, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type Instant, londonDay, showTime } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import {
  AMBULANCE,
  AMBULANCE_WORDS,
  INCIDENT_KINDS,
  INCIDENT_NAMES,
  type Incident,
} from '#shared/features/incidents/incidents.model.ts';
import { currentEntry } from '#shared/features/incidents/incidents.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { FieldRow, Form, RadioGroup, Select, TextArea, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';
import { type MomentDraft, MomentFields, momentOf } from '../medicines/MomentFields.tsx';
import { useRequestKey } from '../medicines/request-key.ts';
import { staffOptions } from '../medicines/WitnessFields.tsx';
import type { Staff } from './IncidentView.tsx';

type Card = CallOutput<'incidents.child'>['cards'][number];
const BY_HAND = { place: '', done: '', used: '', ambulance: 'not-recorded' as const };

const momentAt = (at: Instant | null): MomentDraft => ({
  ...{ when: at === null ? 'now' : 'earlier', second: false },
  ...{ day: londonDay(new Date(at ?? Date.now())), time: showTime(at ?? (new Date().toISOString() as Instant)) },
});

/** What happened: by hand, from a card's taps, or as a correction of an account. */
export function IncidentDialog({
  childId,
  staff: { staff, me },
  card = null,
  before = null,
  onClose,
}: {
  readonly childId: ChildId;
  readonly staff: Staff;
  readonly card?: Card | null;
  readonly before?: Incident | null;
  readonly onClose: () => void;
}) {
  const form = useId();
  const requestKey = useRequestKey();
  const entry = before && currentEntry(before);
  const first = entry ?? card ?? BY_HAND;
  const [kind, setKind] = useState(entry?.kind ?? 'incident');
  const [when, setWhen] = useState(() => momentAt(entry?.at ?? card?.at ?? null));
  const [place, setPlace] = useState(first.place);
  const [what, setWhat] = useState(entry?.what ?? '');
  const [done, setDone] = useState(first.done);
  const [used, setUsed] = useState(first.used);
  const [ambulance, setAmbulance] = useState<(typeof AMBULANCE)[number]>(first.ambulance);
  const [followUp, setFollowUp] = useState(entry?.followUp ?? '');
  const [reporter, setReporter] = useState(staff.find(({ name }) => name === entry?.reporter)?.staffId ?? me);
  const [words, setWords] = useState('');
  const record = useCommand('incidents.record');
  const correct = useCommand('incidents.correct');
  const { error, pending } = before ? correct : record;
  const save = async () => {
    const at = momentOf(when);
    if (at === null) return;
    const fields = { kind, at, place, what, done, used, ambulance, followUp, reporter };
    const result =
      before && entry
        ? await correct.run({ childId, incidentId: before.incidentId, version: entry.version, fields, words })
        : await record.run({ childId, requestKey, cardId: card?.cardId ?? null, fields });
    if (!result.ok) return;
    toast(
      before
        ? 'Corrected. The account before stays to be read.'
        : 'Recorded. Please tell the parent, and review the care plan.',
    );
    onClose();
  };
  return (
    <EntryDialog
      title={
        before ? 'Correct the account' : card ? 'Incident from the emergency card' : 'Record an incident or a near miss'
      }
      form={form}
      draft={[kind, when, place, what, done, used, ambulance, followUp, reporter, words]}
      pending={pending}
      onClose={onClose}
      size="l"
    >
      <Form id={form} onSubmit={() => void save()} error={formError(error)}>
        <RadioGroup
          label="What was it?"
          row
          autoFocus
          options={INCIDENT_KINDS.map((id) => ({ id, label: INCIDENT_NAMES[id] }))}
          value={kind}
          onChange={setKind}
        />
        <TextArea
          label="What happened?"
          value={what}
          onChange={setWhat}
          maxLength={1000}
          error={fieldError(error, 'fields.what')}
        />
        <MomentFields value={when} onChange={setWhen} error={fieldError(error, 'fields.at')} />
        <TextField label="Exact place" optional value={place} onChange={setPlace} maxLength={120} />
        <TextArea label="What was done, and when?" optional value={done} onChange={setDone} maxLength={2000} />
        <TextArea label="Medicines and devices used" optional value={used} onChange={setUsed} maxLength={500} />
        <RadioGroup
          label="Was 999 called?"
          row
          options={AMBULANCE.map((id) => ({ id, label: AMBULANCE_WORDS[id] }))}
          value={ambulance}
          onChange={setAmbulance}
        />
        <TextArea label="To follow up" optional value={followUp} onChange={setFollowUp} maxLength={500} />
        <FieldRow>
          <Select
            label="Reported by"
            options={staffOptions(staff)}
            value={reporter}
            onChange={setReporter}
            error={fieldError(error, 'fields.reporter')}
          />
          {before && (
            <TextField
              label="Why is it corrected?"
              value={words}
              onChange={setWords}
              maxLength={300}
              error={fieldError(error, 'words')}
            />
          )}
        </FieldRow>
      </Form>
    </EntryDialog>
  );
}
