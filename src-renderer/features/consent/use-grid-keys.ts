import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type GridPlace, nextPlace } from './grid-place.ts';

/** One tab stop for a whole grid; arrows move the focus, also to rows that are not drawn yet. */
export function useGridKeys(
  grid: RefObject<HTMLElement | null>,
  rows: number,
  columns: number,
  scrollTo: (row: number) => void,
) {
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const moving = useRef<GridPlace | null>(null);
  const at = { row: Math.min(place.row, Math.max(0, rows - 1)), column: place.column };
  useEffect(() => {
    // An effect of an earlier drawing may only now run, after the key: it knows the old place, and must not take it for the new one.
    const { current: to } = moving;
    if (to === null || to.row !== at.row || to.column !== at.column) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-place="${at.row} ${at.column}"]`);
    if (!cell) return;
    moving.current = null;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = nextPlace(at, event.key, event.ctrlKey, rows, columns);
    if (!next) return;
    event.preventDefault();
    moving.current = next;
    scrollTo(next.row);
    setPlace(next);
  };
  return { at, setPlace, onKeyDown };
}
