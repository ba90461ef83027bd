import { type ChildRow, everyChild } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import { foldName, fullName } from '#shared/domain/names.ts';

export type TellApart = (child: ChildRow) => string;

/** How lists of an import name a child: "Ava Wu, Oak", and with the date of birth where another child bears the name. */
export function tellerOf(all: readonly ChildRow[]): TellApart {
  const bearers = Map.groupBy(all, (child) => foldName(fullName(child)));
  return (child) => {
    const shared = (bearers.get(foldName(fullName(child)))?.length ?? 0) > 1;
    const born = child.born === null ? 'date of birth not recorded' : `born ${showDate(child.born)}`;
    return [fullName(child), child.className ?? 'no class', ...(shared ? [born] : [])].join(', ');
  };
}

/** The same for everybody on the register. */
export const tellApart = (db: ReadDb): TellApart => tellerOf(everyChild(db));
