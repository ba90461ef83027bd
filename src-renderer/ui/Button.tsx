import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import { Kbd } from './Kbd.tsx';

/** `primary` once a screen; `danger` for what destroys or saves a life; `quiet` inside rows and panels. */
export type ButtonTone = 'plain' | 'primary' | 'danger' | 'quiet';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly tone?: ButtonTone;
  readonly size?: 'm' | 'l';
  readonly icon?: LucideIcon;
  /** The key that does the same, shown as a key cap. */
  readonly kbd?: string;
  /** Looks, and for a screen reader is, one of two states: "Large" on or off. */
  readonly pressed?: boolean;
  readonly wide?: boolean;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

const WAITING = { onPress: () => undefined, type: 'button', 'aria-disabled': true, 'data-pending': '' } as const;

/**
 * A push button. While `isPending` it keeps its place and its focus and does nothing. (React Aria's own pending state leaves an
 * unnamed picture for screen readers behind when the button goes together with its screen.)
 */
export function Button({
  children,
  tone = 'plain',
  size = 'm',
  icon: Icon,
  kbd,
  pressed,
  wide,
  className,
  isPending,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(isPending ? WAITING : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      className={cx(styles.button, styles[tone], styles[size], wide && styles.wide, className)}
    >
      {Icon && <Icon />}
      <span>{children}</span>
      {kbd && <Kbd>{kbd}</Kbd>}
    </AriaButton>
  );
}
