import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

export type BannerTone = 'know' | 'watch' | 'serious' | 'fine';

const ICONS = { know: Info, watch: TriangleAlert, serious: CircleAlert, fine: CircleCheck } as const;

/** A message that belongs to the screen and stays as long as it is true. `announce` reads it out when it appears. */
export function Banner({
  tone = 'know',
  title,
  children,
  action,
  onClose,
  announce,
}: {
  readonly tone?: BannerTone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly onClose?: () => void;
  readonly announce?: boolean;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      className={cx(styles.banner, styles[tone])}
      {...(announce ? { role: tone === 'serious' ? 'alert' : 'status' } : {})}
    >
      <Icon />
      <div className={styles.words}>
        {title && <strong>{title}</strong>}
        {title && children ? ' ' : null}
        {children}
      </div>
      {action}
      {onClose && <IconButton label="Close this message" icon={X} onPress={onClose} />}
    </div>
  );
}
