import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { dayOf, type EffectiveAnswer, inForce, type RuleDecision } from './consent-effective.ts';

/** What an answer says, in a list that goes to another system or comes from one. The last four are no decision of anybody's. */
export const ANSWER_MEANINGS = [
  'given',
  'refused',
  'withdrawn',
  'objected',
  'no-answer',
  'expired',
  'stopped',
  'not-asked',
  'not-needed',
] as const;
export type AnswerMeaning = (typeof ANSWER_MEANINGS)[number];

/** The one word that our own lists write for each; an import reads each back as what it was. */
export const ANSWER_WORDS: Readonly<Record<AnswerMeaning, string>> = {
  given: 'Yes',
  refused: 'No',
  withdrawn: 'Withdrawn',
  objected: 'Objected',
  'no-answer': 'Left blank',
  expired: 'Run out',
  stopped: 'Do not photograph',
  'not-asked': 'Not asked',
  'not-needed': 'Not needed',
};

/** An answer as a list has it: the state of what settles it today, and only the days that were recorded. */
export interface AnswerNow {
  readonly meaning: AnswerMeaning;
  readonly decidedOn: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
}

/**
 * Today's answer by the one rule, with the word for what settles it: a withdrawal of an unknown giver is "withdrawn", though the rule
 * only says no. Why two parents differ, or who said no, stands in no list. A stop has no word of anybody's and no day.
 */
export function answerNow(effective: EffectiveAnswer, decisions: readonly RuleDecision[]): AnswerNow {
  const bare = (meaning: AnswerMeaning): AnswerNow => ({ meaning, decidedOn: null, validUntil: null });
  switch (effective.reason) {
    case 'stopped':
      return bare('stopped');
    case 'not-needed':
      return bare('not-needed');
    case 'not-asked':
    case 'no-responsibility':
    case 'not-written':
      return bare('not-asked');
    case 'left':
      return bare('refused');
    case 'given':
    case 'given-unrecorded':
      return dated('given', settling(effective, decisions, ['given']));
    case 'expired':
      return dated('expired', settling(effective, decisions, ['given']));
    case 'left-since':
    case 'outdated': {
      // It has run out with the wording it was given on, or with the child's leaving, whatever day it was to hold until.
      const row = settling(effective, decisions, ['given']);
      return dated('expired', row && { ...row, validUntil: null });
    }
    case 'no-answer':
      return dated('no-answer', settling(effective, decisions, ['no-answer']));
    case 'child-refused':
    case 'parents-differ':
    case 'refused':
    case 'withdrawn':
    case 'objected':
    case 'refused-unrecorded':
    case 'refused-unclear': {
      const row = settling(effective, decisions, ['refused', 'withdrawn', 'objected']);
      const state = row?.state;
      return dated(
        state === 'withdrawn' || state === 'objected' ? state : 'refused',
        row && { ...row, validUntil: null },
      );
    }
  }
}

const dated = (meaning: AnswerMeaning, row: Pick<RuleDecision, 'decidedOn' | 'validUntil'> | undefined): AnswerNow => ({
  meaning,
  decidedOn: row?.decidedOn ?? null,
  validUntil: row?.validUntil ?? null,
});

/** The newest row of the day that the rule names, of one of these states. */
const settling = (
  { decidedOn }: EffectiveAnswer,
  decisions: readonly RuleDecision[],
  states: readonly RuleDecision['state'][],
): RuleDecision | undefined =>
  inForce(decisions)
    .filter((row) => states.includes(row.state) && dayOf(row) === decidedOn)
    .toSorted((a, b) => (`${a.recordedAt} ${a.id}` < `${b.recordedAt} ${b.id}` ? -1 : 1))
    .at(-1);
