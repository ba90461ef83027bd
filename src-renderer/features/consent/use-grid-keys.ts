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
  const moving = useRef(false);
  const at = { row: Math.min(place.row, Math.max(0, rows - 1)), column: place.column };
  useEffect(() => {
    if (!moving.current) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-place="${at.row} ${at.column}"]`);
    if (!cell) return;
    moving.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = nextPlace(at, event.key, event.ctrlKey, rows, columns);
    if (!next) return;
    event.preventDefault();
    moving.current = true;
    scrollTo(next.row);
    setPlace(next);
  };
  return { at, setPlace, onKeyDown };
}
