import { type CalendarDate, type Instant, londonDay, showDate, showTime } from '#shared/domain/calendar-date.ts';
import { type ClockTime, londonInstants, weekdayOf } from '#shared/domain/london-time.ts';
import { foldName } from '#shared/domain/names.ts';
import {
  doseWords,
  GIVING_WORDS,
  type Giving,
  type HeadAgreement,
  minutesWords,
  quantityWords,
  type Terms,
} from './medicines.model.ts';
import { limitStops, nextDoseAllowed } from './next-dose.rules.ts';

/** Everything that can stand against a dose. A closed list: each has its words, and says whether a named person may override it. */
export const STOPS = {
  'wrong-child': 'The child was not confirmed.',
  'to-come': 'This time is still to come.',
  'clock-behind': 'The clock of this PC is behind the last entry.',
  'left-school': 'The child has left the school.',
  'no-agreement': 'There is no agreement in force.',
  'not-started': 'The agreement has not begun.',
  ended: 'The agreement is over.',
  'no-responsibility': 'Nobody with parental responsibility has agreed.',
  'head-waiting': 'The Head has not agreed yet.',
  expired: 'The medicine is out of date.',
  'not-received': 'No pack of it has been received.',
  'too-much': 'This is more than was agreed.',
  aspirin: 'Aspirin is never given to a child unless it is prescribed.',
  'no-witness': 'A controlled drug needs a second member of staff.',
  interval: 'The last dose is too near.',
  most: 'The most doses have been given.',
  'already-given': 'The dose of this time is recorded already.',
  'just-recorded': 'A dose was recorded in the same minutes.',
  'off-time': 'This is not near the agreed time.',
  'not-today': 'It is not agreed for this day of the week.',
  'no-expiry': 'The expiry date is not recorded.',
  'out-of-stock': 'The counted stock does not have this much.',
  'too-little': 'This is less than was agreed.',
  'not-alone': 'It is agreed that staff give it.',
} as const;
export type StopCode = keyof typeof STOPS;

const MAY_OVERRIDE: ReadonlySet<StopCode> = new Set<StopCode>([
  ...(['interval', 'most', 'already-given', 'just-recorded', 'off-time', 'not-today', 'no-expiry'] as const),
  ...(['out-of-stock', 'too-little', 'not-alone', 'clock-behind'] as const),
]);
/** Whether a named person may override it in words. What is not in that list never gives way: no agreement, wrong child, expired. */
export const mayOverride = (code: StopCode): boolean => MAY_OVERRIDE.has(code);

export interface Stop {
  readonly code: StopCode;
  /** The reason with its times and figures, for the person with the medicine in their hand. */
  readonly words: string;
}

/** A dose that the child had of this medicine, or of another agreement about the same one. */
export interface TakenDose {
  readonly at: Instant;
  /** At home, told by a parent. */
  readonly atHome: boolean;
  /** Of this agreement, and not of another about the same medicine. */
  readonly own: boolean;
  /** The agreed time that it was for; only doses of this agreement have one. */
  readonly slot: ClockTime | null;
}
export interface PackNow {
  readonly expires: CalendarDate | null;
  readonly balance: number;
  /** Whether this dose takes out more than is there, now or at a later entry. */
  readonly short: boolean;
}
/** What is known of the medicine at the moment that it is judged. */
export interface MedicineNow {
  readonly terms: Terms;
  readonly inForce: boolean;
  readonly hasLeft: boolean;
  readonly responsibility: boolean;
  readonly head: HeadAgreement['state'];
  /** The pack that the dose is taken from. Null: none was received. */
  readonly pack: PackNow | null;
  readonly taken: readonly TakenDose[];
  /** When anything was last recorded of it; null: never. */
  readonly newest: Instant | null;
}
export interface DoseAsked {
  readonly at: Instant;
  readonly amount: number;
  readonly how: Giving;
  readonly slot: ClockTime | null;
  /** The face on the screen was confirmed to be the child's, by its photo or where there is none by name and birthday. */
  readonly confirmed: boolean;
  readonly witnessed: boolean;
}

const MINUTE = 60_000;
/** A dose this much before or after its time is not the dose of that time without a reason. */
const OFF_TIME = 60 * MINUTE;
/** Two people at one hatch: a second dose within minutes is asked about, whatever the label allows. */
const JUST = 5 * MINUTE;
const timeOn = (day: CalendarDate, slot: ClockTime): number[] => londonInstants(day, slot).map((at) => Date.parse(at));

/**
 * What stands against this dose, the gravest first; nothing: it may be given. The checks are those of the DfE's templates and of
 * schools' own procedures (domain A2, A3): child, agreement, in date, time since the last dose, most per day, stock, witness.
 */
export function checkDose(asked: DoseAsked, medicine: MedicineNow, now: Instant): Stop[] {
  const stops: Stop[] = [];
  const say = (code: StopCode, words: string = STOPS[code]) => stops.push({ code, words });
  const { terms, pack } = medicine;
  const day = londonDay(new Date(asked.at));
  if (!asked.confirmed) say('wrong-child');
  if (asked.at > now) say('to-come');
  if (medicine.hasLeft) say('left-school');
  if (!medicine.inForce) say('no-agreement');
  if (day < terms.startsOn) say('not-started', `The agreement begins on ${showDate(terms.startsOn)}.`);
  if (terms.endsOn !== null && day > terms.endsOn) say('ended', `The agreement ended on ${showDate(terms.endsOn)}.`);
  if (!medicine.responsibility) say('no-responsibility');
  if (medicine.head === 'waiting') say('head-waiting');
  if (!terms.prescribed && isAspirin(terms)) say('aspirin');
  if (asked.amount > (terms.amountMost ?? terms.amount))
    say('too-much', `Agreed are ${doseWords(terms)}, not ${quantityWords(asked.amount, terms.unit)}.`);
  if (terms.controlled && !asked.witnessed) say('no-witness');
  checkPack(terms, pack, day, say);
  // Another PC's clock, or this one's that was set back: no interval can be trusted until somebody looks at the time.
  if (medicine.newest !== null && medicine.newest > now)
    say(
      'clock-behind',
      `The clock of this PC says ${showTime(now)}, and the last entry is of ${showTime(medicine.newest)} on ${showDate(londonDay(new Date(medicine.newest)))}. Look at another clock.`,
    );
  checkLimits(asked, medicine, say);
  checkTimes(asked, medicine, day, say);
  if (asked.amount < terms.amount)
    say('too-little', `Agreed are ${doseWords(terms)}, not ${quantityWords(asked.amount, terms.unit)}.`);
  if (asked.how === 'self' && terms.giving !== 'self')
    say('not-alone', `It is agreed: ${GIVING_WORDS[terms.giving].toLowerCase()}.`);
  return stops;
}

const isAspirin = ({ name, label }: Terms): boolean =>
  /\b(aspirin|acetylsalicylic|disprin|anadin original)\b/.test(foldName(`${name} ${label}`));

/** A medicine that the child carries and nobody counts is not handed in, so it has no pack here: the agreement's date counts. */
export const needsPack = (terms: Pick<Terms, 'counted' | 'storage'>): boolean =>
  terms.counted || terms.storage !== 'with-child';

type Say = (code: StopCode, words?: string) => void;

function checkPack(terms: Terms, pack: PackNow | null, day: CalendarDate, say: Say): void {
  if (pack === null && needsPack(terms)) {
    say('not-received');
    return;
  }
  const expires = pack === null ? terms.expires : pack.expires;
  if (expires === null) say('no-expiry');
  else if (expires < day) say('expired', `It was in date until ${showDate(expires)}.`);
  if (pack === null || !(pack.short || (!terms.counted && pack.balance <= 0))) return;
  say(
    'out-of-stock',
    terms.counted
      ? `By the record ${quantityWords(pack.balance, terms.unit)} are left in this pack.`
      : 'By the record this pack has gone.',
  );
}

function checkLimits(asked: DoseAsked, { terms, taken }: MedicineNow, say: Say): void {
  const times = taken.map(({ at }) => at);
  const stops = limitStops(asked.at, times, terms);
  const next = nextDoseAllowed(asked.at, times, terms);
  const then = `Not before ${showTime(next)} on ${showDate(londonDay(new Date(next)))}.`;
  if (stops.includes('interval')) {
    const near = nearest(asked.at, taken);
    const where = near?.atHome ? ' at home' : '';
    say(
      'interval',
      `A dose was taken${where} at ${near ? showTime(near.at) : 'an unknown time'}; ${minutesWords(terms.minMinutes ?? 0)} must lie between. ${then}`,
    );
  }
  if (stops.includes('most') && terms.most) {
    const within = terms.most.within === 'day' ? 'on one day' : 'in 24 hours';
    const doses = terms.most.doses === 1 ? 'One dose is' : `${terms.most.doses} doses are`;
    say('most', `${doses} the most ${within}. ${then}`);
  }
}

function nearest(at: Instant, taken: readonly TakenDose[]): TakenDose | undefined {
  const away = (one: TakenDose) => Math.abs(Date.parse(one.at) - Date.parse(at));
  return [...taken].sort((a, b) => away(a) - away(b))[0];
}

function checkTimes(asked: DoseAsked, { terms, taken }: MedicineNow, day: CalendarDate, say: Say): void {
  const at = Date.parse(asked.at);
  const inSchool = taken.filter(({ atHome }) => !atHome);
  const regular = terms.when === 'regular';
  const same = inSchool.find((one) => one.slot !== null && one.slot === asked.slot && onDay(one.at, day));
  // However the times were named: what is agreed once a day is not given twice on one word.
  const today = regular ? inSchool.filter((one) => one.own && onDay(one.at, day)) : [];
  const allGiven = !same && today.length >= Math.max(1, new Set(terms.times).size) ? today : [];
  if (same) say('already-given', `The dose of ${same.slot} was given at ${showTime(same.at)}.`);
  else if (allGiven.length > 0)
    say('already-given', `Given today already: at ${allGiven.map((one) => showTime(one.at)).join(' and ')}.`);
  const named = new Set(same ? [same] : allGiven);
  const just = inSchool.find(
    (one) => !named.has(one) && Math.abs(Date.parse(one.at) - at) < (one.own ? JUST : near(terms)),
  );
  if (just)
    say(
      'just-recorded',
      `A dose${just.own ? '' : ' of another agreement about it'} is recorded at ${showTime(just.at)}.`,
    );
  if (!regular) return;
  if (!terms.days.includes(weekdayOf(day))) say('not-today');
  const slots = asked.slot !== null && terms.times.includes(asked.slot) ? [asked.slot] : terms.times;
  const nearEnough = slots.some((slot) => timeOn(day, slot).some((time) => Math.abs(time - at) <= OFF_TIME));
  if (!nearEnough) say('off-time', `It is agreed ${`for ${slots.join(' and ')}`}, and this is ${showTime(asked.at)}.`);
}

/** An agreement that took another's place: the dose of a set time may have been recorded on the one before. */
const near = ({ when }: Terms): number => (when === 'regular' ? OFF_TIME : JUST);
const onDay = (at: Instant, day: CalendarDate): boolean => londonDay(new Date(at)) === day;

/** The stops that have no word of a person beside them: with none left, the dose may be recorded. */
export function standing(
  stops: readonly Stop[],
  override: { readonly by: string; readonly words: string } | null,
): Stop[] {
  const spoken = override !== null && override.by.trim() !== '' && override.words.trim() !== '';
  return stops.filter(({ code }) => !(spoken && mayOverride(code)));
}

/** A dose recorded this long after it was given needs the reason. */
export const isRecordedLate = (at: Instant, now: Instant): boolean => Date.parse(now) - Date.parse(at) > 15 * MINUTE;

/** The earliest pack in date with something left; else the one that was received last. */
export function packToTake<P extends { readonly expires: CalendarDate | null; readonly balance: number }>(
  packs: readonly P[],
  day: CalendarDate,
): P | null {
  const usable = packs.filter(({ expires, balance }) => balance > 0 && (expires === null || expires >= day));
  const byDate = (a: P, b: P) => ((a.expires ?? '9999') < (b.expires ?? '9999') ? -1 : 1);
  return usable.sort(byDate)[0] ?? packs.at(-1) ?? null;
}
