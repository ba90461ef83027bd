import { useMemo, useState } from 'react';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import {
  planRollOver,
  type RollKind,
  type RollRow,
  type RollTarget,
} from '#shared/features/children/roll-over.rules.ts';

export type RollRegister = CallOutput<'children.rollOverRegister'>;
export type ClassNext = RollRegister['classes'][number];
export type PlannedChild = RollRegister['children'][number] & { readonly id: ChildId; readonly row: RollRow };

interface Choices {
  readonly next: ReadonlyMap<ClassId, ClassNext>;
  readonly classes: ReadonlyMap<ClassId, RollTarget>;
  readonly children: ReadonlyMap<ChildId, RollTarget>;
}
const NOTHING: Choices = { next: new Map(), classes: new Map(), children: new Map() };

/** The plan as it stands: what was chosen, and by the core's own rule where that puts everybody. Kept in the page only. */
export function usePlan(register: RollRegister) {
  const [choices, setChoices] = useState(NOTHING);
  const next = useMemo(
    () => register.classes.map((one) => choices.next.get(one.classId) ?? one),
    [register, choices.next],
  );
  const children = useMemo(() => {
    const rows = planRollOver(register.classes, next, register.children, choices);
    return register.children.map((child, i) => ({ ...child, id: child.childId, row: rows[i] as RollRow }));
  }, [register, next, choices]);
  const count = (kind: RollKind) => children.filter(({ row }) => row.kind === kind).length;
  return {
    next,
    children,
    choices,
    count,
    touched: choices !== NOTHING,
    start: () => setChoices(NOTHING),
    setNext: (one: ClassNext) => setChoices((old) => ({ ...old, next: new Map(old.next).set(one.classId, one) })),
    /** Null goes by the years. Exceptions for children of the class stand. */
    setClass: (classId: ClassId, to: RollTarget | null) =>
      setChoices((old) => ({ ...old, classes: changed(old.classes, [classId], to) })),
    /** Null goes with the class. */
    setChildren: (childIds: readonly ChildId[], to: RollTarget | null) =>
      setChoices((old) => ({ ...old, children: changed(old.children, childIds, to) })),
    input: (): Pick<CallInput<'children.rollOver'>, 'basis' | 'unplaced' | 'next' | 'classes' | 'children'> => ({
      basis: register.basis,
      unplaced: count('unplaced'),
      next: [...choices.next.values()],
      classes: [...choices.classes].map(([classId, to]) => ({ classId, to })),
      children: [...choices.children].map(([childId, to]) => ({ childId, to })),
    }),
  };
}
export type Plan = ReturnType<typeof usePlan>;

function changed<K>(old: ReadonlyMap<K, RollTarget>, keys: readonly K[], to: RollTarget | null): Map<K, RollTarget> {
  const made = new Map(old);
  for (const key of keys) {
    if (to === null) made.delete(key);
    else made.set(key, to);
  }
  return made;
}
