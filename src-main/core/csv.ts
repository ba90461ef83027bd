import Papa from 'papaparse';

/** Tells Excel that the letters are UTF-8. */
export const BOM = '\uFEFF';

/**
 * Cells as RFC 4180 has them. What a spreadsheet would take for a formula gets an apostrophe before it, also behind leading
 * gaps and in the wide letters that Excel folds: a name of staff, of a child, or of a PC, is somebody's text.
 */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  Papa.unparse(rows as string[][], { newline: '\r\n', escapeFormulae: /^[\s\0]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/ });
