import type { Basis, DecisionState } from './consent.model.ts';

/** What a parent did with one line of a paper form. A blank is an answer to nobody: it is kept as a blank, and is no yes. */
export const FORM_ANSWERS = ['yes', 'no', 'blank'] as const;
export type FormAnswer = (typeof FORM_ANSWERS)[number];

export const FORM_ANSWER_WORDS: Readonly<Record<FormAnswer, string>> = { yes: 'Yes', no: 'No', blank: 'Left blank' };

const KEYS: ReadonlyMap<string, FormAnswer> = new Map([
  ['y', 'yes'],
  ['n', 'no'],
  ['b', 'blank'],
]);

/** The answer that a letter gives while the focus is on a line of the form; null for every other key. */
export const answerForKey = (key: string): FormAnswer | null => KEYS.get(key.toLowerCase()) ?? null;

/** How a line of a returned form is kept: where the school does not rely on consent, a no is an objection. */
export function stateOnForm(
  answer: FormAnswer,
  basis: Basis,
): Extract<DecisionState, 'given' | 'refused' | 'objected' | 'no-answer'> {
  if (answer === 'yes') return 'given';
  if (answer === 'blank') return 'no-answer';
  return basis === 'consent' ? 'refused' : 'objected';
}

/** The line of a form that a recorded answer came from: whatever says no is a no on paper. */
export function answerOfState(state: DecisionState): FormAnswer {
  if (state === 'given') return 'yes';
  return state === 'no-answer' ? 'blank' : 'no';
}
