import { useState } from 'react';
import type { ClassId } from '#shared/domain/ids.ts';
import { type PickColumn, PickGrid } from '../../../ui/index.ts';
import { RollClassDialog } from './RollClassDialog.tsx';
import styles from './RollOver.module.css';
import type { Plan, RollRegister } from './use-plan.ts';

interface ClassRow {
  readonly id: ClassId;
  readonly now: string;
  readonly goes: string;
  readonly next: string;
  readonly inIt: string;
}

const COLUMNS: readonly PickColumn<ClassRow>[] = [
  { title: 'Class today', width: 'minmax(150px, 1.1fr)', cell: (row) => <b>{row.now}</b> },
  { title: 'Its children go to', width: 'minmax(180px, 1.6fr)', cell: (row) => row.goes },
  { title: 'The class next year', width: 'minmax(180px, 1.4fr)', cell: (row) => row.next },
  { title: 'In it then', width: 'minmax(110px, 0.8fr)', cell: (row) => row.inIt },
];

/** Each class today, where its children go, and what it is next year. Enter changes one. */
export function RollClasses({ register, plan }: { readonly register: RollRegister; readonly plan: Plan }) {
  const [open, setOpen] = useState<ClassId | null>(null);
  const nameOf = new Map(plan.next.map((one) => [one.classId as string, one.name]));
  const from = Map.groupBy(plan.children, ({ classId }) => classId);
  const into = Map.groupBy(
    plan.children.filter(({ row }) => row.kind === 'moves' || row.kind === 'stays'),
    ({ row }) => row.classId,
  );
  const rows = register.classes.map((one): ClassRow => {
    const next = plan.next.find(({ classId }) => classId === one.classId) ?? one;
    const children = from.get(one.classId) ?? [];
    const ways = Map.groupBy(children, ({ row }) =>
      row.kind === 'leaves' ? 'leave' : row.kind === 'unplaced' ? 'no class' : (nameOf.get(row.classId ?? '') ?? ''),
    );
    return {
      id: one.classId,
      now: `${one.name}: ${children.length}`,
      goes:
        children.length === 0
          ? 'Nobody is in it'
          : ways.size === 1
            ? sentence(wayOf([...ways.keys()][0] ?? ''))
            : [...ways].map(([way, some]) => `${some.length} ${wayOf(way)}`).join(', '),
      next: [next.name, next.yearGroup && `Year ${next.yearGroup}`, next.teacher].filter(Boolean).join(', '),
      inIt: String(into.get(one.classId)?.length ?? 'empty for newcomers'),
    };
  });
  return (
    <>
      <p className={styles.lead}>
        Every class goes up by its year. Where that does not fit, open the class and choose; single children are chosen
        under Children.
      </p>
      <PickGrid
        label="Classes in September"
        columns={COLUMNS}
        rows={rows}
        onOpen={(id) => setOpen(id as ClassId)}
        empty="There is no class yet."
      />
      {open !== null && (
        <RollClassDialog classId={open} register={register} plan={plan} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

const wayOf = (way: string): string =>
  way === 'leave' ? 'leave the school' : way === 'no class' ? 'in no class' : way;

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
