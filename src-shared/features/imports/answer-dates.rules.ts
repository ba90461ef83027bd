/** What a column beside an answer may hold about it. */
export type BesideKind = 'date' | 'until';

const BESIDE: Readonly<Record<BesideKind, readonly RegExp[]>> = {
  date: [/^(.+?)[\s(:–-]+date\)?$/iu, /^date (?:of|for) (.+)$/iu],
  until: [/^(.+?)[\s(:–-]+(?:valid until|until|expires|expiry|expiry date)\)?$/iu],
};

/** The headings of the columns that our own exports put beside an answer. */
export const dateHeading = (purpose: string): string => `${purpose} (date)`;
export const untilHeading = (purpose: string): string => `${purpose} (valid until)`;

/**
 * Columns that say when another column's answers were given, or until when they hold: "Website (date)", "Website: expiry". Only
 * where the other column is there under that very name. Header -> what it is about.
 */
export function besideColumns(
  headers: readonly string[],
): ReadonlyMap<string, { readonly of: string; readonly kind: BesideKind }> {
  const byName = new Map(headers.map((header) => [fold(header), header]));
  const found = new Map<string, { readonly of: string; readonly kind: BesideKind }>();
  for (const header of headers) {
    for (const kind of ['until', 'date'] as const) {
      const names = BESIDE[kind].flatMap((pattern) => pattern.exec(header.trim())?.[1] ?? []);
      const of = names.map((name) => byName.get(fold(name))).find((name) => name !== undefined && name !== header);
      if (of !== undefined && !found.has(header)) found.set(header, { of, kind });
    }
  }
  return found;
}

const fold = (header: string): string => header.toLowerCase().replace(/\s+/gu, ' ').trim();
