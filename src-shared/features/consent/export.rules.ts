import { z } from 'zod';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { dateHeading, untilHeading } from '#shared/features/imports/answer-dates.rules.ts';
import { ANSWER_WORDS, type AnswerMeaning, type AnswerNow } from './answer-now.rules.ts';

/** A row for each child with a column for each purpose, or a row for each answer. */
export const ExportShape = z.enum(['wide', 'long']);
export type ExportShape = z.infer<typeof ExportShape>;
/** `state`: a word for each state, read back unchanged. `yes-no`: for systems that know nothing else. */
export const ExportWords = z.enum(['state', 'yes-no']);
export type ExportWords = z.infer<typeof ExportWords>;

/**
 * In a list of yes and no alone, what is not a yes and was ever answered is no, and so is a stop: the other system must not show the
 * child. Never asked, left blank and "consent not needed" stay empty: none of them is a yes, or a no, of anybody.
 */
const YES_NO: Readonly<Record<AnswerMeaning, '' | 'Yes' | 'No'>> = {
  given: 'Yes',
  refused: 'No',
  withdrawn: 'No',
  objected: 'No',
  expired: 'No',
  stopped: 'No',
  'no-answer': '',
  'not-asked': '',
  'not-needed': '',
};

/** A child as lists find it, and today's answers in the order of the purposes. */
export interface ExportChild {
  readonly upn: string;
  readonly admissionNumber: string;
  readonly surname: string;
  readonly forename: string;
  readonly born: CalendarDate | null;
  readonly className: string;
  readonly answers: readonly AnswerNow[];
}

const WHO = ['UPN', 'Admission number', 'Surname', 'Forename', 'Date of birth', 'Class'] as const;
const whoCells = (child: ExportChild): string[] => [
  ...[child.upn, child.admissionNumber, child.surname, child.forename, ukDay(child.born), child.className],
];

/** Day first with four digits of the year, as UK systems read it: "23/09/2021". */
const ukDay = (day: CalendarDate | null): string => (day === null ? '' : day.split('-').reverse().join('/'));
const wordOf = ({ meaning }: AnswerNow, words: ExportWords): string =>
  words === 'state' ? ANSWER_WORDS[meaning] : YES_NO[meaning];

/** The list's rows, heading first. With words for each state, the wide list has the day and the end of an answer beside it. */
export function exportRows(
  purposes: readonly { readonly name: string }[],
  children: readonly ExportChild[],
  { shape, words }: { readonly shape: ExportShape; readonly words: ExportWords },
): string[][] {
  if (shape === 'long') {
    const head = [...WHO, 'Purpose', 'Answer', 'Date', 'Valid until'];
    const rows = children.flatMap((child) =>
      child.answers.map((answer, i) => [
        ...[...whoCells(child), purposes[i]?.name ?? '', wordOf(answer, words)],
        ...[ukDay(answer.decidedOn), ukDay(answer.validUntil)],
      ]),
    );
    return [head, ...rows];
  }
  const withDays = words === 'state';
  const head = purposes.flatMap(({ name }) => (withDays ? [name, dateHeading(name), untilHeading(name)] : [name]));
  const rows = children.map((child) => [
    ...whoCells(child),
    ...child.answers.flatMap((answer) => [
      wordOf(answer, words),
      ...(withDays ? [ukDay(answer.decidedOn), ukDay(answer.validUntil)] : []),
    ]),
  ]);
  return [[...WHO, ...head], ...rows];
}
