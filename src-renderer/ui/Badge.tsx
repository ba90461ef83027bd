import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { cx } from './cx.ts';
import { SEVERITY_WORDS, type Severity } from './severity.ts';

export type BadgeTone = 'plain' | 'brand' | 'fine' | 'watch' | 'serious' | 'know' | 'loud' | 'hollow';

/**
 * A word with its icon and colour. `loud` is a No that must be found first, `hollow` an answer that is missing; `edged`
 * stands on a photo.
 */
export function Badge({
  children,
  icon: Icon,
  tone = 'plain',
  edged,
}: {
  readonly children: ReactNode;
  readonly icon?: LucideIcon;
  readonly tone?: BadgeTone;
  readonly edged?: boolean;
}) {
  return (
    <span className={cx(styles.badge, styles[tone], edged && styles.edged)}>
      {Icon && <Icon />}
      <span>{children}</span>
    </span>
  );
}

/** One need of a child: icon, rank in words, name. Wraps rather than cuts: no part of a need is ever hidden. */
export function NeedChip({
  severity,
  icon: Icon,
  children,
  size = 'm',
}: {
  readonly severity: Severity;
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly size?: 'm' | 'l';
}) {
  return (
    <span className={cx(styles.need, styles[severity], size === 'l' && styles.large)}>
      <Icon />
      <span>
        <span className={styles.rank}>{SEVERITY_WORDS[severity]}</span> <b>{children}</b>
      </span>
    </span>
  );
}
