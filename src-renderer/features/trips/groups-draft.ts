import type { ChildId, TripAdultId } from '#shared/domain/ids.ts';
import type { Trip } from '#shared/features/trips/trips.contract.ts';

/** Groups while they are arranged: a group by its place in the list, a child by the place of its group. */
export interface GroupDraft {
  readonly name: string;
  readonly adultId: TripAdultId | null;
}
export interface GroupsDraft {
  readonly groups: readonly GroupDraft[];
  /** Null: in no group. */
  readonly of: ReadonlyMap<ChildId, number | null>;
}

export const draftOf = ({ groups, children }: Pick<Trip, 'groups' | 'children'>): GroupsDraft => ({
  groups: groups.map(({ name, adultId }) => ({ name, adultId })),
  of: new Map(
    children.map(({ childId, groupId }) => {
      const place = groups.findIndex((group) => group.groupId === groupId);
      return [childId, place < 0 ? null : place];
    }),
  ),
});

/** What the core is sent. */
export const groupsOf = ({ groups, of }: GroupsDraft) =>
  groups.map((group, place) => ({
    ...group,
    childIds: [...of].filter(([, at]) => at === place).map(([childId]) => childId),
  }));

/** Without one group: its children are in none. */
export const withoutGroup = ({ groups, of }: GroupsDraft, place: number): GroupsDraft => ({
  groups: groups.filter((_group, at) => at !== place),
  of: new Map([...of].map(([childId, at]) => [childId, at === null || at === place ? null : at > place ? at - 1 : at])),
});

/** Puts who is in no group into the smallest one each time, in the order of the list; who has a group stays in it. */
export function shareOut({ groups, of }: GroupsDraft): GroupsDraft {
  if (groups.length === 0) return { groups, of };
  const sizes = groups.map((_group, place) => [...of.values()].filter((at) => at === place).length);
  const shared = new Map(of);
  for (const [childId, at] of of) {
    if (at !== null) continue;
    const smallest = sizes.indexOf(Math.min(...sizes));
    sizes[smallest] = (sizes[smallest] ?? 0) + 1;
    shared.set(childId, smallest);
  }
  return { groups, of: shared };
}

/** A text by which a change is noticed. */
export const draftKey = ({ groups, of }: GroupsDraft): string => JSON.stringify([groups, [...of]]);
