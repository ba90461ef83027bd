import { BusFront, Plus } from 'lucide-react';
import { useState } from 'react';
import type { TripId } from '#shared/domain/ids.ts';
import { KIND_WORDS, type TripLine } from '#shared/features/trips/trips.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Badge, Button, EmptyState, FilterChips, Page, PageHeader, PickGrid } from '../../ui/index.ts';
import styles from './Trips.module.css';
import { childrenCount, daysWords } from './trip-words.ts';

const LISTS = [
  { id: 'coming' as const, label: 'Coming' },
  { id: 'past' as const, label: 'Over' },
];

/** The school's trips; for a class teacher those that they lead. */
export function TripsScreen() {
  const [list, setList] = useState<(typeof LISTS)[number]['id']>('coming');
  const mayPlan = useCan('trips.plan');
  const asked = useCall('trips.list', {});
  return (
    <Page>
      <PageHeader
        title="Trips"
        actions={
          mayPlan && (
            <Button tone="primary" icon={Plus} data-return="new-trip" onPress={() => go({ name: 'trip-plan' })}>
              Plan a trip
            </Button>
          )
        }
        help={
          <>
            <p>
              Plan where, when and who. Then see whether everything is ready: each line that is not opens the place
              where it can be put right.
            </p>
            <p>
              The leader sees the trip’s children on its days, also those of other classes, and signs the trip off.
              Enter opens a trip.
            </p>
          </>
        }
      >
        {mayPlan && <FilterChips label="Which trips" chips={LISTS} value={list} onChange={setList} />}
      </PageHeader>
      <Answer
        of={asked}
        loading="Loading the trips"
        isEmpty={(found) => found[list].length === 0}
        empty={
          <EmptyState icon={BusFront} title={list === 'coming' ? 'No trip is planned' : 'No trip is over yet'}>
            {mayPlan
              ? 'Press Plan a trip. An earlier trip can be copied, with its place, transport and hospital.'
              : 'You lead no coming trip. The office plans trips and says who leads them.'}
          </EmptyState>
        }
      >
        {(found) => (
          <div className={styles.grid}>
            <PickGrid
              label={list === 'coming' ? 'Coming trips' : 'Trips that are over'}
              rows={found[list].map((trip) => ({ ...trip, id: trip.tripId }))}
              columns={[
                { title: 'Trip', width: 'minmax(140px, 2fr)', cell: What },
                { title: 'When', width: 'minmax(150px, 1.6fr)', cell: (trip) => daysWords(trip) },
                { title: 'Leader', width: 'minmax(100px, 1fr)', cell: ({ leader }) => leader },
                { title: 'Who', width: '108px', cell: ({ children }) => childrenCount(children) },
              ]}
              onOpen={(id) => go({ name: 'trip', tripId: id as TripId })}
              empty={null}
            />
          </div>
        )}
      </Answer>
    </Page>
  );
}

const What = ({ name, place, kind, calledOff }: TripLine) => (
  <span className={styles.what}>
    <b>
      {name} {calledOff && <Badge tone="watch">Called off</Badge>}
    </b>
    <span>{kind === 'day' ? place : `${place}, ${KIND_WORDS[kind].toLowerCase()}`}</span>
  </span>
);
