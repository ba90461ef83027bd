import { type CalendarDate, type Instant, londonDay, showTime } from '#shared/domain/calendar-date.ts';
import { type Closed, isStaffDay } from '../settings/school-days.rules.ts';

/** When somebody is expected to be in school: Monday to Friday, London time, the first minute in, the last one out. */
export const SCHOOL_HOURS = { from: '07:00', to: '18:30' } as const;
/** From this many different children opened by one person within the minutes, somebody asks why. A class is thirty. */
export const MANY_RECORDS = { children: 12, minutes: 10 } as const;
/** From this many refusals of one name in a day: two slips are nobody's business. */
export const MANY_REFUSALS = 3;

/** An entry as the digest reads it. */
export interface DigestEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly staffId: string | null;
  readonly what: string;
  readonly childId: string | null;
}

/** One line of the digest: who, on which day, from when to when, how many entries or children. */
export interface DigestLine {
  readonly staffId: string | null;
  readonly day: CalendarDate;
  readonly from: Instant;
  readonly to: Instant;
  /** Entries, or different children, as the list says. */
  readonly count: number;
  readonly firstSeq: number;
}

/** Rows in which one record of a child was opened; a question about a whole class's photo is none. */
const OPENED = new Set([
  'child.opened',
  'child.compared',
  'medical.opened',
  'medical.cards-opened',
  'consent.opened',
  'contact.compared',
  'emergency.opened',
]);
/** Written by the program when nobody does anything, or when a PC is left: being out of hours is no sign of a person. */
const BY_ITSELF = new Set(['session.timed-out', 'session.shielded', 'session.pc-locked', 'session.clock-jumped']);
const REFUSED = new Set(['session.refused', 'session.pin-refused', 'session.pin-exhausted']);

/** Saturdays, Sundays, the holidays that are entered, and before or after the hours. On INSET days staff are in. */
export function isOutOfHours(at: Instant, closed: readonly Closed[]): boolean {
  const time = showTime(at);
  return !isStaffDay(londonDay(new Date(at)), closed) || time < SCHOOL_HOURS.from || time > SCHOOL_HOURS.to;
}

/** Each person's doings outside the hours, a line for each day. */
export const outOfHours = (entries: readonly DigestEntry[], closed: readonly Closed[]): DigestLine[] =>
  perDay(
    entries.filter(
      ({ at, what, staffId }) =>
        staffId !== null && !BY_ITSELF.has(what) && !REFUSED.has(what) && isOutOfHours(at, closed),
    ),
  );

/** Each name that was refused three times or more in a day. */
export const manyRefusals = (entries: readonly DigestEntry[]): DigestLine[] =>
  perDay(entries.filter(({ what }) => REFUSED.has(what))).filter(({ count }) => count >= MANY_REFUSALS);

/** Each time that one person opened many different children's records within a few minutes; `count` is how many children. */
export function manyRecords(entries: readonly DigestEntry[]): DigestLine[] {
  const opened = entries.filter(
    ({ what, childId, staffId }) => OPENED.has(what) && childId !== null && staffId !== null,
  );
  return [...Map.groupBy(inOrder(opened), ({ staffId }) => staffId).values()].flatMap(burstsOf).toSorted(bySeq);
}

/** One person's entries, oldest first: from the first of a burst as long as each ten minutes hold many children. */
function burstsOf(own: readonly DigestEntry[]): DigestLine[] {
  const lines: DigestLine[] = [];
  for (let i = 0; i < own.length; ) {
    let end = i;
    while (end + 1 < own.length && minutesBetween(own[i], own[end + 1]) <= MANY_RECORDS.minutes) end += 1;
    if (childrenIn(own.slice(i, end + 1)) < MANY_RECORDS.children) {
      i += 1;
      continue;
    }
    // It goes on as long as the last minutes before each further entry held as many.
    for (let start = i; end + 1 < own.length; end += 1) {
      while (minutesBetween(own[start], own[end + 1]) > MANY_RECORDS.minutes) start += 1;
      if (childrenIn(own.slice(start, end + 2)) < MANY_RECORDS.children) break;
    }
    const line = lineOf(own.slice(i, end + 1));
    if (line) lines.push({ ...line, count: childrenIn(own.slice(i, end + 1)) });
    i = end + 1;
  }
  return lines;
}

const childrenIn = (entries: readonly DigestEntry[]): number => new Set(entries.map(({ childId }) => childId)).size;
const minutesBetween = (from: DigestEntry | undefined, to: DigestEntry | undefined): number =>
  from && to ? (Date.parse(to.at) - Date.parse(from.at)) / 60_000 : 0;
const bySeq = (a: DigestLine, b: DigestLine): number => a.firstSeq - b.firstSeq;
const inOrder = (entries: readonly DigestEntry[]): DigestEntry[] =>
  entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq));

/** A line for each person and day. */
export function perDay(entries: readonly DigestEntry[]): DigestLine[] {
  const groups = Map.groupBy(inOrder(entries), ({ staffId, at }) => `${staffId} ${londonDay(new Date(at))}`);
  return [...groups.values()].flatMap((group) => lineOf(group) ?? []).toSorted(bySeq);
}

function lineOf(entries: readonly DigestEntry[]): DigestLine | null {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return null;
  return {
    ...{ staffId: first.staffId, day: londonDay(new Date(first.at)), from: first.at, to: last.at },
    ...{ count: entries.length, firstSeq: first.seq },
  };
}
