import { cx } from '../../ui/index.ts';
import styles from './LockedPage.module.css';

/** The school's initials as its mark: we hold no logo, and need none. */
export function SchoolMark({ schoolName, large }: { readonly schoolName: string; readonly large?: boolean }) {
  return (
    <span className={cx(styles.mark, large && styles.largeMark)} aria-hidden="true">
      {schoolInitials(schoolName)}
    </span>
  );
}

/** Two letters: "Hudson Road Primary School" is HR, "Bede" is B. */
export const schoolInitials = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase('en-GB'))
    .join('');
