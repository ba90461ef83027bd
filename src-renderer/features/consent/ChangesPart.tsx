import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { addDays, type CalendarDate, londonDay, showDate, showTime } from '#shared/domain/calendar-date.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { CHANGE_WORDS, PURPOSE_CHANGE_WORDS } from '#shared/features/consent/coverage.rules.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Button, DateField, EmptyState, Select } from '../../ui/index.ts';
import styles from './Lists.module.css';

type Changes = CallOutput<'consent.changes'>;
const ALL = 'all';
const WEEK = 7;
/** As many lines are drawn at once; the button brings the others. */
const FIRST = 200;

/** What was recorded, or ran out, since a day. */
export function ChangesPart({ classes }: { readonly classes: CallOutput<'consent.coverage'>['classes'] }) {
  const [today] = useState(() => londonDay(new Date()));
  const [since, setSince] = useState<CalendarDate | null>(addDays(today, -WEEK));
  const [classId, setClassId] = useState<ClassId | typeof ALL>(ALL);
  const changes = useCall(
    'consent.changes',
    { since: since ?? today, classId: classId === ALL ? null : classId },
    { enabled: since !== null, keepPrevious: true },
  );
  const named = classes.flatMap((one) => (one.classId === null ? [] : [{ id: one.classId, label: one.name }]));
  return (
    <div className={styles.part}>
      <div className={styles.tools}>
        <DateField label="Since" value={since} onChange={setSince} max={today} />
        <Select<ClassId | typeof ALL>
          label="Class"
          options={[{ id: ALL, label: 'All classes' }, ...named]}
          value={classId}
          onChange={setClassId}
        />
      </div>
      {since === null ? (
        <EmptyState title="Since when?">Please choose a day.</EmptyState>
      ) : (
        <Answer
          of={changes}
          loading="Looking for changes"
          isEmpty={({ rows, purposes }) => rows.length + purposes.length === 0}
          empty={
            <EmptyState title="Nothing changed">
              No answer was recorded and none ran out since {showDate(since)}.
            </EmptyState>
          }
        >
          {({ rows, purposes }) => (
            <>
              <PurposesChanged purposes={purposes} />
              {rows.length > 0 && <Lines rows={rows} />}
            </>
          )}
        </Answer>
      )}
    </div>
  );
}

/** What parents are asked has changed: said before the answers, which were given to it. */
function PurposesChanged({ purposes }: { readonly purposes: Changes['purposes'] }) {
  if (purposes.length === 0) return null;
  return (
    <ul className={styles.soft} aria-label="Purposes that changed">
      {purposes.map(({ name, at, by, change, version }) => (
        <li key={`${name} ${at} ${change}`}>
          <b>{PURPOSE_CHANGE_WORDS[change]}</b>: {name}
          {version !== null && version > 1 && `, version ${version}`}, {showDate(londonDay(new Date(at)))}
          {by && `, by ${by}`}
        </li>
      ))}
    </ul>
  );
}

function Lines({ rows }: { readonly rows: Changes['rows'] }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <>
      <ChangesTable rows={shown} />
      {shown.length < rows.length && <Button onPress={() => setAll(true)}>Show all {rows.length}</Button>}
    </>
  );
}

/** The lines as a table, on the screen and on paper. */
export function ChangesTable({ rows }: { readonly rows: Changes['rows'] }) {
  return (
    <table className={styles.table} aria-label="What changed, newest first">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Child</th>
          <th scope="col">What</th>
          <th scope="col">Who said it</th>
          <th scope="col">Recorded by</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never sorted again, and two lines may be of one moment
          <tr key={`${row.child.childId} ${row.at ?? row.day} ${i}`}>
            <td>
              {showDate(row.day)}
              {row.at && <span className={styles.soft}>, {showTime(row.at)}</span>}
            </td>
            <th scope="row">{oneLine(row.child)}</th>
            <td>
              {row.what.map(({ change, purposes, corrects }) => (
                <div key={`${change} ${corrects}`}>
                  <b>
                    {corrects ? 'Corrected to: ' : ''}
                    {CHANGE_WORDS[change]}
                  </b>
                  {purposes.length > 0 && `: ${purposes.join(', ')}`}
                </div>
              ))}
            </td>
            <td>{row.giver || '–'}</td>
            <td>{row.recordedBy || 'By itself'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
