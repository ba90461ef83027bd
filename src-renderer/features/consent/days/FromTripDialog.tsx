import { UserPlus } from 'lucide-react';
import type { TripLine } from '#shared/features/trips/trips.model.ts';
import { useCall } from '../../../api/call.ts';
import { Answer, Button, Dialog, toast } from '../../../ui/index.ts';
import { daysWords } from '../../trips/trip-words.ts';
import type { ConsentFace } from '../answer-look.ts';
import { childrenWords } from '../children-words.ts';
import styles from './Days.module.css';

/** The children of a coming trip, as they are on it now, into the day. For whoever plans trips. */
export function FromTripDialog({
  onAdd,
  onClose,
}: {
  readonly onAdd: (children: readonly ConsentFace[]) => void;
  readonly onClose: () => void;
}) {
  const trips = useCall('trips.list', {});
  return (
    <Dialog title="Children of a trip" isOpen onClose={onClose} footer={<Button onPress={onClose}>Close</Button>}>
      <p>Whoever is on the trip now is added to the day. If the trip changes later, change the day too.</p>
      <Answer
        of={trips}
        isEmpty={(found) => takingPlace(found.coming).length === 0}
        empty={<p>No trip is planned. Plan it under Trips first, and say there who goes.</p>}
      >
        {(found) => (
          <ul className={styles.days} aria-label="Coming trips">
            {takingPlace(found.coming).map((trip) => (
              <Line
                key={trip.tripId}
                trip={trip}
                onAdd={(children) => {
                  onAdd(children);
                  onClose();
                }}
              />
            ))}
          </ul>
        )}
      </Answer>
    </Dialog>
  );
}

const takingPlace = (coming: readonly TripLine[]): readonly TripLine[] => coming.filter(({ calledOff }) => !calledOff);

function Line({
  trip,
  onAdd,
}: {
  readonly trip: TripLine;
  readonly onAdd: (children: readonly ConsentFace[]) => void;
}) {
  const found = useCall('trips.trip', { tripId: trip.tripId });
  const add = () => {
    if (!found.data) return;
    const going = found.data.children.filter(({ leftOn }) => leftOn === null);
    const left = found.data.children.length - going.length;
    if (left > 0) toast(`${childrenWords(left)} of ${trip.name} left the school and will not be expected.`);
    onAdd(going);
  };
  return (
    <li className={styles.head}>
      <div>
        <b>{trip.name}</b>
        <p className={styles.soft}>
          {daysWords(trip)}. {childrenWords(trip.children)}
        </p>
        {found.error && <p role="alert">{found.error.message}</p>}
      </div>
      <Button
        icon={UserPlus}
        aria-label={`Add to the day: ${trip.name}`}
        isDisabled={!found.data || trip.children === 0}
        onPress={add}
      >
        Add to the day
      </Button>
    </li>
  );
}
