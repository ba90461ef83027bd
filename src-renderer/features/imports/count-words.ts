import type { ImportRun } from '#shared/features/imports/imports.model.ts';

const PARTS = [
  ['added', 'new'],
  ['changed', 'changed'],
  ['unchanged', 'unchanged'],
  ['doubtful', 'doubtful'],
  ['skipped', 'left out'],
] as const;

/** "189 new, 3 left out": what is none is not said. */
export const countWords = (counts: ImportRun['counts']): string =>
  PARTS.filter(([part]) => counts[part] > 0)
    .map(([part, words]) => `${counts[part]} ${words}`)
    .join(', ') || 'nothing in it';
