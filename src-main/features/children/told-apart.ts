import type { ReadDb } from '#main/store/sql.ts';
import { nameKey } from '#shared/domain/names.ts';
import {
  type Apart,
  type BothNames,
  bornWords,
  calledBy,
  keysOf,
  type Named,
  tellWords,
} from '#shared/features/children/told-apart.rules.ts';
import { knownNames } from './known-names.ts';

/** Names children so that no two can be taken for each other. */
export interface ToldApart {
  /** Whether another child in the register bears the name that this one goes by. */
  isShared(child: BothNames): boolean;
  /** The birthday in words where `isShared`, else null: for what shows name and class by itself. */
  apart(child: BothNames & Pick<Named, 'born'>): Apart;
  /** The same by whichever of the names the child may stand under: beside a name that a file gives. */
  apartByAnyName(child: BothNames & Pick<Named, 'born'>): Apart;
  /** The child in one line: "Ava Wu, Oak", and with the date of birth where another bears the name. */
  told(child: Named): string;
  /** The same by the legal name, as the files of other systems have it. */
  toldLegally(child: Named): string;
  /** The same with the date of birth always: where two records of one name stand side by side. */
  toldFully(child: Named): string;
}

/**
 * The one way in which every feature tells children apart (product, section 2.8). Compared is with everybody in the register,
 * leavers too: the history, imports, merges and the list of leavers name those as well, and one child must not be named in two
 * ways on two screens. Make one for one answer, not for each child: within a transaction that changed children the names are read anew.
 */
export function toldApart(db: ReadDb): ToldApart {
  const { shared } = knownNames(db);
  const apartBy = (key: string, { born }: Pick<Named, 'born'>): Apart => (shared.has(key) ? bornWords(born) : null);
  const keyOf = (child: BothNames): string => nameKey(calledBy(child));
  return {
    isShared: (child) => shared.has(keyOf(child)),
    apart: (child) => apartBy(keyOf(child), child),
    apartByAnyName: (child) => (keysOf(child).some((key) => shared.has(key)) ? bornWords(child.born) : null),
    told: (child) => tellWords(calledBy(child), child, apartBy(keyOf(child), child)),
    toldLegally: (child) => tellWords(child, child, apartBy(nameKey(child), child)),
    toldFully: (child) => tellWords(calledBy(child), child, bornWords(child.born)),
  };
}
