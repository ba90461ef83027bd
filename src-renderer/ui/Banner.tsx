import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import { type TakesFocus, thenToScreen, useTakesFocus, YIELDS_FOCUS } from './lost-focus.ts';

export type BannerTone = 'know' | 'watch' | 'serious' | 'fine';

const ICONS = { know: Info, watch: TriangleAlert, serious: CircleAlert, fine: CircleCheck } as const;

/**
 * A message that belongs to the screen and stays as long as it is true. `announce` reads it out when it appears; `focus` gives it
 * the focus then, for what a person has just done (give it a `key` of its own for each thing done).
 */
export function Banner({
  tone = 'know',
  title,
  children,
  action,
  onClose,
  announce,
  focus,
}: {
  readonly tone?: BannerTone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly onClose?: () => void;
  readonly announce?: boolean;
  readonly focus?: TakesFocus;
}) {
  const place = useTakesFocus<HTMLDivElement>(focus ?? null);
  const Icon = ICONS[tone];
  return (
    <div
      ref={place}
      {...(focus ? { tabIndex: -1, ...YIELDS_FOCUS } : {})}
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
      {onClose && <IconButton label="Close this message" icon={X} onPress={() => thenToScreen(onClose)} />}
    </div>
  );
}
