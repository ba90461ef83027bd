import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Basis, Purpose } from './consent.model.ts';
import { type PurposeKind, type Validity, validityWords } from './purpose.model.ts';

/** The last day of the school year in England. */
const YEAR_ENDS = '08-31';

/**
 * The last day on which a yes of this day counts; null: it holds until the child leaves. A form for "this school year" ends on the
 * 31 August that follows its date, also one that came in July: a yes is not made longer than what was asked.
 */
export function validUntilFor(validity: Validity, decidedOn: CalendarDate): CalendarDate | null {
  const year = Number(decidedOn.slice(0, 4));
  switch (validity.kind) {
    case 'until-leaving':
      return null;
    case 'school-year':
      return `${decidedOn.slice(5) <= YEAR_ENDS ? year : year + 1}-${YEAR_ENDS}` as CalendarDate;
    case 'years':
      return dayBefore(year + validity.years, decidedOn.slice(5));
  }
}

/** The earlier of two ends; null: no end. */
export const earlier = (one: CalendarDate | null, other: CalendarDate | null): CalendarDate | null =>
  one === null || (other !== null && other < one) ? other : one;

/** Three years from 10 Sep 2026 are over with 9 Sep 2029; from 29 Feb with 28 Feb. */
function dayBefore(year: number, monthAndDay: string): CalendarDate {
  const leaps = monthAndDay === '02-29';
  return addDays(`${year}-${leaps ? '03-01' : monthAndDay}` as CalendarDate, -1);
}

/** What a parent was told that a picture is used under, in the words of the verdict; empty: nothing. */
export const conditionsOf = ({ noFullName, condition }: Pick<Purpose, 'noFullName' | 'condition'>): string[] => [
  ...(noFullName ? [NO_FULL_NAME] : []),
  ...(condition === '' ? [] : [condition]),
];
export const NO_FULL_NAME = 'Without the child’s full name';

/** Everything that a parent reads of a purpose. A change of any of it is a new version: decisions keep the one they were given on. */
export interface Asked {
  readonly name: string;
  readonly description: string;
  readonly basis: Basis;
  readonly wording: string;
  readonly validity: Validity;
  readonly noFullName: boolean;
  readonly condition: string;
}

export const asksTheSame = (one: Asked, other: Asked): boolean =>
  one.name === other.name &&
  one.description === other.description &&
  one.basis === other.basis &&
  one.wording === other.wording &&
  one.noFullName === other.noFullName &&
  one.condition === other.condition &&
  sameValidity(one.validity, other.validity);

const sameValidity = (one: Validity, other: Validity): boolean =>
  one.kind === other.kind && (one.kind !== 'years' || other.kind !== 'years' || one.years === other.years);

/** One line of a form as a parent reads it: on the screen, and on paper. Says nothing that the purpose does not. */
export function parentReads(asked: Asked & { readonly kind: PurposeKind }) {
  const byConsent = asked.basis === 'consent';
  const conditions = conditionsOf(asked);
  return {
    name: asked.name,
    meaning: asked.description,
    question: asked.wording,
    small: [
      ...(conditions.length > 0 ? [`${conditions.join('. ')}.`] : []),
      byConsent
        ? `Your yes holds ${validityWords(asked.validity)}. You can take it back at any time.`
        : 'The school does this without asking for consent. You can object at any time.',
      ...(asked.kind === 'biometrics'
        ? [
            'If you or your child do not want this, the school offers another way. Your child can say no for themselves.',
          ]
        : []),
    ],
  };
}
