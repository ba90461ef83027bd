import { addDays, type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import { needsPack } from './dose-check.rules.ts';
import { quantityWords, type Terms } from './medicines.model.ts';

/** What somebody must see to about a medicine. In the order in which it is listed. */
export const ATTENTION = [
  'expired',
  'out',
  'miscounted',
  'not-received',
  'low',
  'expiring',
  'ending',
  'to-return',
] as const;
export type Attention = (typeof ATTENTION)[number];
export const ATTENTION_WORDS: Readonly<Record<Attention, string>> = {
  expired: 'Out of date',
  out: 'Run out',
  miscounted: 'Does not add up',
  'not-received': 'Not received yet',
  low: 'Running low',
  expiring: 'Going out of date',
  ending: 'Agreement ends',
  'to-return': 'To give back',
};

/** Parents need a fortnight or two to get another one. */
export const EXPIRING_DAYS = 30;
export const ENDING_DAYS = 7;
/** Low: not enough for five days of use, or for two doses of an as-needed one. */
const LOW_DAYS = 5;
const LOW_DOSES = 2;

interface PackLeft {
  readonly expires: CalendarDate | null;
  readonly balance: number;
}
export interface MedicineStanding {
  readonly terms: Terms;
  /** The agreement is not ended and the child is on roll. */
  readonly inForce: boolean;
  readonly packs: readonly PackLeft[];
}
export interface Notice {
  readonly kind: Attention;
  readonly words: string;
  /** The day from which it is so, or on which it will be; null: no day belongs to it. */
  readonly on: CalendarDate | null;
}

/** What is to see to about one medicine today, the gravest first. Empty: nothing. */
export function attentionFor({ terms, inForce, packs }: MedicineStanding, today: CalendarDate): Notice[] {
  const left = packs.filter(({ balance }) => balance > 0);
  const unit = terms.counted ? terms.unit : 'pack';
  const total = left.reduce((sum, { balance }) => Math.round((sum + balance) * 100) / 100, 0);
  const over = !inForce || (terms.endsOn !== null && terms.endsOn < today);
  if (over)
    return total > 0 ? [{ kind: 'to-return', words: `${quantityWords(total, unit)} still here`, on: null }] : [];
  const notices: Notice[] = [];
  for (const { balance } of packs.filter((pack) => pack.balance < 0))
    notices.push({
      kind: 'miscounted',
      words: `more is recorded as given than came, by ${quantityWords(-balance, unit)}. Count the stock`,
      on: null,
    });
  const isPast = ({ expires }: PackLeft) => expires !== null && expires < today;
  for (const pack of left.filter(isPast)) notices.push(expiredSince(pack.expires ?? today));
  const good = left.filter((pack) => !isPast(pack));
  const usable = good.reduce((sum, { balance }) => Math.round((sum + balance) * 100) / 100, 0);
  if (packs.length === 0) {
    if (needsPack(terms)) notices.push({ kind: 'not-received', words: 'no pack received', on: terms.startsOn });
    else notices.push(...ownExpiry(terms, today));
  } else if (good.length === 0) notices.push({ kind: 'out', words: 'nothing in date is left', on: null });
  else if (isLow(terms, usable)) notices.push({ kind: 'low', words: `${quantityWords(usable, unit)} left`, on: null });
  const soon = good.filter(({ expires }) => expires !== null && expires <= addDays(today, EXPIRING_DAYS));
  for (const { expires } of soon) if (expires !== null) notices.push(inDateUntil(expires));
  if (terms.endsOn !== null && terms.endsOn <= addDays(today, ENDING_DAYS))
    notices.push({ kind: 'ending', words: `on ${showDate(terms.endsOn)}`, on: terms.endsOn });
  return notices.sort((a, b) => ATTENTION.indexOf(a.kind) - ATTENTION.indexOf(b.kind));
}

/** A medicine that the child carries has only the agreement's own date. */
function ownExpiry({ expires }: Terms, today: CalendarDate): Notice[] {
  if (expires === null || expires > addDays(today, EXPIRING_DAYS)) return [];
  return expires < today ? [expiredSince(expires)] : [inDateUntil(expires)];
}

function expiredSince(expires: CalendarDate): Notice {
  const on = addDays(expires, 1);
  return { kind: 'expired', words: `since ${showDate(on)}`, on };
}
const inDateUntil = (expires: CalendarDate): Notice => ({
  ...{ kind: 'expiring', words: `in date until ${showDate(expires)}`, on: expires },
});

function isLow(terms: Terms, usable: number): boolean {
  if (!terms.counted) return false;
  const dose = terms.amountMost ?? terms.amount;
  return usable < dose * (terms.when === 'regular' ? terms.times.length * LOW_DAYS : LOW_DOSES);
}
