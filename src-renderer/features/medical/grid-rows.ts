/** A group of faces under one heading. */
export interface FaceGroup<T> {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly items: readonly T[];
}

export interface GridRow<T> {
  readonly key: string;
  readonly group: number;
  /** Empty for a heading. */
  readonly items: readonly T[];
}

export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Headings and faces as rows, `columns` faces each: what a virtual list can draw. */
export function rowsOf<T>(groups: readonly FaceGroup<T>[], columns: number): GridRow<T>[] {
  return groups.flatMap(({ id, items }, group) => {
    const rows: GridRow<T>[] = [{ key: id, group, items: [] }];
    for (let at = 0; at < items.length; at += columns) {
      rows.push({ key: `${id} ${columns} ${at}`, group, items: items.slice(at, at + columns) });
    }
    return rows;
  });
}

/** How many faces stand side by side in `width` px, each at least `least` px wide. */
export const columnsIn = (width: number, least: number, gap: number): number =>
  Math.max(1, Math.floor((width + gap) / (least + gap)));

/**
 * Where a key leads from a face; null: the key is not the grid's. Left and right go on over the ends of rows; up and down
 * skip headings and keep the column where the row has it; Home and End are the row's, with Ctrl the grid's. `page` answers
 * the row that lies a screen above (-1) or below (1).
 */
export function placeAfter<T>(
  key: string,
  ctrl: boolean,
  from: GridPlace,
  rows: readonly GridRow<T>[],
  page: (direction: -1 | 1) => number,
): GridPlace | null {
  const width = (row: number) => rows[row]?.items.length ?? 0;
  const next = (row: number, step: -1 | 1): number | null => {
    for (let at = row; at >= 0 && at < rows.length; at += step) if (width(at) > 0) return at;
    return null;
  };
  const inColumn = (row: number | null): GridPlace =>
    row === null ? from : { row, column: Math.min(from.column, width(row) - 1) };
  switch (key) {
    case 'ArrowRight': {
      if (from.column + 1 < width(from.row)) return { row: from.row, column: from.column + 1 };
      const row = next(from.row + 1, 1);
      return row === null ? from : { row, column: 0 };
    }
    case 'ArrowLeft': {
      if (from.column > 0) return { row: from.row, column: from.column - 1 };
      const row = next(from.row - 1, -1);
      return row === null ? from : { row, column: width(row) - 1 };
    }
    case 'ArrowDown':
      return inColumn(next(from.row + 1, 1));
    case 'ArrowUp':
      return inColumn(next(from.row - 1, -1));
    case 'PageDown':
      return inColumn(next(Math.max(page(1), from.row + 1), 1) ?? next(rows.length - 1, -1));
    case 'PageUp':
      return inColumn(next(Math.min(page(-1), from.row - 1), -1) ?? next(0, 1));
    case 'Home': {
      const row = ctrl ? next(0, 1) : from.row;
      return row === null ? from : { row, column: 0 };
    }
    case 'End': {
      const row = ctrl ? next(rows.length - 1, -1) : from.row;
      return row === null ? from : { row, column: width(row) - 1 };
    }
    default:
      return null;
  }
}
