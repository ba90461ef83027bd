import type { ChildId } from '#shared/domain/ids.ts';
import { useCall } from '../../../api/call.ts';
import { Answer } from '../../../ui/index.ts';
import styles from './CarePlan.module.css';
import { dayOf } from './plan-words.ts';

/** Who of the class's staff and first aiders has not read the plan as it stands, and who has. */
export function PlanReaders({ childId }: { readonly childId: ChildId }) {
  const asked = useCall('medical.planReaders', { childId });
  return (
    <Answer of={asked}>
      {({ read, notYet }) => (
        <section className={styles.stack} aria-label="Who has read it">
          <h2>{notYet.length === 0 ? 'Nobody still has to read it' : `Still to read it: ${notYet.length}`}</h2>
          <ul className={styles.list} aria-label="Still to read it">
            {notYet.map(({ staffId, name, label, before }) => (
              <li key={staffId}>
                <b>{name}</b>, {label}
                {before && <span className={styles.soft}> (read an earlier one on {dayOf(before)})</span>}
              </li>
            ))}
          </ul>
          {read.length > 0 && <h3>Have read it</h3>}
          <ul className={styles.list} aria-label="Have read it">
            {read.map(({ staffId, name, at }) => (
              <li key={staffId}>
                {name}, {dayOf(at)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Answer>
  );
}
