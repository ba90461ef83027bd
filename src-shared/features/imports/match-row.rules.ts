import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { foldName, isLetterLoss } from '#shared/domain/names.ts';

/** How one stored child can be recognised. */
export interface ChildKeys {
  readonly childId: ChildId;
  readonly upn: string;
  readonly admissionNumber: string;
  readonly surname: string;
  readonly forename: string;
  readonly preferredSurname: string;
  readonly preferredForename: string;
  readonly formerSurname: string;
  readonly formerForename: string;
  readonly born: CalendarDate | null;
  readonly className: string;
}
export interface RowKeys {
  readonly upn: string;
  readonly admissionNumber: string;
  readonly surname: string;
  readonly forename: string;
  readonly born: CalendarDate | null;
  readonly className: string;
}
export type Match =
  | { readonly kind: 'matched'; readonly childId: ChildId; readonly by: 'upn' | 'admission' | 'birthday' | 'class' }
  | { readonly kind: 'new' }
  | { readonly kind: 'doubtful'; readonly why: Doubt; readonly candidates: readonly ChildId[] };
export type Doubt =
  | 'name-differs'
  | 'numbers-disagree'
  | 'other-number'
  | 'number-shared'
  | 'name-shared'
  | 'name-only'
  | 'nobody';

/** What a doubt means, for the person who decides. */
export const DOUBT_WORDS: Readonly<Record<Doubt, string>> = {
  'name-differs': 'The number belongs to a child with another name.',
  'numbers-disagree': 'The UPN and the admission number belong to different children.',
  'other-number': 'The name fits, but the register has another number for that child.',
  'number-shared': 'More than one child has this number.',
  'name-shared': 'More than one child has this name.',
  'name-only': 'Only the name fits: there is no number, date of birth or class to be sure by.',
  nobody: 'No child in the register fits this row.',
};

/** Looks children up by every key at once; built once for a file. */
export interface ChildIndex {
  readonly byUpn: ReadonlyMap<string, readonly ChildKeys[]>;
  readonly byAdmission: ReadonlyMap<string, readonly ChildKeys[]>;
  readonly byName: ReadonlyMap<string, readonly ChildKeys[]>;
  /** By names as a system without their letters would write them. */
  readonly byLostName: ReadonlyMap<string, readonly ChildKeys[]>;
  readonly all: readonly ChildKeys[];
}

const number = (text: string): string => text.trim().toUpperCase();

export function indexChildren(children: readonly ChildKeys[]): ChildIndex {
  const byUpn = new Map<string, ChildKeys[]>();
  const byAdmission = new Map<string, ChildKeys[]>();
  const byName = new Map<string, ChildKeys[]>();
  const byLostName = new Map<string, ChildKeys[]>();
  const put = (map: Map<string, ChildKeys[]>, key: string, child: ChildKeys) => {
    if (key === '') return;
    const list = map.get(key) ?? [];
    if (!list.includes(child)) list.push(child);
    map.set(key, list);
  };
  for (const child of children) {
    put(byUpn, number(child.upn), child);
    put(byAdmission, number(child.admissionNumber), child);
    for (const name of namesOf(child)) {
      put(byName, foldName(name.join(' ')), child);
      put(byLostName, lostName(name.join(' ')), child);
    }
  }
  return { byUpn, byAdmission, byName, byLostName, all: children };
}

/** Every full name that a child may stand under: legal, preferred and former, and their mixtures. */
export function namesOf(child: ChildKeys): (readonly [forename: string, surname: string])[] {
  const forenames = [child.forename, child.preferredForename, child.formerForename].filter(Boolean);
  const surnames = [child.surname, child.preferredSurname, child.formerSurname].filter(Boolean);
  return forenames.flatMap((forename) => surnames.map((surname) => [forename, surname] as const));
}

/** True when the row's name is one of the child's, accents and lost letters aside. */
export function sameName(row: Pick<RowKeys, 'forename' | 'surname'>, child: ChildKeys): boolean {
  const name = `${row.forename} ${row.surname}`;
  return namesOf(child)
    .map((own) => own.join(' '))
    .some((own) => foldName(own) === foldName(name) || isLetterLoss(name, own) || isLetterLoss(own, name));
}

/**
 * How a row finds its child (product, imports): UPN; admission number; full name and date of birth; full name and class
 * when unique; otherwise a person decides. A name that two children bear is asked, never guessed, not even by elimination;
 * a number whose name differs beyond accents is doubtful. `mayAdd`: the file tells of children, so an unknown one is new.
 */
export function matchRow(row: RowKeys, index: ChildIndex, mayAdd: boolean): Match {
  const doubtful = (why: Doubt, list: readonly ChildKeys[] = []): Match => ({
    kind: 'doubtful',
    why,
    candidates: list.map((child) => child.childId),
  });
  const byUpn = index.byUpn.get(number(row.upn)) ?? [];
  const byAdmission = index.byAdmission.get(number(row.admissionNumber)) ?? [];
  if (byUpn.length > 1 || (byUpn.length === 0 && byAdmission.length > 1))
    return doubtful('number-shared', byUpn.length > 1 ? byUpn : byAdmission);
  const [viaUpn] = byUpn;
  const [viaAdmission] = byAdmission;
  if (viaUpn && viaAdmission && viaUpn !== viaAdmission) return doubtful('numbers-disagree', [viaUpn, viaAdmission]);
  const numbered = viaUpn ?? viaAdmission;
  if (numbered) {
    if (!sameName(row, numbered)) return doubtful('name-differs', [numbered]);
    return matched(numbered, viaUpn ? 'upn' : 'admission');
  }
  const isNamed = row.surname !== '' && row.forename !== '';
  const named = namesakes(row, index);
  if (row.born !== null) {
    const born = named.filter((child) => child.born === row.born);
    if (born.length > 1) return doubtful('name-shared', born);
    if (born[0]) return bearsOtherNumber(row, born[0]) ? doubtful('other-number', born) : matched(born[0], 'birthday');
    if (mayAdd && isNamed && named.every((child) => child.born !== null)) return { kind: 'new' };
  } else if (row.className !== '') {
    // A namesake whose class is not recorded may be in this one.
    const inClass = named.filter((child) => ['', foldName(row.className)].includes(foldName(child.className)));
    if (inClass.length > 1) return doubtful('name-shared', inClass);
    if (inClass[0] && inClass[0].className !== '')
      return bearsOtherNumber(row, inClass[0]) ? doubtful('other-number', inClass) : matched(inClass[0], 'class');
  }
  if (named.length > 1) return doubtful('name-shared', named);
  if (named.length === 1) return doubtful('name-only', named);
  return mayAdd && isNamed ? { kind: 'new' } : doubtful('nobody');
}

const matched = (child: ChildKeys, by: Extract<Match, { kind: 'matched' }>['by']): Match => ({
  kind: 'matched',
  childId: child.childId,
  by,
});

/** True when both sides give a number and it is not the same: a namesake, or a number that somebody must look at. */
const bearsOtherNumber = (row: RowKeys, child: ChildKeys): boolean =>
  (['upn', 'admissionNumber'] as const).some(
    (key) => row[key].trim() !== '' && child[key] !== '' && number(row[key]) !== number(child[key]),
  );

/** Every letter that a poor system may lose as the mark that it leaves: one key for the whole name and for each of its losses. */
const lostName = (name: string): string => name.normalize('NFC').replace(/\P{ASCII}/gu, '?');

function namesakes(row: RowKeys, index: ChildIndex): readonly ChildKeys[] {
  const name = `${row.forename} ${row.surname}`;
  const exact = index.byName.get(foldName(name)) ?? [];
  if (exact.length > 0 || !/[?\uFFFD]/.test(name)) return exact;
  return (index.byLostName.get(lostName(name)) ?? []).filter((child) => sameName(row, child));
}

/** The value to store, or null when nothing changes: blank says nothing, and a value that only lost letters is unchanged. */
export function changedValue(stored: string, incoming: string): string | null {
  if (incoming === '' || incoming === stored || isLetterLoss(incoming, stored)) return null;
  return incoming;
}
