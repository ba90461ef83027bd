import { ChevronLeft, FileCheck, History, Mail, Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import { type CalendarDate, londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { ClassId, PurposeId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall } from '../../../api/call.ts';
import { go } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import {
  Answer,
  Button,
  Checkbox,
  DateField,
  EmptyState,
  FieldRow,
  FilterChips,
  Page,
  PageHeader,
  Select,
} from '../../../ui/index.ts';
import { ChildCombobox } from '../../children/ChildCombobox.tsx';
import {
  type Asking,
  countsByClass,
  gapLines,
  STAND_WORDS,
  STANDS,
  type Stand,
  standsAt,
  withFamilies,
} from './asking-view.ts';
import { BatchesDialog } from './BatchesDialog.tsx';
import styles from './Forms.module.css';

/** Who has to be asked so that there is an answer on a day: today for the chase, a later one for the yearly renewal. */
export function AskingScreen() {
  const today = londonDay(new Date());
  const [by, setBy] = useState<CalendarDate | null>(today);
  const [batches, setBatches] = useState(false);
  const asked = useCall('consent.asking', { by: by ?? today }, { keepPrevious: true });
  return (
    <Page>
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'consent' })}>
          Register
        </Button>
        <Button icon={History} onPress={() => setBatches(true)}>
          What went out
        </Button>
      </TopBarActions>
      <PageHeader
        title="Ask parents"
        help={
          <>
            <p>
              Today’s date shows who has not answered. A later date, such as the end of the school year, shows what runs
              out by then as well: the forms ask that and nothing that still holds.
            </p>
            <p>
              A no is an answer: nobody is asked again. Where a stop is in force, a Lead decides before a form goes.
            </p>
            <p>Choose whom to ask below, look at the forms, print. From then on they stand as asked.</p>
          </>
        }
      />
      <Answer of={asked} loading="Looking who has not answered">
        {(asking) => <Filled asking={asking} by={by ?? today} today={today} onBy={setBy} />}
      </Answer>
      {batches && <BatchesDialog onClose={() => setBatches(false)} />}
    </Page>
  );
}

const ALL = 'all';
/** More than this is printed and not listed. */
const MOST_LISTED = 100;

function Filled({
  asking,
  by,
  today,
  onBy,
}: {
  readonly asking: Asking;
  readonly by: CalendarDate;
  readonly today: CalendarDate;
  readonly onBy: (by: CalendarDate | null) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  const [classId, setClassId] = useState<string>(ALL);
  const [purposeId, setPurposeId] = useState<string>(ALL);
  const [stand, setStand] = useState<Stand>('to-ask');
  const [families, setFamilies] = useState(false);
  const of = purposeId === ALL ? null : (purposeId as PurposeId);
  const inClass = asking.rows.filter((row) => classId === ALL || (row.classId ?? 'none') === classId);
  const chosen = inClass.filter((row) => standsAt(row, stand, of));
  const childIds = families ? withFamilies(chosen, asking.rows) : chosen.map(({ child }) => child.childId);
  const many = `${childIds.length} ${childIds.length === 1 ? 'child' : 'children'}`;
  return (
    <div className={styles.asking}>
      <FieldRow>
        <DateField label="So that there is an answer on" value={by} onChange={onBy} min={today} />
        <Select
          label="Class"
          options={[
            { id: ALL, label: 'All classes' },
            ...asking.classes.map(({ classId: id, name }) => ({ id: id ?? 'none', label: name })),
          ]}
          value={classId}
          onChange={setClassId}
        />
        <Select
          label="Purpose"
          options={[
            { id: ALL, label: 'All purposes' },
            ...asking.purposes.map(({ purposeId: id, name }) => ({ id: id as string, label: name })),
          ]}
          value={purposeId}
          onChange={setPurposeId}
        />
      </FieldRow>
      <ClassNumbers asking={asking} shown={classId} onShow={setClassId} />
      <FilterChips
        label="Whom to ask"
        chips={STANDS.map((id) => ({
          id,
          label: STAND_WORDS[id],
          count: inClass.filter((row) => standsAt(row, id, of)).length,
        }))}
        value={stand}
        onChange={setStand}
      />
      <div className={styles.actions}>
        <Button
          tone="primary"
          icon={Printer}
          isDisabled={childIds.length === 0}
          onPress={() => go({ name: 'forms', childIds, by })}
        >
          Forms with only what is missing, {many}
        </Button>
        <Button
          icon={Printer}
          isDisabled={childIds.length === 0}
          onPress={() => go({ name: 'forms', childIds, by: null })}
        >
          Forms with everything
        </Button>
        <Button icon={Mail} isDisabled={childIds.length === 0} onPress={() => go({ name: 'reminders', childIds })}>
          Reminders
        </Button>
        <Checkbox isSelected={families} onChange={setFamilies}>
          With brothers and sisters
        </Checkbox>
        <ChildCombobox
          label="The form of one child"
          box={box}
          className={styles.one}
          words={{ enter: 'the whole form', withOthers: false }}
          onPick={({ childId }) => go({ name: 'forms', childIds: [childId], by: null })}
        />
      </div>
      {chosen.length === 0 ? (
        <EmptyState icon={FileCheck} title="Nobody here">
          {stand === 'to-ask' ? 'There is an answer for every purpose on that day.' : 'No child stands like this.'}
        </EmptyState>
      ) : (
        <ul className={styles.rows} aria-label="Children">
          {chosen.slice(0, MOST_LISTED).map((row) => (
            <li key={row.child.childId} className={styles.row}>
              <b>{oneLine(row.child)}</b>
              <div>
                {gapLines(row, asking.purposes).map((line) => (
                  <p key={line}>{line}</p>
                ))}
                {row.remindedOn && <p className={styles.soft}>Reminded on {showDate(row.remindedOn)}</p>}
              </div>
            </li>
          ))}
          {chosen.length > MOST_LISTED && (
            <li className={styles.soft}>
              And {chosen.length - MOST_LISTED} more. Choose a class to see them; the papers are for all.
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function ClassNumbers({
  asking,
  shown,
  onShow,
}: {
  readonly asking: Asking;
  readonly shown: string;
  readonly onShow: (classId: string) => void;
}) {
  const idOf = (classId: ClassId | null | 'all') => classId ?? 'none';
  return (
    // Wider than a zoomed screen: it scrolls by itself, and by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
    <section className={styles.numbers} aria-label="By class" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {['Class', 'Children', 'Missing', 'Not asked', 'Asked', 'Left blank', 'Runs out', 'Ask a Lead'].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {countsByClass(asking).map((line) => (
            <tr key={line.name} data-shown={idOf(line.classId) === shown || undefined}>
              <th scope="row">
                <Button tone="quiet" aria-label={`Show ${line.name}`} onPress={() => onShow(idOf(line.classId))}>
                  {line.name}
                </Button>
              </th>
              {[line.children, line.toAsk, line.notAsked, line.asked, line.blank, line.runsOut, line.stopped].map(
                (count, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name than its place.
                  <td key={at}>{count === 0 ? '–' : count}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
