/** Nursery and Reception before Year 1, then by number; what is no year stands last. For sorting classes. */
export function yearOrder(yearGroup: string): number {
  const text = yearGroup.trim().toUpperCase();
  if (text.startsWith('N')) return 0;
  if (text === 'R' || text.startsWith('RECEP')) return 1;
  const year = Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
  return Number.isNaN(year) ? 99 : year + 1;
}
