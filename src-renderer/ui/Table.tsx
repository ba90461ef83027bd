import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Cell as AriaCell,
  Column as AriaColumn,
  Row as AriaRow,
  Table as AriaTable,
  TableBody as AriaTableBody,
  TableHeader as AriaTableHeader,
  type TableProps as AriaTableProps,
  type CellProps,
  type ColumnProps,
  type RowProps,
  type TableBodyProps,
  type TableHeaderProps,
} from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Table.module.css';

export interface TableProps extends Omit<AriaTableProps, 'className' | 'style'> {
  /** What the rows are, for a screen reader: "Children in Oak". */
  readonly label: string;
  readonly dense?: boolean;
  readonly className?: string | undefined;
}

/**
 * A table that is walked with arrow keys, sorted by its heads and selected by space. It scrolls inside its own frame and
 * its head stays in view. For a few fixed facts use `DescriptionList`.
 */
export function Table({ label, dense, className, ...rest }: TableProps) {
  return (
    <div className={cx(styles.frame, className)}>
      <AriaTable {...rest} aria-label={label} className={cx(styles.table, dense && styles.dense)} />
    </div>
  );
}

export function TableHeader<T extends object>(props: TableHeaderProps<T>) {
  return <AriaTableHeader {...props} className={styles.head} />;
}

/** `numeric` puts figures under each other. With `allowsSorting` the head shows which way. */
export function Column({
  children,
  numeric,
  ...rest
}: Omit<ColumnProps, 'children'> & { readonly children?: ReactNode; readonly numeric?: boolean }) {
  return (
    <AriaColumn {...rest} className={cx(styles.column, numeric && styles.numeric)}>
      {({ allowsSorting, sortDirection }) => (
        <span className={styles.columnWords}>
          {children}
          {allowsSorting && sortDirection && (sortDirection === 'ascending' ? <ArrowUp /> : <ArrowDown />)}
        </span>
      )}
    </AriaColumn>
  );
}

/** `empty` is what stands there when there is no row: say what that means. */
export function TableBody<T extends object>({ empty, ...rest }: TableBodyProps<T> & { readonly empty: ReactNode }) {
  return (
    <AriaTableBody
      {...rest}
      className={styles.body}
      renderEmptyState={() => <div className={styles.empty}>{empty}</div>}
    />
  );
}

export function Row<T extends object>(props: RowProps<T>) {
  return <AriaRow {...props} className={styles.row} />;
}

export function Cell({ numeric, ...rest }: CellProps & { readonly numeric?: boolean }) {
  return <AriaCell {...rest} className={cx(styles.cell, numeric && styles.numeric)} />;
}
