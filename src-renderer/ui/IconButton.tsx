import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** The words for the icon: its accessible name and its tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly outlined?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that shows only an icon; its words come as a tooltip on hover and focus. */
export function IconButton({ label, icon: Icon, outlined, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.iconButton, outlined && styles.outlined)}>
        <Icon />
      </AriaButton>
    </Tooltip>
  );
}
