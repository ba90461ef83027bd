import type { LucideIcon } from 'lucide-react';
import { Fragment, type ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './overlay.module.css';

/** One line of a menu; `startsGroup` draws a rule above it. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: LucideIcon;
  readonly danger?: boolean;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
  readonly startsGroup?: boolean;
}

/** Further things to do behind one button. `trigger` is a `Button` or `IconButton`. */
export function Menu({
  label,
  trigger,
  items,
}: {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly items: readonly MenuEntry[];
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} offset={6}>
        <AriaMenu aria-label={label} className={styles.menu}>
          {items.map((item) => (
            <Fragment key={item.id}>
              {item.startsGroup && <Separator className={styles.separator} />}
              <Line item={item} />
            </Fragment>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Line({ item }: { readonly item: MenuEntry }) {
  const Icon = item.icon;
  return (
    <MenuItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.isDisabled ?? false}
      className={cx(styles.item, item.danger && styles.danger)}
      onAction={item.onAction}
    >
      {Icon && <Icon />}
      <span className={styles.itemWords}>
        {item.label}
        {item.hint && <span className={styles.itemHint}>{item.hint}</span>}
      </span>
    </MenuItem>
  );
}
