import type { RollKind, RollNote } from '#shared/features/children/roll-over.rules.ts';

export const KIND_WORDS: Readonly<Record<RollKind, string>> = {
  moves: 'Moves',
  stays: 'Stays',
  leaves: 'Leaves',
  unplaced: 'No class',
};

export const NOTE_WORDS: Readonly<Record<Exclude<RollNote, null>, string>> = {
  'year-unknown': 'Year not recorded: please choose',
  'no-next-class': 'No class of the next year: please choose',
  'several-classes': 'Several classes of the next year: please choose',
  chosen: 'No class chosen yet',
  'year-differs': 'The class is for another year: please check',
  'class-gone': 'The class has ended: please choose again',
};

/** As a key of a select: the plan's own way has no target. */
export const BY_YEARS = 'by-years';
export const OTHER_TARGETS = [
  { id: 'leaves', label: 'Leave the school' },
  { id: 'none', label: 'No class yet' },
  { id: 'repeats', label: 'Stay: same class, same year' },
] as const;
