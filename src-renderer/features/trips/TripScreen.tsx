import { Ban, ChevronLeft, Copy, Pencil, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Trip } from '#shared/features/trips/trips.contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go, type ScreenOf, type TripPart } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import { Answer, Banner, Button, FilterChips, Page, PageHeader, toast } from '../../ui/index.ts';
import { CallOffDialog } from './CallOffDialog.tsx';
import { TripChildren } from './TripChildren.tsx';
import { TripPlanView } from './TripPlanView.tsx';
import { TripReadiness } from './TripReadiness.tsx';
import styles from './Trips.module.css';
import { childrenCount, daysWords } from './trip-words.ts';

const PARTS: readonly { readonly id: TripPart; readonly label: string }[] = [
  { id: 'ready', label: 'Ready?' },
  { id: 'children', label: 'Children and groups' },
  { id: 'plan', label: 'Plan' },
];

/** One trip: who goes, and the plan. */
export function TripScreen({ screen }: { readonly screen: ScreenOf<'trip'> }) {
  const asked = useCall('trips.trip', { tripId: screen.tripId });
  return (
    <Page>
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'trips' })}>
          Trips
        </Button>
      </TopBarActions>
      <Answer of={asked} loading="Loading the trip">
        {(trip) => <Filled trip={trip} screen={screen} />}
      </Answer>
    </Page>
  );
}

function Filled({ trip, screen }: { readonly trip: Trip; readonly screen: ScreenOf<'trip'> }) {
  const mayPlan = useCan('trips.plan');
  const [calling, setCalling] = useState(false);
  const call = useCommand('trips.call');
  const { tripId, plan } = trip;
  // Stays when the first children are put on it: their groups are next.
  const [begin] = useState<TripPart>(trip.children.length === 0 ? 'children' : 'ready');
  const part = screen.part ?? begin;
  const again = async () => {
    const result = await call.run({ tripId, takesPlace: true, words: '' });
    toast(result.ok ? 'The trip takes place after all.' : result.error.message, result.ok ? {} : { tone: 'problem' });
  };
  return (
    <>
      <PageHeader
        title={plan.name}
        subtitle={`${daysWords(plan)}. ${trip.leader}, ${childrenCount(trip.children.length)}`}
        actions={
          mayPlan && (
            <>
              <Button icon={Copy} onPress={() => go({ name: 'trip-plan', like: tripId })}>
                Copy
              </Button>
              {trip.calledOff ? (
                <Button icon={RotateCcw} isPending={call.pending} onPress={() => void again()}>
                  It takes place
                </Button>
              ) : (
                <Button icon={Ban} onPress={() => setCalling(true)}>
                  Call off
                </Button>
              )}
              <Button icon={Pencil} onPress={() => go({ name: 'trip-plan', tripId })}>
                Change the plan
              </Button>
            </>
          )
        }
        help={
          <>
            <p>
              Ready? says what is open, child by child, and opens where it is put right. The leader signs the trip off;
              whatever changes afterwards is shown.
            </p>
            <p>Put whole classes or single children on the trip, and each into a group with its adult.</p>
            <p>A child is taken off only with a reason, which stays in the list of decisions.</p>
          </>
        }
      >
        <FilterChips
          label="Part of the trip"
          chips={PARTS}
          value={part}
          onChange={(to) => go({ name: 'trip', tripId, part: to })}
        />
      </PageHeader>
      {trip.calledOff && <Banner tone="watch">This trip was called off. Nobody is expected.</Banner>}
      <div className={styles.part}>
        {part === 'ready' && <TripReadiness tripId={tripId} />}
        {part === 'children' && <TripChildren trip={trip} mayPlan={mayPlan} />}
        {part === 'plan' && <TripPlanView trip={trip} />}
      </div>
      {calling && <CallOffDialog tripId={tripId} onClose={() => setCalling(false)} />}
    </>
  );
}
