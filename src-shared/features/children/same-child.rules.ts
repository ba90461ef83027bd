import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { foldName } from '#shared/domain/names.ts';
import type { SameBecause } from './children.model.ts';

/** As much of a child as decides whether another record is most likely the same one. */
export interface KnownChild {
  readonly forename: string;
  readonly surname: string;
  readonly preferredForename: string;
  readonly preferredSurname: string;
  readonly born: CalendarDate | null;
  readonly upn: string;
  readonly admissionNumber: string;
}

const namesOf = (child: KnownChild): ReadonlySet<string> =>
  new Set(
    [child.forename, child.preferredForename || child.forename].flatMap((forename) =>
      [child.surname, child.preferredSurname || child.surname].map((surname) => foldName(`${forename} ${surname}`)),
    ),
  );
const sameNumber = (a: string, b: string): boolean =>
  a.trim() !== '' && a.trim().toUpperCase() === b.trim().toUpperCase();

/**
 * Why a record that is being typed looks like one that is already here, leavers included; null: it does not. Warns, never
 * blocks: twins share a birthday, cousins a name, and a number can be mistyped. Two different birthdays are two children.
 */
export function sameBecause(typed: KnownChild, known: KnownChild): SameBecause | null {
  if (sameNumber(typed.upn, known.upn)) return 'upn';
  if (sameNumber(typed.admissionNumber, known.admissionNumber)) return 'admission-number';
  const others = namesOf(known);
  if (![...namesOf(typed)].some((name) => name !== '' && others.has(name))) return null;
  if (typed.born === null || known.born === null) return 'name';
  return typed.born === known.born ? 'name-and-born' : null;
}
