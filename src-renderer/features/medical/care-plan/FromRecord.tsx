import type { PlanRecord } from '#shared/features/medical/care-plan.model.ts';
import styles from './CarePlan.module.css';
import type { SectionId } from './plan-draft.ts';

/** What the record says already for a section: shown, and not asked again. */
export function FromRecord({ section, record }: { readonly section: SectionId; readonly record: PlanRecord }) {
  const { needs, medicines } = record;
  if (section === 'condition' || section === 'parts' || section === 'emergency') {
    return (
      <section className={styles.from} aria-label="From the child’s needs">
        <h2>From the child’s needs</h2>
        {needs.length === 0 && <p>No need is recorded. Add it on the record first: the board shows it from there.</p>}
        <ul className={styles.list}>
          {needs.map(({ condition, triggers, signs, action, medicine }) => (
            <li key={`${condition} ${triggers}`}>
              <b>{condition}</b>.{' '}
              {section === 'emergency'
                ? `What to do: ${action || 'not recorded'}`
                : `Triggers: ${triggers || 'not recorded'}. Signs: ${signs || 'not recorded'}. Medicine or device: ${medicine || 'not recorded'}.`}
            </li>
          ))}
        </ul>
      </section>
    );
  }
  if (section === 'medicine') {
    return (
      <section className={styles.from} aria-label="From the medicines register">
        <h2>From the medicines register</h2>
        {medicines.length === 0 && <p>No medicine is agreed.</p>}
        <ul className={styles.list}>
          {medicines.map(({ name, words }) => (
            <li key={name}>
              <b>{name}</b>. {words}
            </li>
          ))}
        </ul>
      </section>
    );
  }
  if (section === 'people') {
    return (
      <p className={styles.soft}>The family’s contacts come from the record, in the order in which to ring them.</p>
    );
  }
  return null;
}
