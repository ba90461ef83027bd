import type { ChildId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import type { Contact } from './children.model.ts';

/** A child as far as the rule asks. `apart`: a restricted flag is in force, and nothing about the child is put with another's. */
export interface FamilyChild {
  readonly childId: ChildId;
  readonly apart: boolean;
  readonly street: string;
  readonly postcode: string;
  /** In calling order. */
  readonly contacts: readonly Contact[];
}

/** Who a family's post goes to: the first contact in calling order with parental responsibility with whom the child is not said not to live. */
export const headOf = ({ contacts }: Pick<FamilyChild, 'contacts'>): Contact | undefined =>
  contacts.find(({ responsibility, livesWith }) => responsibility === true && livesWith !== false);

/**
 * The children whose papers go into one envelope, each family named by its first child in the order given. Brothers and sisters are
 * those whose post goes to one and the same person: the same name, forename included, and a telephone number, an e-mail address or
 * a home address in common. An address alone makes no family (flats, a refuge), nor does a name. A child with a restricted flag is
 * a family of its own: nobody learns from an envelope who else lives where.
 */
export function familiesOf(children: readonly FamilyChild[]): ReadonlyMap<ChildId, ChildId> {
  const family = new Map<ChildId, ChildId>();
  /** What was seen of a person: the same name with the same mark leads to the family. */
  const seen = new Map<string, ChildId>();
  const rootOf = (childId: ChildId): ChildId => {
    const next = family.get(childId);
    return next === undefined || next === childId ? childId : rootOf(next);
  };
  for (const child of children) {
    family.set(child.childId, child.childId);
    for (const mark of marksOf(child)) {
      const other = seen.get(mark);
      if (other === undefined) {
        seen.set(mark, child.childId);
        continue;
      }
      // The family that was there first names both.
      const roots = [rootOf(other), rootOf(child.childId)].sort((a, b) => at(children, a) - at(children, b));
      if (roots[0] !== undefined && roots[1] !== undefined) family.set(roots[1], roots[0]);
    }
  }
  return new Map(children.map(({ childId }) => [childId, rootOf(childId)]));
}

const at = (children: readonly FamilyChild[], childId: ChildId): number =>
  children.findIndex((child) => child.childId === childId);

function marksOf(child: FamilyChild): string[] {
  const head = child.apart ? undefined : headOf(child);
  const [forename, surname] = [foldName(head?.forename ?? ''), foldName(head?.surname ?? '')];
  if (!head || forename === '' || surname === '') return [];
  const home = addressOf(head) || (head.livesWith === true ? addressOf(child) : '');
  const marks = [
    ...head.phones.map(({ number }) => number.replaceAll(/\D/g, '')).filter((digits) => digits.length > 5),
    head.email.trim().toLowerCase(),
    home,
  ];
  return marks.filter(Boolean).map((mark) => `${forename} ${surname} ${mark}`);
}

function addressOf({ street, postcode }: { readonly street: string; readonly postcode: string }): string {
  const [line, code] = [foldName(street), postcode.replaceAll(/\s/g, '').toLowerCase()];
  return line === '' || code === '' ? '' : `${line} ${code}`;
}
