import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import { checkUpn } from '#shared/domain/upn.ts';

/** What the rule looks at. */
export interface DoubleChild {
  readonly childId: ChildId;
  readonly forename: string;
  readonly surname: string;
  readonly preferredForename: string;
  readonly preferredSurname: string;
  readonly formerForename: string;
  readonly formerSurname: string;
  readonly born: CalendarDate | null;
  readonly upn: string;
  readonly admissionNumber: string;
  readonly leftOn: CalendarDate | null;
}

/** From the surest to the least sure. */
export const DOUBLE_REASONS = [
  'same-upn',
  'same-admission',
  'same-name-born',
  'similar-name-born',
  'same-name',
] as const;
export type DoubleReason = (typeof DOUBLE_REASONS)[number];

export interface DoublePair {
  readonly one: ChildId;
  readonly other: ChildId;
  /** Surest first; never empty. */
  readonly reasons: readonly DoubleReason[];
  /** Both have this number, and it differs: what speaks for two children. */
  readonly differ: readonly ('upn' | 'admissionNumber')[];
}

/** One key for a pair, whichever way round. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** In a group this small every two are compared; in a larger one each with the first, so that a slip in an import cannot stall the app. */
const SMALL = 8;
/** Children born on one day whose names begin or end alike: every two are compared up to here. */
const SMALL_BORN = 60;

/**
 * Records that may be one child twice, surest first. Found by shared keys, not by comparing everybody with everybody. A pair
 * of which a person said that they are two children is left out, and so are two leavers, and two of one name whose birthdays
 * and UPNs both differ.
 */
export function findDoubles(children: readonly DoubleChild[], said: ReadonlySet<string> = new Set()): DoublePair[] {
  const found = new Map<string, { one: DoubleChild; other: DoubleChild; reasons: Set<DoubleReason> }>();
  const keep = (one: DoubleChild, other: DoubleChild, reason: DoubleReason): void => {
    if (one === other || (one.leftOn !== null && other.leftOn !== null)) return;
    const key = pairKey(one.childId, other.childId);
    if (said.has(key)) return;
    const pair = found.get(key) ?? { one, other, reasons: new Set() };
    pair.reasons.add(reason);
    found.set(key, pair);
  };
  for (const [a, b] of sharing(children, ({ upn }) => [plain(upn)])) keep(a, b, 'same-upn');
  for (const [a, b] of sharing(children, ({ admissionNumber }) => [plain(admissionNumber)]))
    keep(a, b, 'same-admission');
  for (const [a, b] of sharing(children, fullNames)) {
    if (a.born !== null && a.born === b.born) keep(a, b, 'same-name-born');
    else if (!clearlyTwo(a, b)) keep(a, b, 'same-name');
  }
  for (const [a, b] of sharing(children, bornKeys, SMALL_BORN)) {
    const known = found.get(pairKey(a.childId, b.childId));
    if (!known?.reasons.has('same-name-born') && isSimilar(a, b)) keep(a, b, 'similar-name-born');
  }
  return [...found.values()]
    .map(({ one, other, reasons }) => ({
      one: one.childId,
      other: other.childId,
      reasons: DOUBLE_REASONS.filter((reason) => reasons.has(reason)),
      differ: (['upn', 'admissionNumber'] as const).filter((field) => bothDiffer(one[field], other[field])),
    }))
    .sort((a, b) => surety(a) - surety(b));
}

const surety = (pair: DoublePair): number =>
  DOUBLE_REASONS.indexOf(pair.reasons[0] ?? 'same-name') * 3 + pair.differ.length;

const plain = (number: string): string => number.trim().toUpperCase();
const bothDiffer = (a: string, b: string): boolean => plain(a) !== '' && plain(b) !== '' && plain(a) !== plain(b);
const clearlyTwo = (a: DoubleChild, b: DoubleChild): boolean =>
  a.born !== null &&
  b.born !== null &&
  a.born !== b.born &&
  bothDiffer(a.upn, b.upn) &&
  [a, b].every(({ upn }) => checkUpn(upn) === 'ok');

/** Two and two of those that share a key. */
function* sharing(
  children: readonly DoubleChild[],
  keysOf: (child: DoubleChild) => readonly string[],
  small = SMALL,
): Generator<readonly [DoubleChild, DoubleChild]> {
  const groups = new Map<string, DoubleChild[]>();
  for (const child of children) {
    for (const key of new Set(keysOf(child))) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group) group.push(child);
      else groups.set(key, [child]);
    }
  }
  for (const group of groups.values()) {
    const firsts = group.length > small ? 1 : group.length;
    for (let i = 0; i < firsts; i++) {
      for (let j = i + 1; j < group.length; j++) yield [group[i] as DoubleChild, group[j] as DoubleChild];
    }
  }
}

interface Folded {
  readonly forename: string;
  readonly surname: string;
}
/** Folding 20,000 names is most of the work, so each record's are folded once. */
const folded = new WeakMap<DoubleChild, readonly Folded[]>();

/** Legal, called and former names, folded, each once. */
function namesOf(child: DoubleChild): readonly Folded[] {
  const known = folded.get(child);
  if (known) return known;
  const made = foldNames(child);
  folded.set(child, made);
  return made;
}

function foldNames(child: DoubleChild): Folded[] {
  // Most have neither another name nor a former one.
  const forms = [
    [child.forename, child.surname],
    [child.preferredForename || child.forename, child.preferredSurname || child.surname],
    [child.formerForename || child.forename, child.formerSurname || child.surname],
  ] as const;
  const apart = new Map(forms.map((form) => [form.join('|'), form]));
  const seen = new Map(
    [...apart.values()].map(([forename, surname]) => {
      const name = { forename: foldName(forename), surname: foldName(surname) };
      return [`${name.forename}|${name.surname}`, name] as const;
    }),
  );
  return [...seen.values()];
}

const fullNames = (child: DoubleChild): string[] =>
  namesOf(child).map(({ forename, surname }) => `${forename} ${surname}`.trim());

/** Keys of which two similar names with one birthday share at least one. */
function bornKeys(child: DoubleChild): string[] {
  if (child.born === null) return [];
  return namesOf(child).flatMap(({ forename, surname }) => [
    `${child.born} sorted ${sorted(forename, surname)}`,
    ...surname.split(' ').map((part) => `${child.born} part ${forename} ${part}`),
    `${child.born} begins ${forename.slice(0, 3)} ${surname}`,
    ...ends(`${forename} ${surname}`).map((end) => `${child.born} ${end}`),
  ]);
}

const sorted = (forename: string, surname: string): string => `${forename} ${surname}`.split(' ').sort().join(' ');

/** Its first three letters and its last: one slip leaves one of them whole. A name too short for that shares one key with all such. */
const ends = (text: string): string[] =>
  text.length < 8
    ? ['short', `first ${text.slice(0, 3)}`, `last ${text.slice(-3)}`]
    : [`first ${text.slice(0, 3)}`, `last ${text.slice(-3)}`];

/** Nearly the same name: parts in another order, another surname beside the same, a short form, or one slip. */
export function isSimilar(a: DoubleChild, b: DoubleChild): boolean {
  return namesOf(a).some((x) => namesOf(b).some((y) => alike(x, y)));
}

function alike(x: Folded, y: Folded): boolean {
  if (sorted(x.forename, x.surname) === sorted(y.forename, y.surname)) return true;
  if (x.forename === y.forename && x.surname.split(' ').some((part) => y.surname.split(' ').includes(part)))
    return true;
  const [short, long] = x.forename.length < y.forename.length ? [x.forename, y.forename] : [y.forename, x.forename];
  if (x.surname === y.surname && short.length >= 3 && long.startsWith(short)) return true;
  return oneSlip(`${x.forename} ${x.surname}`, `${y.forename} ${y.surname}`);
}

/** One letter more, less or other, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let left = 0;
  while (left < Math.min(a.length, b.length) - from && a[a.length - 1 - left] === b[b.length - 1 - left]) left += 1;
  const x = a.slice(from, a.length - left);
  const y = b.slice(from, b.length - left);
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
}
