// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by offset as they scroll into view, which table rows cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one tab stop; it says which row is meant by aria-activedescendant.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: every press has its key on the grid: Space, Enter.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Check } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useRef, useState } from 'react';
import { cx } from './cx.ts';
import styles from './PickGrid.module.css';
import { afterKey, type PickState, ranged, toggled } from './pick-keys.ts';

const ROW_PX = 46;
const NOTHING: ReadonlySet<string> = new Set();

export interface PickColumn<R> {
  readonly title: string;
  /** As a CSS grid track: `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly cell: (row: R) => ReactNode;
}

export interface PickGridProps<R extends { readonly id: string }> {
  /** What the rows are, for a screen reader: "Children in Oak". */
  readonly label: string;
  readonly columns: readonly PickColumn<R>[];
  readonly rows: readonly R[];
  /** The rows ticked; absent where nothing can be done with several. */
  readonly picked?: ReadonlySet<string>;
  readonly onPick?: (picked: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  readonly empty: ReactNode;
}

/**
 * A list of any length to walk by arrows, tick by Space, tick a range of by Shift, and open by Enter. Only the rows in
 * view are drawn. For a short table without ticks use `Table`.
 */
export function PickGrid<R extends { readonly id: string }>(props: PickGridProps<R>) {
  const { rows, columns, onPick, picked = NOTHING } = props;
  const frame = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const [place, setPlace] = useState({ at: 0, anchor: 0 });
  const at = Math.min(place.at, Math.max(0, rows.length - 1));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollPaddingStart: 40,
    rangeExtractor: (range) =>
      [...new Set([at, ...defaultRangeExtractor(range)])].filter((row) => row < range.count).sort((a, b) => a - b),
  });
  const state: PickState = { at, anchor: Math.min(place.anchor, Math.max(0, rows.length - 1)), picked };
  const take = (next: PickState) => {
    setPlace({ at: next.at, anchor: next.anchor });
    if (next.picked !== picked) onPick?.(next.picked);
  };
  const ids = () => rows.map(({ id }) => id);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows[at];
    if (event.key === 'Enter' && row) {
      event.preventDefault();
      props.onOpen(row.id);
      return;
    }
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? ROW_PX) / ROW_PX) - 1);
    const press = { key: event.key, shift: event.shiftKey && onPick !== undefined, ctrl: event.ctrlKey };
    if (onPick === undefined && (press.key === ' ' || press.ctrl)) return;
    const next = afterKey(state, ids(), press, page);
    if (!next) return;
    event.preventDefault();
    take(next);
    virtual.scrollToIndex(next.at);
  };
  const onTick = (event: MouseEvent, index: number) => {
    event.stopPropagation();
    take(event.shiftKey ? ranged(state, ids(), index) : toggled(state, ids(), index));
  };
  const tracks = { gridTemplateColumns: `${onPick ? '44px ' : ''}${columns.map(({ width }) => width).join(' ')}` };
  if (rows.length === 0) return <div className={cx(styles.frame, styles.empty)}>{props.empty}</div>;
  return (
    <div ref={frame} className={styles.frame}>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={onPick ? true : undefined}
        aria-activedescendant={`${gridId}-${at}`}
        tabIndex={0}
        className={styles.grid}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={cx(styles.row, styles.head)} style={tracks}>
          {onPick && (
            <span role="columnheader" className={styles.cell}>
              <span className={styles.unseen}>Chosen</span>
            </span>
          )}
          {columns.map(({ title }) => (
            <span role="columnheader" key={title} className={styles.cell}>
              {title}
            </span>
          ))}
        </div>
        <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const isPicked = picked.has(row.id);
            return (
              <div
                role="row"
                id={`${gridId}-${item.index}`}
                aria-rowindex={item.index + 2}
                aria-selected={onPick ? isPicked : undefined}
                key={row.id}
                data-index={item.index}
                ref={virtual.measureElement}
                className={cx(styles.row, styles.body, isPicked && styles.picked, item.index === at && styles.at)}
                style={{ ...tracks, transform: `translateY(${item.start}px)` }}
                onClick={() => {
                  setPlace({ at: item.index, anchor: item.index });
                  props.onOpen(row.id);
                }}
              >
                {onPick && (
                  <span
                    role="gridcell"
                    aria-label={isPicked ? 'Chosen' : 'Not chosen'}
                    className={styles.tick}
                    onClick={(event) => onTick(event, item.index)}
                  >
                    <span className={styles.box}>{isPicked && <Check />}</span>
                  </span>
                )}
                {columns.map(({ title, cell }, column) => (
                  <span role={column === 0 ? 'rowheader' : 'gridcell'} key={title} className={styles.cell}>
                    {cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
