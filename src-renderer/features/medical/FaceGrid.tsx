// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by offset as they scroll into view, which table rows cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the ARIA grid pattern has one tab stop, a face; rows and headings have none.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { GridMemory } from './board-view.ts';
import styles from './FaceGrid.module.css';
import { columnsIn, type FaceGroup, type GridPlace, placeAfter, rowsOf } from './grid-rows.ts';

const GAP_PX = 11;
const HEADING_PX = 36;

interface FaceGridProps<T> {
  /** What the grid holds, for a screen reader. */
  readonly label: string;
  readonly groups: readonly FaceGroup<T>[];
  readonly idOf: (item: T) => string;
  /** What a face is called by a screen reader. */
  readonly nameOf: (item: T, group: FaceGroup<T>) => string;
  /** The narrowest that a face may be, and about how high it will be; the true height is measured. */
  readonly leastPx: number;
  readonly heightOf: (item: T, widthPx: number) => number;
  readonly memory: GridMemory;
  readonly onOpen?: (item: T) => void;
  readonly children: (item: T) => ReactNode;
}

/**
 * Faces in rows under headings that stick. Only what is in view is drawn, so thousands open as fast as a hundred. One tab
 * stop; the arrow keys go through all, also into rows that are not drawn yet.
 */
export function FaceGrid<T>(props: FaceGridProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <div ref={box}>{width > 0 && <Rows {...props} widthPx={width} />}</div>;
}

function Rows<T>(props: FaceGridProps<T> & { readonly widthPx: number }) {
  const { groups, memory, leastPx, heightOf, widthPx } = props;
  const columns = columnsIn(widthPx, leastPx, GAP_PX);
  const cellPx = (widthPx - (columns - 1) * GAP_PX) / columns;
  const rows = useMemo(() => rowsOf(groups, columns), [groups, columns]);
  const box = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const [at, setAt] = useState<string | null>(memory.at);
  const wantsFocus = useRef(memory.returning);
  const keyAt = ({ row, column }: GridPlace) => {
    const line = rows[row];
    const item = line?.items[column];
    return line && item !== undefined ? `${groups[line.group]?.id} ${props.idOf(item)}` : null;
  };
  const place = useMemo(() => placeOf(rows, groups, props.idOf, at), [rows, groups, props.idOf, at]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollerOf(box.current),
    estimateSize: (index) => {
      const items = rows[index]?.items ?? [];
      return items.length === 0 ? HEADING_PX : GAP_PX + Math.max(...items.map((item) => heightOf(item, cellPx)));
    },
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 3,
    scrollMargin: margin,
    scrollPaddingStart: HEADING_PX + 6,
    scrollPaddingEnd: 14,
    initialOffset: memory.offset,
    initialMeasurementsCache: memory.heights,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(place.row) ? shown : [...shown, place.row].sort((a, b) => a - b);
    },
  });

  // What stands above the grid may wrap to another height.
  useLayoutEffect(() => {
    const element = box.current;
    const scroller = scrollerOf(element);
    if (!element || !scroller) return;
    const top = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    if (Math.abs(top - margin) > 1) setMargin(top);
  });
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const cell = box.current?.querySelector<HTMLElement>('[data-face][tabindex="0"]');
    if (!cell) return;
    wantsFocus.current = false;
    memory.returning = false;
    cell.focus({ preventScroll: true });
    // Rows above may have another height than they had when the place was left.
    virtual.scrollToIndex(place.row, { align: 'auto' });
  });
  useLayoutEffect(
    () => () => {
      // The list hears of a scroll a frame later, which is too late where a key opens a face at once after one that moved to it.
      memory.offset = virtual.scrollElement?.scrollTop ?? virtual.scrollOffset ?? 0;
      memory.heights = virtual.takeSnapshot();
    },
    [memory, virtual],
  );

  // At another width or zoom the rows are others, and the focus would be lost with the old ones.
  const inside = useRef(false);
  const laid = useRef(columns);
  useLayoutEffect(() => {
    if (laid.current === columns) return;
    laid.current = columns;
    if (!inside.current) return;
    box.current?.querySelector<HTMLElement>('[data-face][tabindex="0"]')?.focus({ preventScroll: true });
    virtual.scrollToIndex(place.row, { align: 'auto' });
  });

  const goTo = (key: string | null) => {
    memory.at = key;
    setAt(key);
  };
  const page = (direction: -1 | 1): number => {
    const height = virtual.scrollElement?.clientHeight ?? 0;
    const here = virtual.measurementsCache[place.row]?.start ?? 0;
    const wanted = here + direction * Math.max(0, height - HEADING_PX);
    return virtual.getVirtualItemForOffset(wanted)?.index ?? place.row;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || !(event.target as HTMLElement).matches('[data-face]')) return;
    const to = placeAfter(event.key, event.ctrlKey, place, rows, page);
    if (to === null) return;
    event.preventDefault();
    wantsFocus.current = true;
    goTo(keyAt(to));
    virtual.scrollToIndex(to.row, { align: 'auto' });
  };
  const total = groups.reduce((sum, { items }) => sum + items.length, 0);
  const drawn = Map.groupBy(virtual.getVirtualItems(), ({ index }) => rows[index]?.group ?? 0);
  const offset = (index: number) => (virtual.measurementsCache[index]?.start ?? margin) - margin;
  const firstRows = useMemo(
    () => new Map(rows.flatMap((row, index) => (row.items.length === 0 ? [[row.group, index] as const] : []))),
    [rows],
  );

  return (
    <>
      <p role="status" className={styles.count}>
        {total} shown in {groups.length === 1 ? '1 group' : `${groups.length} groups`}
      </p>
      <div
        ref={box}
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length}
        aria-colcount={columns}
        className={styles.box}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          inside.current = true;
        }}
        onBlur={(event) => {
          // A face that is taken away under the focus says that it lost it to nobody.
          inside.current = !event.target.isConnected || event.currentTarget.contains(event.relatedTarget);
        }}
      >
        {[...drawn].map(([at, items]) => {
          const group = groups[at];
          const heading = firstRows.get(at) ?? 0;
          const top = offset(heading);
          const end = offset(firstRows.get(at + 1) ?? rows.length) || virtual.getTotalSize();
          if (!group) return null;
          return (
            <div
              key={group.id}
              role="rowgroup"
              aria-label={group.title}
              className={styles.group}
              style={{ top, height: end - top }}
            >
              <div
                ref={virtual.measureElement}
                data-index={heading}
                role="row"
                aria-rowindex={heading + 1}
                className={styles.heading}
              >
                <div role="rowheader" aria-colspan={columns}>
                  <h2>{group.title}</h2>
                  <span>{group.note}</span>
                </div>
              </div>
              {items.map(({ index, start }) => {
                const line = rows[index];
                if (!line || line.items.length === 0) return null;
                return (
                  <div
                    key={line.key}
                    ref={virtual.measureElement}
                    data-index={index}
                    role="row"
                    aria-rowindex={index + 1}
                    className={styles.row}
                    style={{
                      gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                      transform: `translateY(${start - margin - top}px)`,
                    }}
                  >
                    {line.items.map((item, column) => (
                      <Face
                        key={props.idOf(item)}
                        column={column}
                        name={props.nameOf(item, group)}
                        isAt={place.row === index && place.column === column}
                        onFocus={() => goTo(`${group.id} ${props.idOf(item)}`)}
                        onOpen={
                          props.onOpen &&
                          (() => {
                            goTo(`${group.id} ${props.idOf(item)}`);
                            memory.returning = true;
                            props.onOpen?.(item);
                          })
                        }
                      >
                        {props.children(item)}
                      </Face>
                    ))}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </>
  );
}

interface FaceProps {
  readonly column: number;
  readonly name: string;
  readonly isAt: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One face: a button where it opens something, else a cell to read. */
function Face({ column, name, isAt, onFocus, onOpen, children }: FaceProps) {
  const stop = { 'data-face': '', tabIndex: isAt ? 0 : -1, onFocus, className: styles.face };
  if (!onOpen) {
    return (
      <div role="gridcell" aria-colindex={column + 1} aria-label={name} {...stop}>
        {children}
      </div>
    );
  }
  return (
    <div role="gridcell" aria-colindex={column + 1} className={styles.cell}>
      <button type="button" aria-label={name} {...stop} onClick={onOpen}>
        {children}
      </button>
    </div>
  );
}

/** The place of the face that the keyboard is on; the first face where that one is not there any more. */
function placeOf<T>(
  rows: ReturnType<typeof rowsOf<T>>,
  groups: readonly FaceGroup<T>[],
  idOf: (item: T) => string,
  at: string | null,
): GridPlace {
  for (const [row, line] of rows.entries()) {
    const id = groups[line.group]?.id;
    if (at === null && line.items.length > 0) return { row, column: 0 };
    if (at === null || !at.startsWith(`${id} `)) continue;
    const column = line.items.findIndex((item) => `${id} ${idOf(item)}` === at);
    if (column >= 0) return { row, column };
  }
  return at === null ? { row: 0, column: 0 } : placeOf(rows, groups, idOf, null);
}

/** What scrolls around an element: the page's own place, or on a narrow screen what is around that. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let at = element?.parentElement ?? null; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}
