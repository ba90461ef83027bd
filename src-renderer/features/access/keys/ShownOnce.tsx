import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { OneTimeCode } from '#shared/features/access/keys.contract.ts';
import styles from './ShownOnce.module.css';

/** A code that a Lead reads out or writes on a slip. It is in memory for as long as it stands here, and nowhere else. */
export function ShownOnce({ shown, label }: { readonly shown: OneTimeCode; readonly label: string }) {
  return (
    <>
      <p className={styles.code}>
        <span className={styles.label}>{label}</span>
        <output className={styles.letters} aria-label={label}>
          {shown.code}
        </output>
      </p>
      <p className={styles.until}>It counts once, until {showDateTime(shown.until)}. It is shown only now.</p>
    </>
  );
}
