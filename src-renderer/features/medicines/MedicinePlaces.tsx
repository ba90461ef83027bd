import type { Capability } from '#shared/features/access/access.model.ts';
import { useSession } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import styles from './MedicinePlaces.module.css';

const PLACES = [
  { name: 'medicines', label: 'Today’s medicines', needs: 'medicines.give' },
  { name: 'kits', label: 'Spare kits', needs: 'medicines.give' },
  { name: 'training', label: 'Training', needs: 'medicines.give' },
  { name: 'incidents', label: 'Incidents', needs: 'medical.read' },
  { name: 'policies', label: 'Allergy desk', needs: 'policies.keep' },
] as const satisfies readonly { readonly name: string; readonly label: string; readonly needs: Capability }[];
type Place = (typeof PLACES)[number]['name'];

/** The places under Medicines in the rail, on the top of each: those that the person may open. */
export function MedicinePlaces({ here }: { readonly here: Place }) {
  const capabilities = useSession((store) => store.session?.me?.capabilities ?? NONE);
  return (
    <nav aria-label="Places under Medicines" className={styles.places} data-screen-only="">
      {PLACES.filter(({ needs }) => capabilities.includes(needs)).map(({ name, label }) => (
        <button
          key={name}
          type="button"
          className={styles.place}
          data-return={`place-${name}`}
          aria-current={name === here ? 'page' : undefined}
          onClick={() => name !== here && go({ name })}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
const NONE: readonly Capability[] = [];
