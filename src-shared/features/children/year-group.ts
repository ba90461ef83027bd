const NURSERY = 0;
const RECEPTION = 1;

/**
 * The years that a text names, in order: 0 is Nursery, 1 Reception, 2 is Year 1 and so on. "3/4" and "Years 3 and 4" name
 * two, "1-3" names three; empty when the text names none. Schools write years in every way, so the text is read, never required.
 */
export function yearsNamed(text: string): number[] {
  const plain = text
    .toUpperCase()
    .replace(/\bY(?:EA)?RS?\.?(?=\s*\d)/g, ' ')
    .replace(/(\d)\s*(?:-|–|TO)\s*(?=\d)/g, '$1>');
  const years = new Set<number>();
  let from: number | null = null;
  for (const [word] of plain.matchAll(/\bN(?:UR\w*|\d)?\b|\bY?R(?:EC\w*)?\b|\bY?\d{1,2}(?:>|\b)/g)) {
    const year = word.startsWith('N') ? NURSERY : /\d/.test(word) ? Number(/\d+/.exec(word)?.[0]) + 1 : RECEPTION;
    if (from !== null) for (let between = from; between <= year; between++) years.add(between);
    years.add(year);
    from = word.endsWith('>') ? year : null;
  }
  return [...years].sort((a, b) => a - b);
}

/** Nursery and Reception before Year 1, then by number; what is no year stands last. For sorting classes. */
export const yearOrder = (yearGroup: string): number => yearsNamed(yearGroup)[0] ?? 99;

/** The year after this one, written the same way: "R" to "1", "Year 3" to "Year 4". Null for what names no single year. */
export function nextYear(yearGroup: string): string | null {
  const [year, second] = yearsNamed(yearGroup);
  if (year === undefined || second !== undefined) return null;
  const text = yearGroup.trim();
  if (year === NURSERY) return /1/.test(text) ? text.replace('1', '2') : 'R';
  if (year === RECEPTION) return '1';
  return text.replace(/\d+/, (digits) => String(Number(digits) + 1));
}

/**
 * A child's year in a class: the class's own where it holds one year; in a mixed class the child's, which the class does
 * not say. `own` is the year that the child has, or will have.
 */
export function yearInClass(own: string, classYear: string): string {
  return yearsNamed(classYear).length === 1 ? classYear.trim() : own;
}
