import { CalendarPlus, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { ClosedDays } from '#shared/features/settings/closed-days.contract.ts';
import { CLOSED_KIND_WORDS, closedKnownTo, schoolDaysWords } from '#shared/features/settings/school-days.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import {
  Answer,
  Button,
  Cell,
  Column,
  EmptyState,
  IconButton,
  Row,
  Table,
  TableBody,
  TableHeader,
  toast,
} from '../../ui/index.ts';
import { ClosedDaysDialog } from './ClosedDaysDialog.tsx';
import styles from './School.module.css';

/** The school's holidays and INSET days, entered from its term dates: what does not count where school days are counted. */
export function ClosedDaysList() {
  const asked = useCall('settings.closedDays', {});
  const [open, setOpen] = useState<ClosedDays | 'new' | null>(null);
  const add = (
    <Button icon={CalendarPlus} onPress={() => setOpen('new')}>
      Add closed days
    </Button>
  );
  return (
    <>
      <Answer of={asked} loading="Loading the closed days">
        {({ closedDays }) =>
          closedDays.length === 0 ? (
            <EmptyState title="No closed days entered" action={add}>
              Enter the holidays and INSET days from the school’s term dates. Until then every Monday to Friday counts
              as a school day.
            </EmptyState>
          ) : (
            <>
              <div className={styles.head}>
                <h2>Closed days</h2>
                {add}
              </div>
              <p className={styles.note}>
                Reviews of emergency cards are due after five school days.{' '}
                {schoolDaysWords(closedKnownTo(closedDays), londonDay(new Date()))}
              </p>
              <ClosedTable rows={closedDays} onEdit={setOpen} />
            </>
          )
        }
      </Answer>
      {open !== null && <ClosedDaysDialog closed={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function ClosedTable({
  rows,
  onEdit,
}: {
  readonly rows: readonly ClosedDays[];
  readonly onEdit: (closed: ClosedDays) => void;
}) {
  const save = useCommand('settings.saveClosedDays');
  const remove = useCommand('settings.removeClosedDays');
  const takeOut = async ({ closedId, ...fields }: ClosedDays) => {
    const result = await remove.run({ closedId });
    if (!result.ok) return toast(result.error.message, { tone: 'problem' });
    toast(`${fields.name} taken out`, { undo: () => void save.run({ closedId: null, fields }) });
  };
  return (
    <Table label="Closed days">
      <TableHeader>
        <Column isRowHeader>Name</Column>
        <Column>Days</Column>
        <Column>Kind</Column>
        <Column>Change</Column>
      </TableHeader>
      <TableBody items={rows.map((row) => ({ id: row.closedId, row }))} empty="None.">
        {({ row }) => (
          <Row>
            <Cell>{row.name}</Cell>
            <Cell>{daysWords(row)}</Cell>
            <Cell>{CLOSED_KIND_WORDS[row.closedKind]}</Cell>
            <Cell>
              <span className={styles.actions}>
                <IconButton label={`Change ${nameOf(row)}`} icon={Pencil} onPress={() => onEdit(row)} />
                <IconButton label={`Take out ${nameOf(row)}`} icon={Trash2} onPress={() => void takeOut(row)} />
              </span>
            </Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}

const daysWords = ({ firstDay, lastDay }: ClosedDays): string =>
  firstDay === lastDay ? showDate(firstDay) : `${showDate(firstDay)} to ${showDate(lastDay)}`;

/** Two half-terms bear one name: the day stands with it. */
const nameOf = (row: ClosedDays): string => `${row.name}, ${showDate(row.firstDay)}`;
