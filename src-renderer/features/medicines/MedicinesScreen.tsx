import { CircleAlert, Clock, Phone, Pill, ScrollText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import { foldName } from '#shared/domain/names.ts';
import { useCall } from '../../api/call.ts';
import type { ScreenOf } from '../../app/router.ts';
import { Answer, Banner, Button, EmptyState, FilterChips, Page, PageHeader, SearchField } from '../../ui/index.ts';
import { AttentionList } from './AttentionList.tsx';
import { AsNeededRow, DueRow, LogRow } from './DayRows.tsx';
import { DoseDialog } from './DoseDialog.tsx';
import { type Day, type DueOf, nameOf } from './day-row.ts';
import { NotGivenDialog } from './EntryDialogs.tsx';
import { MedicinePlaces } from './MedicinePlaces.tsx';
import styles from './Medicines.module.css';

type List = 'due' | 'as-needed' | 'log' | 'see-to';
const EMPTY: Readonly<Record<List, readonly [title: string, words: string]>> = {
  due: ['Nothing is due today', 'A medicine at set times stands here on its days, from its agreement on.'],
  'as-needed': ['No medicine is agreed as needed', 'An agreement is added in the child’s record.'],
  log: ['Nothing is recorded today', 'Every dose of today stands here, and every one that was not given.'],
  'see-to': ['Nothing to see to', 'Nothing has run out or goes out of date, and every parent is told.'],
};

/** Today's medicines: type a name, see the face, Enter. */
export function MedicinesScreen({ screen }: { readonly screen: ScreenOf<'medicines'> }) {
  const asked = useCall('medicines.day', {});
  const { refetch } = asked;
  // What is due becomes late while the screen stands.
  useEffect(() => {
    const timer = setInterval(() => void refetch(), 60_000);
    return () => clearInterval(timer);
  }, [refetch]);
  return (
    <Page>
      <Answer of={asked} loading="Looking at today’s medicines">
        {(day) => <Filled day={day} first={screen.list ?? 'due'} />}
      </Answer>
    </Page>
  );
}

function Filled({ day, first: opened }: { readonly day: Day; readonly first: List }) {
  const [list, setList] = useState<List>(opened);
  const [typed, setTyped] = useState('');
  const [giving, setGiving] = useState<DueOf | null>(null);
  const [notGiven, setNotGiven] = useState<DueOf | null>(null);
  const wanted = foldName(typed);
  const found = <T extends { readonly child: { readonly name: string; readonly listName: string } }>(
    rows: readonly T[],
  ) => rows.filter(({ child }) => foldName(child.name).includes(wanted) || foldName(child.listName).includes(wanted));
  const open = day.due.filter(({ state }) => state === 'due' || state === 'late');
  const due = found(day.due);
  const asNeeded = found(day.asNeeded);
  const log = found(day.log);
  const toTell = found(day.toTell);
  const attention = found(day.attention);
  /** Enter in the box opens the first dose that is open: of the time that is due, or else as needed. */
  const first = () => {
    const at = due.find(({ state }) => state === 'due' || state === 'late');
    const row = list === 'as-needed' ? undefined : at;
    const other = asNeeded[0];
    if (row) setGiving({ childId: row.child.childId, medicineId: row.medicineId, slot: row.slot, name: nameOf(row) });
    else if (other && wanted !== '')
      setGiving({ childId: other.child.childId, medicineId: other.medicineId, slot: null, name: nameOf(other) });
  };
  const shown = { due, 'as-needed': asNeeded, log, 'see-to': [...toTell, ...attention] }[list];
  return (
    <>
      <MedicinePlaces here="medicines" />
      <PageHeader
        title={`Medicines on ${showDate(day.day)}`}
        help={
          <>
            <p>
              Type a few letters of a name and press Enter: the face comes with what was agreed. Compare, give, press
              Enter again.
            </p>
            <p>A stop says why. What may be overridden asks for a named person’s words; the rest never is.</p>
            <p>A dose that was refused or missed is recorded too, and the parent is told the same day.</p>
          </>
        }
      >
        <FilterChips
          label="Which list"
          chips={[
            { id: 'due', label: 'At set times', icon: Clock, count: open.length },
            { id: 'as-needed', label: 'As needed', icon: Pill, count: day.asNeeded.length },
            { id: 'log', label: 'Recorded today', icon: ScrollText, count: day.log.length },
            { id: 'see-to', label: 'To see to', icon: CircleAlert, count: day.toTell.length + day.attention.length },
          ]}
          value={list}
          onChange={setList}
        />
      </PageHeader>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          first();
        }}
      >
        <SearchField
          label="Find a child"
          placeholder="Find a child, then Enter"
          value={typed}
          onChange={setTyped}
          autoFocus={opened === 'due'}
        />
      </form>
      {list !== 'see-to' && day.toTell.length > 0 && (
        <Banner
          tone="serious"
          title={
            day.toTell.length === 1
              ? 'One parent is still to be told.'
              : `${day.toTell.length} parents are still to be told.`
          }
          action={
            <Button icon={Phone} onPress={() => setList('see-to')}>
              Show whom
            </Button>
          }
        >
          A medicine was refused or not given. The parent is told the same day.
        </Banner>
      )}
      {shown.length === 0 && (
        <EmptyState icon={Pill} title={wanted === '' ? EMPTY[list][0] : 'Nobody of this name in this list'}>
          {wanted === '' ? EMPTY[list][1] : 'Another list may have the child: the names above.'}
        </EmptyState>
      )}
      {list === 'due' && due.length > 0 && (
        <ul className={styles.list} aria-label="Medicines at set times">
          {due.map((row) => (
            <DueRow key={row.medicineId + row.slot} row={row} onGive={setGiving} onNotGiven={setNotGiven} />
          ))}
        </ul>
      )}
      {list === 'as-needed' && asNeeded.length > 0 && (
        <ul className={styles.list} aria-label="Medicines as needed">
          {asNeeded.map((row) => (
            <AsNeededRow key={row.medicineId} row={row} onGive={setGiving} />
          ))}
        </ul>
      )}
      {list === 'log' && log.length > 0 && (
        <ul className={styles.list} aria-label="Recorded today">
          {log.map((row) => (
            <LogRow key={row.dose.doseId} row={row} />
          ))}
        </ul>
      )}
      {list === 'see-to' && shown.length > 0 && <AttentionList day={day.day} toTell={toTell} attention={attention} />}
      {giving && (
        <DoseDialog
          of={giving}
          onClose={() => setGiving(null)}
          onNotGiven={() => {
            setNotGiven(giving);
            setGiving(null);
          }}
        />
      )}
      {notGiven && <NotGivenDialog {...notGiven} onClose={() => setNotGiven(null)} />}
    </>
  );
}
