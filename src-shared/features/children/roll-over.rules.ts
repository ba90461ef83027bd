import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { nextYear, yearInClass, yearsNamed } from './year-group.ts';

/** Where children go: a class, out of school, no class yet, or nowhere: held back, all stays as it is. */
export type RollTarget = ClassId | 'leaves' | 'none' | 'repeats';

export interface RollClass {
  readonly classId: ClassId;
  readonly name: string;
  readonly yearGroup: string;
}
export interface RollChild {
  readonly childId: ChildId;
  readonly classId: ClassId | null;
  readonly yearGroup: string;
}
/** What a person chose. A class that is not named goes by the years; a child that is named goes apart from its class. */
export interface RollChoices {
  readonly classes: ReadonlyMap<ClassId, RollTarget>;
  readonly children: ReadonlyMap<ChildId, RollTarget>;
}

export type RollKind = 'moves' | 'stays' | 'leaves' | 'unplaced';
/** Why a child stays without a class, or what to look at twice. */
export type RollNote =
  | 'year-unknown'
  | 'no-next-class'
  | 'several-classes'
  | 'chosen'
  | 'year-differs'
  | 'class-gone'
  | null;

export interface RollRow {
  readonly childId: ChildId;
  readonly kind: RollKind;
  /** The class after; a leaver's stays as their last, a child without one has null. */
  readonly classId: ClassId | null;
  readonly yearGroup: string;
  readonly note: RollNote;
}

/** The school year that a roll-over made today is for: from May on the coming one. 2026 is 2026/27. */
export function schoolYearFor(today: CalendarDate): number {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month >= 5 ? year : year - 1;
}

/** "2026/27". */
export const schoolYearWords = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** The school year that a day lies in, from September on: 24 Nov 2026 and 1 May 2027 lie in 2026. */
export function schoolYearOf(day: CalendarDate): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month >= 9 ? year : year - 1;
}

/** A roll-over belongs between the last weeks of one school year and the first of the next: July to September. */
export function rollOverMoment(today: CalendarDate): 'usual' | 'early' | 'late' {
  const month = Number(today.split('-')[1]);
  if (month >= 7 && month <= 9) return 'usual';
  return month >= 4 && month < 7 ? 'early' : 'late';
}

/** Why a roll-over on this day is unusual, and what it would do; null from July to September. */
export function unusualRollOver(today: CalendarDate): string | null {
  const moment = rollOverMoment(today);
  const now = schoolYearWords(schoolYearOf(today));
  switch (moment) {
    case 'usual':
      return null;
    case 'early':
      return `Today is ${showDate(today)}, and ${now} still runs until summer. Classes are usually rolled over between July and September: now, every child would be in the next class at once, while their old one goes on.`;
    case 'late':
      return `Today is ${showDate(today)}, and ${now} has long begun. Classes are usually rolled over between July and September: if yours already are those of ${now}, every child would be put one year too high.`;
  }
}

/**
 * Each child's place after the roll-over, one row each, in the order given: nobody is lost, nobody is in two classes. Where
 * the years do not say it alone, the child is listed without a class, never put somewhere by guess. `now` are the classes as
 * they are, `next` the same as they will be named.
 */
export function planRollOver(
  now: readonly RollClass[],
  next: readonly RollClass[],
  children: readonly RollChild[],
  choices: RollChoices,
): RollRow[] {
  const classNow = new Map(now.map((one) => [one.classId, one]));
  const classNext = new Map(next.map((one) => [one.classId, one]));
  const byYears = onwardByYears(now, next);
  return children.map((child) => {
    const from = child.classId === null ? undefined : classNow.get(child.classId);
    const chosen = choices.children.get(child.childId) ?? (from && choices.classes.get(from.classId));
    const { target, note } =
      chosen === undefined
        ? byYears(child, from)
        : { target: chosen, note: chosen === 'none' ? ('chosen' as const) : null };
    return placed(child, from, target, note, classNext);
  });
}

function placed(
  child: RollChild,
  from: RollClass | undefined,
  target: RollTarget,
  note: RollNote,
  next: ReadonlyMap<ClassId, RollClass>,
): RollRow {
  const same = { childId: child.childId, classId: child.classId, yearGroup: child.yearGroup };
  if (target === 'leaves') return { ...same, kind: 'leaves', note: null };
  if (target === 'repeats')
    return child.classId === null
      ? { ...same, kind: 'unplaced', note: 'chosen' }
      : { ...same, kind: 'stays', note: null };
  const onward = yearAfter(child, from);
  const to = target === 'none' ? undefined : next.get(target);
  if (!to) {
    const why = target === 'none' ? note : 'class-gone';
    return { childId: child.childId, kind: 'unplaced', classId: null, yearGroup: onward, note: why };
  }
  const yearGroup = yearInClass(onward, to.yearGroup);
  const held = yearsNamed(to.yearGroup);
  const differs =
    held.length > 0 && yearsNamed(onward).length > 0 && !yearsNamed(onward).every((y) => held.includes(y));
  return {
    childId: child.childId,
    kind: to.classId === child.classId ? 'stays' : 'moves',
    classId: to.classId,
    yearGroup,
    note: differs ? 'year-differs' : null,
  };
}

/** The child's own year, one up; where the record says none, the class's. */
const yearAfter = (child: RollChild, from: RollClass | undefined): string =>
  nextYear(child.yearGroup) ?? nextYear(from?.yearGroup ?? '') ?? child.yearGroup;

/** The year a child is in now, when that is certain. */
function yearNow(child: RollChild, from: RollClass | undefined): number | null {
  for (const text of [child.yearGroup, from?.yearGroup ?? '']) {
    const years = yearsNamed(text);
    if (years.length === 1) return years[0] ?? null;
  }
  return null;
}

/** Without its year a name may say which class follows which: "5 Oak" and "6 Oak", "3A" and "4A". */
const stem = (name: string): string => name.toLowerCase().replace(/\b(?:year|yr|y|r|reception)\b|\d+|[^\p{L}]+/gu, '');

function onwardByYears(now: readonly RollClass[], next: readonly RollClass[]) {
  const serving = (classes: readonly RollClass[], year: number) =>
    classes.filter(({ yearGroup }) => yearsNamed(yearGroup).includes(year));
  const top = Math.max(-1, ...now.flatMap(({ yearGroup }) => yearsNamed(yearGroup)));
  const nowIn = new Map<number, RollClass[]>();
  const nextIn = new Map<number, RollClass[]>();
  for (let year = 0; year <= top + 1; year++) {
    nowIn.set(year, serving(now, year));
    nextIn.set(year, serving(next, year));
  }
  const unplaced = (note: RollNote) => ({ target: 'none' as const, note });
  return (child: RollChild, from: RollClass | undefined): { target: RollTarget; note: RollNote } => {
    if (!from) return unplaced('no-next-class');
    const year = yearNow(child, from);
    if (year === null) return unplaced('year-unknown');
    const after = nextIn.get(year + 1) ?? [];
    const own = after.find(({ classId }) => classId === from.classId);
    if (own) return { target: own.classId, note: null };
    const [only, second] = after;
    if (!only) return year >= top ? { target: 'leaves', note: null } : unplaced('no-next-class');
    if (!second) return { target: only.classId, note: null };
    const alike = after.filter(({ name }) => stem(name) !== '' && stem(name) === stem(from.name));
    if (alike[0] && alike.length === 1) return { target: alike[0].classId, note: null };
    return unplaced('several-classes');
  };
}
