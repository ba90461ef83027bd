import { z } from 'zod';
import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import { fullName, type NameParts, nameKey } from '#shared/domain/names.ts';

/**
 * Beside a name and a class: "born 3 Feb 2018" or "date of birth not recorded" where another child in the register bears the
 * name; null where nobody does. A field called `born` is another thing: the date itself, of every child, always shown.
 */
export const Apart = z.string().nullable();
export type Apart = z.infer<typeof Apart>;

/** "born 3 Feb 2018", or that nobody has recorded it. */
export const bornWords = (born: CalendarDate | null): string =>
  born === null ? 'date of birth not recorded' : `born ${showDate(born)}`;

/** What names a child: the legal name, and the one that the child goes by. */
export interface BothNames extends NameParts {
  readonly preferredForename: string;
  readonly preferredSurname: string;
}

/** The name a child goes by: preferred where there is one. */
export const calledBy = (child: BothNames): NameParts => ({
  forename: child.preferredForename || child.forename,
  surname: child.preferredSurname || child.surname,
});

/**
 * Under which names a child may stand on a screen, folded: imports show the legal one, everything else the one the child goes
 * by. Two children share a name when any of these meet.
 */
export function keysOf(child: BothNames): readonly string[] {
  const legal = nameKey(child);
  const called = nameKey(calledBy(child));
  return called === legal ? [called] : [called, legal];
}

/** "Ava Wu, Oak", with the birthday where it is needed: what a list says of a child, in one line. */
export const oneLine = (child: { readonly name: string; readonly className: string; readonly apart: Apart }): string =>
  [child.name, child.className, child.apart].filter(Boolean).join(', ');

/** What a record says of a child in one line. */
export interface Named extends BothNames {
  readonly className: string | null;
  readonly leftOn: CalendarDate | null;
  readonly born: CalendarDate | null;
}

/** "Ava Wu, Oak", "Ava Wu, Oak, left 1 Sep 2026": the name given, with class and leaving day; `apart` at the end. */
export const tellWords = (name: NameParts, child: Named, apart: Apart): string =>
  [fullName(name), child.className ?? 'no class', child.leftOn && `left ${showDate(child.leftOn)}`, apart]
    .filter(Boolean)
    .join(', ');
