import type { Tap, TapKind } from './emergency.contract.ts';

/** What a tap says was done. Records, never advice. */
export const TAP_WORDS: Readonly<Record<TapKind, string>> = {
  adrenaline: 'Adrenaline given',
  medicine: 'Medicine given',
  ambulance: 'Ambulance called',
  parent: 'Parent rung',
  step: 'Done',
  place: 'Place',
  'timer-start': 'Timer started',
  'timer-stop': 'Timer stopped',
  note: 'Note',
};

/** A tap in words, with what was noted and the length of its timer. */
export const tapWords = ({ kind, words, minutes }: Pick<Tap, 'kind' | 'words' | 'minutes'>): string =>
  `${TAP_WORDS[kind]}${words && `: ${words}`}${minutes === null ? '' : `, ${minutes} min`}`;
