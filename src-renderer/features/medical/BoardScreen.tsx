import { Clock, Droplet, type LucideIcon, Stethoscope, Syringe, Wind, Zap } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type BoardFilter, bySeverity, passes, worst } from '#shared/features/medical/medical.rules.ts';
import { useCall } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { Answer, Button, ChipBar, cx, EmptyState, FilterChips, Page, PageHeader, Select } from '../../ui/index.ts';
import styles from './Board.module.css';
import { BoardCard } from './BoardCard.tsx';
import { KitchenBoard } from './KitchenBoard.tsx';

type Board = CallOutput<'medical.board'>;
type StaffBoard = Extract<Board, { readonly view: 'staff' }>;

const FILTERS: readonly { readonly id: BoardFilter; readonly label: string; readonly icon?: LucideIcon }[] = [
  { id: 'all', label: 'All needs' },
  { id: 'adrenaline', label: 'Adrenaline', icon: Syringe },
  { id: 'asthma', label: 'Asthma', icon: Wind },
  { id: 'epilepsy', label: 'Epilepsy', icon: Zap },
  { id: 'diabetes', label: 'Diabetes', icon: Droplet },
  { id: 'other', label: 'Other', icon: Stethoscope },
  { id: 'out-of-date', label: 'Out of date', icon: Clock },
];

/** The medical-needs photo board: only what is relevant, only to those whose role needs it. */
export function BoardScreen() {
  const board = useCall('medical.board', {});
  return (
    <Answer of={board}>
      {(found) => (found.view === 'kitchen' ? <KitchenBoard board={found} /> : <Staff board={found} />)}
    </Answer>
  );
}

function Staff({ board }: { readonly board: StaffBoard }) {
  const [filter, setFilter] = useState<BoardFilter>('all');
  const [className, setClassName] = useState('');
  const [dense, setDense] = useState(false);
  const inClass = board.children.filter((child) => className === '' || child.className === className);
  const shown = inClass.filter((child) => passes(child, filter));
  const chips = FILTERS.map((chip) => ({ ...chip, count: inClass.filter((child) => passes(child, chip.id)).length }));
  const groups = board.groups.flatMap((group) => {
    const children = shown
      .filter((child) => child.className === group.className)
      .toSorted((a, b) => bySeverity({ severity: worst(a.needs) }, { severity: worst(b.needs) }));
    return children.length > 0 ? [{ ...group, children }] : [];
  });
  const unplaced = shown.filter((child) => !board.groups.some((group) => group.className === child.className));
  if (unplaced.length > 0)
    groups.push({ className: 'No class', teacher: '', onRoll: unplaced.length, children: unplaced });
  return (
    <Page>
      <PageHeader
        title="Medical needs"
        titleHidden
        help={
          <>
            <p>Every child with a recorded need, most serious first in each class.</p>
            <p>
              Arrow keys move between children, Enter opens the emergency card. Type a name in the box above to go
              straight to one child.
            </p>
            <p>A clock marks a plan past its review date or a medicine past its date.</p>
          </>
        }
      >
        <ChipBar>
          <FilterChips label="Filter by need" chips={chips} value={filter} onChange={setFilter} />
          <Select
            label="Class"
            labelHidden
            look="pill"
            value={className || 'all'}
            onChange={(value) => setClassName(value === 'all' ? '' : value)}
            options={[
              { id: 'all', label: 'All classes' },
              ...board.groups.map((group) => ({ id: group.className, label: group.className })),
            ]}
          />
          <Button onPress={() => setDense(!dense)}>{dense ? 'Large' : 'Dense'}</Button>
        </ChipBar>
      </PageHeader>
      {groups.length === 0 ? (
        <EmptyState title="No child stands under this filter.">
          {board.children.length === 0
            ? 'Import the school’s medical list, or add a need to a child’s record.'
            : 'Choose “All needs” to see every child.'}
        </EmptyState>
      ) : (
        <Grid groups={groups} dense={dense} />
      )}
    </Page>
  );
}

type Group = StaffBoard['groups'][number] & { readonly children: StaffBoard['children'] };

/** The whole board is one stop for Tab; arrow keys go from face to face across the classes. */
function Grid({ groups, dense }: { readonly groups: readonly Group[]; readonly dense: boolean }) {
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const cells = [...(box.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
    const here = cells.indexOf(document.activeElement as HTMLElement);
    if (here < 0) return;
    const to = target(event.key, cells, here);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    cells[to]?.focus();
  };
  let index = -1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are heard here once for all the buttons within
    <div ref={box} onKeyDown={move}>
      {groups.map((group) => (
        <section key={group.className} className={styles.group} aria-label={group.className}>
          <h2 className={styles.heading}>
            {group.className}
            <span>
              {group.children.length} of {group.onRoll} children{group.teacher && ` · ${group.teacher}`}
            </span>
          </h2>
          <div className={cx(styles.grid, dense && styles.gridDense)}>
            {group.children.map((child) => {
              index += 1;
              return (
                <button
                  key={child.childId}
                  type="button"
                  data-cell=""
                  className={styles.cell}
                  tabIndex={index === at ? 0 : -1}
                  aria-label={`${child.name}, ${group.className}: ${child.needs.map((need) => need.condition).join(', ')}`}
                  onClick={() => go({ name: 'emergency', childId: child.childId })}
                >
                  <BoardCard child={child} dense={dense} />
                </button>
              );
            })}
          </div>
        </section>
      ))}
    </div>
  );
}

/** Where a key leads; up and down go to the nearest face in the row above or below. */
function target(key: string, cells: readonly HTMLElement[], here: number): number | null {
  if (key === 'ArrowRight') return Math.min(cells.length - 1, here + 1);
  if (key === 'ArrowLeft') return Math.max(0, here - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return cells.length - 1;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const from = cells[here]?.getBoundingClientRect();
  if (!from) return null;
  const down = key === 'ArrowDown';
  const rows = cells
    .map((cell, i) => ({ i, rect: cell.getBoundingClientRect() }))
    .filter(({ rect }) => (down ? rect.top > from.top + 1 : rect.top < from.top - 1));
  if (rows.length === 0) return null;
  const row = down ? Math.min(...rows.map(({ rect }) => rect.top)) : Math.max(...rows.map(({ rect }) => rect.top));
  const near = rows.filter(({ rect }) => Math.abs(rect.top - row) < 2);
  return near.toSorted((a, b) => Math.abs(a.rect.left - from.left) - Math.abs(b.rect.left - from.left))[0]?.i ?? null;
}
