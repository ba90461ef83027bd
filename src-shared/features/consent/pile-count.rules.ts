/** What the count of a pile says beside what was entered of it. */
interface PileCount {
  readonly tone: 'fine' | 'serious';
  readonly words: string;
}

const forms = (count: number): string => (count === 1 ? 'One form' : `${count} forms`);

/**
 * A second entry compares what was entered; a paper that nobody entered is compared with nothing. So the papers are counted, and the
 * count is held against the forms that stand. Fewer papers than forms: one was entered twice, or lies elsewhere.
 */
export function pileCount(papers: number, entered: number): PileCount {
  const apart = papers - entered;
  if (apart === 0) return { tone: 'fine', words: `As many as were entered: ${entered}.` };
  return {
    tone: 'serious',
    words:
      apart > 0
        ? `${forms(apart)} of this pile ${apart === 1 ? 'was' : 'were'} never entered: ${papers} counted, ${entered} entered. Please find which, and enter it in the pile of forms.`
        : `${forms(-apart)} more ${apart === -1 ? 'was' : 'were'} entered than counted: ${papers} counted, ${entered} entered. Was one entered twice, or does one lie elsewhere?`,
  };
}
