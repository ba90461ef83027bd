import { Plus, Shuffle, UserMinus, UserPlus, X } from 'lucide-react';
import { useState } from 'react';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { TripAdultId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { Trip } from '#shared/features/trips/trips.contract.ts';
import { DECISION_WORDS, type TripChild } from '#shared/features/trips/trips.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError } from '../../api/failure.ts';
import {
  Badge,
  Banner,
  Button,
  Card,
  ChildPhoto,
  EmptyState,
  IconButton,
  Select,
  TextField,
  toast,
  useUnsaved,
} from '../../ui/index.ts';
import { AddChildrenDialog } from './AddChildrenDialog.tsx';
import { draftKey, draftOf, type GroupsDraft, groupsOf, shareOut, withoutGroup } from './groups-draft.ts';
import { TakeOffDialog } from './TakeOffDialog.tsx';
import styles from './Trips.module.css';
import { childrenCount } from './trip-words.ts';

const NONE = 'none';

/** Who goes, in which group with which adult, and what was decided about who does not. */
export function TripChildren({ trip, mayPlan }: { readonly trip: Trip; readonly mayPlan: boolean }) {
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<TripChild | null>(null);
  return (
    <>
      {mayPlan && (
        <div className={styles.bar}>
          <Button tone="primary" icon={UserPlus} onPress={() => setAdding(true)}>
            Put children on the trip
          </Button>
        </div>
      )}
      {trip.children.length === 0 ? (
        <EmptyState title="Nobody is on the trip yet">
          {mayPlan ? 'Put whole classes on it, or children by name.' : 'The office puts children on the trip.'}
        </EmptyState>
      ) : (
        // What was saved elsewhere is another start.
        <Groups key={draftKey(draftOf(trip))} trip={trip} {...(mayPlan ? { onTakeOff: setLeaving } : {})} />
      )}
      {trip.decisions.length > 0 && <Decisions trip={trip} />}
      {adding && <AddChildrenDialog tripId={trip.tripId} onClose={() => setAdding(false)} />}
      {leaving && <TakeOffDialog tripId={trip.tripId} child={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function Groups({ trip, onTakeOff }: { readonly trip: Trip; readonly onTakeOff?: (child: TripChild) => void }) {
  const [first] = useState(() => draftOf(trip));
  const [draft, setDraft] = useState<GroupsDraft>(first);
  const save = useCommand('trips.saveGroups');
  const isChanged = draftKey(draft) !== draftKey(first);
  useUnsaved(isChanged ? 'how you have arranged the groups' : null);
  const { groups, of } = draft;
  const without = trip.children.filter(({ childId }) => (of.get(childId) ?? null) === null).length;
  const submit = async () => {
    const result = await save.run({ tripId: trip.tripId, groups: groupsOf(draft) });
    if (result.ok) toast('The groups are saved.');
  };
  const change = (place: number, part: Partial<GroupsDraft['groups'][number]>) =>
    setDraft({ of, groups: groups.map((group, at) => (at === place ? { ...group, ...part } : group)) });
  const put = (child: TripChild, to: string) =>
    setDraft({ groups, of: new Map(of).set(child.childId, to === NONE ? null : Number(to)) });
  const choices = [
    { id: NONE, label: 'In no group' },
    ...groups.map(({ name }, place) => ({ id: String(place), label: name || `Group ${place + 1}` })),
  ];
  const adults = [
    { id: NONE, label: 'Nobody yet' },
    ...trip.adults.map(({ adultId, name }) => ({ id: adultId as string, label: name })),
  ];
  return (
    <>
      <Card>
        <div className={styles.part}>
          <div className={styles.bar}>
            <h2>Groups</h2>
            <span className={styles.soft}>
              {groups.length === 0
                ? 'No group yet.'
                : without === 0
                  ? 'Everybody is in a group.'
                  : `${childrenCount(without)} in no group.`}
            </span>
            <span className={styles.end} />
            {without > 0 && groups.length > 0 && (
              <Button icon={Shuffle} onPress={() => setDraft(shareOut(draft))}>
                Share out the rest
              </Button>
            )}
            <Button
              icon={Plus}
              onPress={() =>
                setDraft({ of, groups: [...groups, { name: `Group ${groups.length + 1}`, adultId: null }] })
              }
            >
              Add a group
            </Button>
            <Button tone="primary" isDisabled={!isChanged} isPending={save.pending} onPress={() => void submit()}>
              Save the groups
            </Button>
          </div>
          {save.error && (
            <Banner tone="serious" announce>
              {fieldError(save.error, 'groups') ?? save.error.message}
            </Banner>
          )}
          <ul className={styles.list} aria-label="Groups">
            {groups.map(({ name, adultId }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place in the list until it is saved
              <li key={place} className={styles.row}>
                <div className={styles.grow}>
                  <TextField
                    label={`Name of group ${place + 1}`}
                    labelHidden
                    value={name}
                    onChange={(to) => change(place, { name: to })}
                    maxLength={40}
                    error={fieldError(save.error, `groups.${place}.name`)}
                  />
                </div>
                <div className={styles.grow}>
                  <Select
                    label={`Adult of ${name || `group ${place + 1}`}`}
                    labelHidden
                    options={adults}
                    value={adultId ?? NONE}
                    onChange={(to) => change(place, { adultId: to === NONE ? null : (to as TripAdultId) })}
                  />
                </div>
                <span>{childrenCount([...of.values()].filter((at) => at === place).length)}</span>
                <IconButton
                  label={`Take group ${name || place + 1} away`}
                  icon={X}
                  onPress={() => setDraft(withoutGroup(draft, place))}
                />
              </li>
            ))}
          </ul>
        </div>
      </Card>
      <ul className={styles.list} aria-label="Children on the trip">
        {trip.children.map((child) => (
          <li key={child.childId} className={styles.row}>
            <ChildPhoto url={child.photoUrl} name={child.name} size="s" />
            <span className={styles.who}>
              {oneLine(child)}{' '}
              {child.leftOn && <Badge tone="serious">Left the school on {showDate(child.leftOn)}</Badge>}
            </span>
            <div className={styles.narrow}>
              <Select
                label={`Group of ${oneLine(child)}`}
                labelHidden
                options={choices}
                value={String(of.get(child.childId) ?? NONE)}
                onChange={(to) => put(child, to)}
              />
            </div>
            {onTakeOff && (
              <IconButton
                label={`Take ${oneLine(child)} off the trip`}
                icon={UserMinus}
                onPress={() => onTakeOff(child)}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Decisions({ trip }: { readonly trip: Trip }) {
  return (
    <Card quiet>
      <div className={styles.part}>
        <h2>Decisions</h2>
        <ul className={styles.list}>
          {trip.decisions.map(({ step, child, words, at, by }) => (
            <li key={`${at} ${step} ${child}`}>
              <b>{DECISION_WORDS[step]}</b>
              {child && `: ${child}`}. {words} <span className={styles.soft}>{`${showDateTime(at)}, ${by}`}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
