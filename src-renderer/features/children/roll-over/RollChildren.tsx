import { useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import type { RollKind, RollTarget } from '#shared/features/children/roll-over.rules.ts';
import { Button, FilterChips, type PickColumn, PickGrid, Select } from '../../../ui/index.ts';
import { KIND_WORDS, NOTE_WORDS } from './plan-words.ts';
import styles from './RollOver.module.css';
import { TargetDialog } from './TargetDialog.tsx';
import type { Plan, PlannedChild, RollRegister } from './use-plan.ts';

const ALL = 'all';
const NONE = 'none';
type Shown = 'all' | 'check' | RollKind;

/** Every child by name: from where, to where. Tick some to send them apart from their class: a split class, one held back. */
export function RollChildren({ register, plan }: { readonly register: RollRegister; readonly plan: Plan }) {
  const toCheck = plan.children.filter(({ row }) => row.note !== null);
  const [shown, setShown] = useState<Shown>(toCheck.length > 0 ? 'check' : 'all');
  const [classId, setClassId] = useState(ALL);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<readonly PlannedChild[] | null>(null);
  const wanted = (child: PlannedChild) =>
    (shown === 'all' || (shown === 'check' ? child.row.note !== null : child.row.kind === shown)) &&
    (classId === ALL || (child.classId ?? NONE) === classId);
  const rows = plan.children.filter(wanted);
  const ticked = rows.filter(({ id }) => picked.has(id));
  const nameOf = new Map(register.classes.map((one) => [one.classId as string, one.name]));
  const nextName = new Map(plan.next.map((one) => [one.classId as string, one.name]));
  const columns: readonly PickColumn<PlannedChild>[] = [
    { title: 'Name', width: 'minmax(170px, 1.5fr)', cell: (child) => <b>{child.name}</b> },
    {
      title: 'From',
      width: 'minmax(110px, 1fr)',
      cell: (child) => placeWords(nameOf.get(child.classId ?? ''), child.yearGroup),
    },
    {
      title: 'To',
      width: 'minmax(130px, 1.1fr)',
      cell: ({ row }) =>
        row.kind === 'leaves' ? 'Leaves' : placeWords(nextName.get(row.classId ?? ''), row.yearGroup),
    },
    {
      title: 'Note',
      width: 'minmax(140px, 1.4fr)',
      cell: ({ childId, row }) =>
        [
          row.note && NOTE_WORDS[row.note],
          row.kind === 'stays' && 'Stays',
          plan.choices.children.has(childId) && 'Chosen by hand',
        ]
          .filter(Boolean)
          .join('. '),
    },
  ];
  const kinds: readonly RollKind[] = ['moves', 'leaves', 'unplaced', 'stays'];
  return (
    <>
      <div className={styles.bar}>
        <FilterChips<Shown>
          label="Which children"
          chips={[
            { id: 'check', label: 'To check', count: toCheck.length },
            { id: 'all', label: 'All', count: plan.children.length },
            ...kinds.map((id) => ({ id, label: KIND_WORDS[id], count: plan.count(id) })),
          ]}
          value={shown}
          onChange={setShown}
        />
        <Select
          label="Class today"
          labelHidden
          look="pill"
          options={[
            { id: ALL, label: 'All classes' },
            ...register.classes.map((one) => ({ id: one.classId as string, label: one.name })),
            { id: NONE, label: 'No class' },
          ]}
          value={classId}
          onChange={setClassId}
        />
        <Button isDisabled={ticked.length === 0} onPress={() => setOpen(ticked)}>
          {ticked.length === 0 ? 'Send the ticked elsewhere' : `Send ${ticked.length} elsewhere`}
        </Button>
      </div>
      <PickGrid
        label="Children in September"
        columns={columns}
        rows={rows}
        picked={picked}
        onPick={setPicked}
        onOpen={(id) => setOpen(rows.filter((child) => child.id === id))}
        empty={shown === 'check' ? 'Nothing to check: every child has a place.' : 'No child here.'}
      />
      {open && (
        <TargetDialog
          chosen={open}
          plan={plan}
          onClose={() => setOpen(null)}
          onChosen={(to: RollTarget | null) => {
            plan.setChildren(
              open.map(({ childId }): ChildId => childId),
              to,
            );
            setPicked(new Set());
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

const placeWords = (className: string | undefined, year: string): string =>
  [className ?? 'No class', year && `Year ${year}`].filter(Boolean).join(', ').replace('Year Year', 'Year');
