import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { TripId } from '#shared/domain/ids.ts';
import { KIND_WORDS, needsConsent, TripKind } from '#shared/features/trips/trips.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { back, go, type ScreenOf } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import {
  Answer,
  Button,
  Checkbox,
  DateField,
  FieldRow,
  Form,
  FormSection,
  Page,
  PageHeader,
  RadioGroup,
  Select,
  TextField,
  toast,
  useUnsaved,
} from '../../ui/index.ts';
import { AdultsFields } from './AdultsFields.tsx';
import { copyOf, fieldsOf, lacking, newPlan, type PlanDraft, planOf } from './plan-draft.ts';

type Choices = CallOutput<'trips.choices'>;

/** The form of a trip: a new one, one like an earlier one, or a change. */
export function TripPlanScreen({ screen: { tripId, like } }: { readonly screen: ScreenOf<'trip-plan'> }) {
  const from = tripId ?? like;
  const choices = useCall('trips.choices', {});
  const trip = useCall('trips.trip', { tripId: from as TripId }, { enabled: from !== undefined });
  return (
    <Page width="form">
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={back}>
          Back
        </Button>
      </TopBarActions>
      <PageHeader
        title={tripId ? 'Change the plan' : like ? 'Plan a trip like an earlier one' : 'Plan a trip'}
        help={
          <>
            <p>
              Only the name, the place, the day and the leader must be there now. What is missing shows as not ready.
            </p>
            <p>Say the exact place as you would to the ambulance service: which gate, which building.</p>
            <p>A routine day visit is covered by the yearly agreement. A night, adventure or abroad is not.</p>
          </>
        }
      />
      <Answer of={choices}>
        {(found) =>
          from === undefined ? (
            <PlanForm tripId={null} first={newPlan(found.schoolPhone)} choices={found} />
          ) : (
            <Answer of={trip}>
              {(kept) =>
                tripId ? (
                  <PlanForm tripId={tripId} first={planOf(kept)} choices={withLeader(found, kept)} />
                ) : (
                  <PlanForm tripId={null} first={copyOf(kept)} choices={found} />
                )
              }
            </Answer>
          )
        }
      </Answer>
    </Page>
  );
}

/** Who leads the trip stays to be seen, whatever became of their role. */
const withLeader = (choices: Choices, { leaderId, leader }: CallOutput<'trips.trip'>): Choices =>
  choices.leaders.some(({ staffId }) => staffId === leaderId)
    ? choices
    : { ...choices, leaders: [...choices.leaders, { staffId: leaderId, name: leader }] };

function PlanForm({
  tripId,
  first,
  choices,
}: {
  readonly tripId: TripId | null;
  readonly first: PlanDraft;
  readonly choices: Choices;
}) {
  const [draft, setDraft] = useState(first);
  const [kept, setKept] = useState(JSON.stringify(first));
  const [tried, setTried] = useState(false);
  const save = useCommand('trips.save');
  useUnsaved(JSON.stringify(draft) === kept ? null : 'the plan of the trip');
  const set = (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part });
  const lack = lacking(draft);
  const submit = async () => {
    setTried(true);
    const fields = fieldsOf(draft);
    if (fields === null || Object.keys(lack).length > 0) return;
    const result = await save.run({ tripId, fields });
    if (!result.ok) return;
    setKept(JSON.stringify(draft));
    toast('The plan is saved.');
    const saved = result.value.tripId;
    // After the form no longer has anything unsaved.
    setTimeout(() => go({ name: 'trip', tripId: saved }));
  };
  const error = (field: string) =>
    fieldError(save.error, `fields.${field}`) ?? fieldError(save.error, field) ?? (tried ? lack[field] : undefined);
  const text = (field: TextName, label: string, max: number, more: { hint?: ReactNode; must?: true } = {}) => (
    <TextField
      label={label}
      hint={more.hint}
      optional={!more.must}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      maxLength={max}
      error={error(field)}
    />
  );
  return (
    <Form
      onSubmit={() => void submit()}
      error={formError(save.error)}
      actions={
        <Button tone="primary" type="submit" isPending={save.pending}>
          Save the plan
        </Button>
      }
    >
      <FormSection title="Where">
        <FieldRow>
          <TextField
            label="Name of the trip"
            hint="Year 3 to the museum"
            autoFocus={tripId === null}
            value={draft.name}
            onChange={(name) => set({ name })}
            maxLength={80}
            error={error('name')}
          />
          {text('place', 'Place', 120, { must: true })}
        </FieldRow>
        <FieldRow>
          {text('street', 'Street', 200)}
          {text('town', 'Town', 80)}
          {text('postcode', 'Postcode', 10)}
        </FieldRow>
        <FieldRow>
          {text('exactPlace', 'Exact place for 999', 200, {
            hint: 'Said word for word: “main entrance on Station Road, coach park at the back”.',
          })}
          {text('placePhone', 'Telephone there', 30)}
        </FieldRow>
      </FormSection>
      <FormSection title="When and what kind">
        <RadioGroup
          label="Kind"
          row
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          options={TripKind.options.map((id) => ({ id, label: KIND_WORDS[id] }))}
        />
        <FieldRow>
          <DateField
            label={draft.kind === 'day' ? 'Day' : 'First day'}
            value={draft.startsOn}
            onChange={(startsOn) => set({ startsOn })}
            error={error('startsOn')}
          />
          {text('startsAt', 'Leaves at', 5, { must: true })}
          {draft.kind === 'residential' && (
            <DateField
              label="Last day"
              value={draft.endsOn}
              onChange={(endsOn) => set({ endsOn })}
              error={error('endsOn')}
            />
          )}
          {text('endsAt', 'Back at', 5, { must: true })}
        </FieldRow>
        <Checkbox isSelected={draft.adventurous} onChange={(adventurous) => set({ adventurous })}>
          Adventurous: climbing, water, snow, or anything of more risk than a school day
        </Checkbox>
        <Checkbox isSelected={draft.abroad} onChange={(abroad) => set({ abroad })}>
          Abroad
        </Checkbox>
        <p>
          {needsConsent(draft)
            ? 'Parents must agree to this trip by itself.'
            : 'A routine day visit: parents have agreed for the year, and are told of this one.'}
        </p>
      </FormSection>
      <FormSection title="Who leads it">
        <FieldRow>
          <Select
            label="Leader"
            hint="Sees these children on the days of the trip, and signs it off."
            options={choices.leaders.map(({ staffId, name }) => ({ id: staffId, label: name }))}
            value={draft.leaderId}
            onChange={(leaderId) =>
              set({ leaderId, adults: draft.adults.filter(({ staffId }) => staffId !== leaderId) })
            }
            error={error('leaderId')}
          />
          {text('leaderPhone', 'Leader’s telephone on the trip', 30)}
        </FieldRow>
        <AdultsFields
          adults={draft.adults}
          staff={choices.staff.filter(({ staffId }) => staffId !== draft.leaderId)}
          onChange={(adults) => set({ adults })}
          error={error('adults')}
        />
        {text('transport', 'Transport', 300, { hint: 'Coach company and its number, walking, train.' })}
      </FormSection>
      <FormSection title="In an emergency">
        <FieldRow>
          {text('homeContact', 'Contact in school', 80)}
          {text('homePhone', 'Their telephone', 30)}
        </FieldRow>
        <FieldRow>
          {text('hospital', 'Nearest hospital with an emergency department', 120)}
          {text('hospitalAddress', 'Its address', 200)}
          {text('hospitalPhone', 'Its telephone', 30)}
        </FieldRow>
      </FormSection>
    </Form>
  );
}

type TextName = Extract<
  keyof PlanDraft,
  | ('place' | 'street' | 'town' | 'postcode' | 'exactPlace' | 'placePhone' | 'startsAt' | 'endsAt' | 'leaderPhone')
  | ('transport' | 'homeContact' | 'homePhone' | 'hospital' | 'hospitalAddress' | 'hospitalPhone')
>;
