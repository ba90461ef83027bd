export interface GridPlace {
  readonly row: number;
  readonly column: number;
}
const PAGE_ROWS = 10;

/** Where a key leads within a grid of this size; null for a key that is not for moving. */
export function nextPlace(
  { row, column }: GridPlace,
  key: string,
  ctrl: boolean,
  rows: number,
  columns: number,
): GridPlace | null {
  const to = (r: number, c: number): GridPlace => ({
    row: Math.max(0, Math.min(rows - 1, r)),
    column: Math.max(0, Math.min(columns - 1, c)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'PageDown':
      return to(row + PAGE_ROWS, column);
    case 'PageUp':
      return to(row - PAGE_ROWS, column);
    case 'Home':
      return to(ctrl ? 0 : row, 0);
    case 'End':
      return to(ctrl ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
