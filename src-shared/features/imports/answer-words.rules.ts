import { ANSWER_MEANINGS, type AnswerMeaning } from '#shared/features/consent/answer-now.rules.ts';

/**
 * Words as systems write them: whole cells, never a part of one, so that "not granted" is no "granted". What stands here has one
 * meaning on every form that we know of; a cross or an empty box has two ("x" is how many people tick), so it is asked about.
 */
const SAID: Readonly<Record<AnswerMeaning, readonly string[]>> = {
  given: [
    ...['yes', 'y', 'true', 't', '1', 'granted', 'given', 'accepted', 'agreed', 'consented', 'allow', 'allowed'],
    ...['approved', 'permitted', 'tick', 'ticked', '✓', '✔', '☑', '✅', '🗸'],
    ...[
      'consent given',
      'consent granted',
      'permission given',
      'permission granted',
      'i consent',
      'i agree',
      'opted in',
    ],
  ],
  refused: [
    ...[
      'no',
      'n',
      'false',
      'f',
      '0',
      'refused',
      'declined',
      'denied',
      'withheld',
      'rejected',
      'disagreed',
      'opted out',
    ],
    ...['not granted', 'not given', 'not allowed', 'not permitted', 'not agreed', 'not approved', 'not consented'],
    ...[
      'no consent',
      'no permission',
      'consent refused',
      'consent declined',
      'permission refused',
      'consent not given',
    ],
    ...[
      'consent not granted',
      'permission not given',
      'i do not consent',
      'do not consent',
      'did not consent',
      '✗',
      '✘',
      '❌',
    ],
  ],
  withdrawn: ['withdrawn', 'consent withdrawn', 'permission withdrawn', 'revoked', 'taken back'],
  objected: ['objected', 'objection', 'objects'],
  'no-answer': ['left blank', 'left blank on the form', 'blank', 'no answer', 'not answered'],
  expired: ['run out', 'expired', 'lapsed'],
  stopped: ['do not photograph'],
  'not-asked': ['not asked'],
  'not-needed': ['not needed'],
};

const BY_WORD: ReadonlyMap<string, AnswerMeaning> = new Map(
  ANSWER_MEANINGS.flatMap((meaning) => SAID[meaning].map((word) => [foldAnswer(word), meaning] as const)),
);

/** One form of a word however it is written: wide letters, capitals, gaps, a full stop at its end, the emoji's style mark. */
export function foldAnswer(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\uFE0E\uFE0F]/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ')
    .trim()
    .replace(/[.!]+$/u, '');
}

/** What the word says; null for one that nobody here knows, which is asked about and never guessed. */
export const readAnswer = (text: string): AnswerMeaning | null => BY_WORD.get(foldAnswer(text)) ?? null;

/** What a person can say of a word that is not known: what it means, or that nothing is recorded where it stands. */
export const SAID_MEANINGS = ['given', 'refused', 'withdrawn', 'objected', 'no-answer', 'leave'] as const;
export type SaidMeaning = (typeof SAID_MEANINGS)[number];
export const SAID_MEANING_WORDS: Readonly<Record<SaidMeaning, string>> = {
  given: 'It means yes',
  refused: 'It means no',
  withdrawn: 'It means that a yes was withdrawn',
  objected: 'It means that somebody objected',
  'no-answer': 'It means that no answer was given',
  leave: 'Record nothing where it stands',
};

/** More words than this are no answers but remarks: they are shown in the preview, and nothing is recorded of them. */
export const MOST_ASKED_WORDS = 20;
export const LONGEST_ASKED_WORD = 80;

/** A cell by the known words and by what a person said of the others. Null: nobody has said. */
export const meaningOf = (text: string, said: ReadonlyMap<string, SaidMeaning>): AnswerMeaning | 'leave' | null =>
  readAnswer(text) ?? said.get(foldAnswer(text)) ?? null;
