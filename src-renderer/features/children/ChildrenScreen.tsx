import { ArrowUpFromLine, Copy, UserPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { ListedChild } from '#shared/features/children/children.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Button, EmptyState, FilterChips, Page, PageHeader, Select } from '../../ui/index.ts';
import { ChildDialog } from './ChildDialog.tsx';
import { ChildList } from './ChildList.tsx';
import { ClassesDialog } from './ClassesDialog.tsx';
import { PickedBar } from './PickedBar.tsx';

const ALL = 'all';
const NONE = 'none';

/** The register by class: on roll or left. Whoever keeps the roll ticks children here to move them or mark leavers. */
export function ChildrenScreen() {
  const [which, setWhich] = useState<'on-roll' | 'left'>('on-roll');
  const [chosen, setChosen] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<'add' | 'classes' | null>(null);
  const mayAdd = useCan('children.write');
  const mayRoll = useCan('children.roll');
  const leavers = which === 'left';
  const asked = useCall('children.list', { leavers }, { keepPrevious: true });
  const all = asked.data?.children ?? [];
  const options = classOptions(all);
  const value = options.some(({ id }) => id === chosen) ? chosen : leavers ? ALL : (options[1]?.id ?? ALL);
  const shown = value === ALL ? all : all.filter((child) => (child.classId ?? NONE) === value);
  const label = options.find(({ id }) => id === value)?.label ?? '';
  // What is ticked and no longer shown is not acted on: nobody is moved unseen.
  const ticked = shown.filter(({ childId }) => picked.has(childId));
  return (
    <Page>
      <PageHeader
        title="Children"
        actions={
          <>
            {mayRoll && (
              <>
                <Button icon={ArrowUpFromLine} onPress={() => go({ name: 'roll-over' })}>
                  September roll-over
                </Button>
                <Button icon={Copy} onPress={() => go({ name: 'doubles' })}>
                  Doubled children
                </Button>
                <Button icon={UsersRound} onPress={() => setOpen('classes')}>
                  Classes
                </Button>
              </>
            )}
            {mayAdd && (
              <Button icon={UserPlus} tone="primary" onPress={() => setOpen('add')}>
                Add a child
              </Button>
            )}
          </>
        }
        help={
          <>
            <p>Choose a class, then a child: arrow keys move, Enter opens the record.</p>
            {mayRoll && (
              <p>
                To move several at once, tick them: Space ticks one, Shift and an arrow ticks a row of them, Ctrl+A all.
                A move can be taken back from the message that follows.
              </p>
            )}
            <p>A child who has left is off every board and list. The record is kept and can be brought back.</p>
            <p>Opening a record is written in the audit.</p>
          </>
        }
      >
        <FilterChips
          label="Which children"
          chips={[
            { id: 'on-roll', label: 'On roll' },
            { id: 'left', label: 'Left' },
          ]}
          value={which}
          onChange={(next) => {
            setWhich(next);
            setPicked(new Set());
          }}
        />
        {all.length > 0 && (
          <Select
            label="Class"
            labelHidden
            look="pill"
            options={options}
            value={value}
            onChange={(next) => {
              setChosen(next);
              setPicked(new Set());
            }}
          />
        )}
        {mayRoll && all.length > 0 && (
          <PickedBar
            chosen={ticked.map((child) => ({ childId: child.childId, name: child.told }))}
            leavers={leavers}
            onClear={() => setPicked(new Set())}
          />
        )}
      </PageHeader>
      <Answer
        of={asked}
        loading="Loading the children"
        isEmpty={(found) => found.children.length === 0}
        empty={
          <EmptyState icon={UsersRound} title={leavers ? 'No leavers' : 'No children yet'}>
            {leavers ? 'Children marked as leavers stand here.' : 'Import the school’s files, or add a child by hand.'}
          </EmptyState>
        }
      >
        {() => (
          <ChildList
            key={`${which} ${value}`}
            label={leavers ? `Leavers, ${label}` : `Children, ${label}`}
            shown={shown}
            all={all}
            picked={picked}
            {...(mayRoll ? { onPick: setPicked } : {})}
          />
        )}
      </Answer>
      {open === 'add' && (
        <ChildDialog
          childId={null}
          onClose={() => setOpen(null)}
          onAdded={(id) => go({ name: 'child', childId: id })}
        />
      )}
      {open === 'classes' && <ClassesDialog onClose={() => setOpen(null)} />}
    </Page>
  );
}

/** All, each class that somebody is (or was last) in, and "No class" first of all when somebody is in none. */
function classOptions(all: readonly ListedChild[]): { id: string; label: string; hint: string }[] {
  const byClass = Map.groupBy(all, (child) => child.classId ?? NONE);
  const option = (id: string, name: string, count: number) => ({
    id,
    label: `${name}: ${count}`,
    hint: count === 1 ? '1 child' : `${count} children`,
  });
  const none = byClass.get(NONE)?.length ?? 0;
  byClass.delete(NONE);
  return [
    option(ALL, 'All', all.length),
    ...[...byClass].map(([id, inIt]) => option(id, inIt[0]?.className ?? '', inIt.length)),
    ...(none > 0 ? [option(NONE, 'No class', none)] : []),
  ];
}
