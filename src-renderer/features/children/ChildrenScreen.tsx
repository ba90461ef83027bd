import { UserPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { nameKey, registerName } from '#shared/domain/names.ts';
import type { ListedChild } from '#shared/features/children/children.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import {
  Answer,
  Button,
  Cell,
  ChildPhoto,
  Column,
  EmptyState,
  FilterChips,
  Page,
  PageHeader,
  Row,
  Select,
  Table,
  TableBody,
  TableHeader,
} from '../../ui/index.ts';
import { ChildDialog } from './ChildDialog.tsx';
import styles from './Children.module.css';
import { ClassesDialog } from './ClassesDialog.tsx';

/** The register by class: on roll or left. A class at a time, so that a large school opens as fast as a small one. */
export function ChildrenScreen() {
  const [which, setWhich] = useState<'on-roll' | 'left'>('on-roll');
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState<'add' | 'classes' | null>(null);
  const mayAdd = useCan('children.write');
  const mayRoll = useCan('children.roll');
  const asked = useCall('children.list', { leavers: which === 'left' }, { keepPrevious: true });
  const classes = [...new Set((asked.data?.children ?? []).map((child) => child.className))];
  const className = chosen !== null && classes.includes(chosen) ? chosen : (classes[0] ?? null);
  return (
    <Page>
      <PageHeader
        title="Children"
        actions={
          <>
            {mayRoll && (
              <Button icon={UsersRound} onPress={() => setOpen('classes')}>
                Classes
              </Button>
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
          onChange={setWhich}
        />
        {className !== null && (
          <Select
            label="Class"
            labelHidden
            look="pill"
            options={classes.map((name) => ({ id: name, label: name }))}
            value={className}
            onChange={setChosen}
          />
        )}
      </PageHeader>
      <Answer
        of={asked}
        loading="Loading the children"
        isEmpty={(value) => value.children.length === 0}
        empty={
          <EmptyState icon={UsersRound} title={which === 'left' ? 'No leavers' : 'No children yet'}>
            {which === 'left'
              ? 'Children marked as leavers stand here.'
              : 'Import the school’s files, or add a child by hand.'}
          </EmptyState>
        }
      >
        {(value) => (
          <ChildTable
            label={`Children in ${className}`}
            all={value.children.filter((child) => child.className === className)}
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

function ChildTable({ label, all }: { readonly label: string; readonly all: readonly ListedChild[] }) {
  const twice = doubled(all);
  return (
    <Table label={label} onRowAction={(key) => go({ name: 'child', childId: key as ChildId })}>
      <TableHeader>
        <Column isRowHeader>Name</Column>
        <Column>Born</Column>
        <Column>Class</Column>
        <Column>Note</Column>
      </TableHeader>
      <TableBody items={all.map((child) => ({ id: child.childId, child }))} empty="No child in this class.">
        {({ child }) => (
          <Row>
            <Cell textValue={registerName(child)}>
              <span className={styles.name}>
                <ChildPhoto url={child.photoUrl} name={`${child.forename} ${child.surname}`} size="s" />
                {registerName(child)}
              </span>
            </Cell>
            <Cell>{child.born ? showDate(child.born) : 'not recorded'}</Cell>
            <Cell>{child.className}</Cell>
            <Cell>
              {[
                child.leftOn && `Left ${showDate(child.leftOn)}`,
                twice.has(nameKey(child)) && 'Another child has this name',
              ]
                .filter(Boolean)
                .join('. ')}
            </Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}

/** Names that stand more than once in the list. */
function doubled(all: readonly ListedChild[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const child of all) {
    const key = nameKey(child);
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return twice;
}
