import { CircleCheckBig } from 'lucide-react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import {
  DUE_LEVEL_WORDS,
  DUE_SUBJECT_WORDS,
  DUE_SUBJECTS,
  type DueSubject,
  dueKind,
} from '#shared/features/today/due.model.ts';
import { type DueGroup, groupDue } from '#shared/features/today/due.rules.ts';
import { Answer, Button, EmptyState, FilterChips, Page, PageHeader, Tabs } from '../../ui/index.ts';
import { DueList } from './DueList.tsx';
import { SUBJECT_ICONS } from './due-look.ts';
import { FiguresPart } from './FiguresPart.tsx';
import styles from './Today.module.css';
import { showSubject, showWhole, useTodayView } from './today-view.ts';
import { useDue } from './use-due.ts';

type Today = CallOutput<'today.list'>;

/** So many of a level are a list that somebody reads; the rest is one press away. */
const SHOWN = 12;

/** What is due, has run out or is out of place: each row opens its place, and goes when the thing is done. */
export function TodayScreen() {
  return (
    <Page>
      <Answer of={useDue()} loading="Looking what is due">
        {(today) => <Filled today={today} />}
      </Answer>
    </Page>
  );
}

function Filled({ today: { day, rows } }: { readonly today: Today }) {
  return (
    <>
      <PageHeader title={`Today, ${showDate(day)}`} help={<Help />} />
      <Tabs
        label="What is due, or figures"
        tabs={[
          { id: 'due', label: 'What is due', count: rows.length, content: <Due rows={rows} /> },
          { id: 'figures', label: 'Figures', content: <FiguresPart /> },
        ]}
      />
    </>
  );
}

function Due({ rows }: Pick<Today, 'rows'>) {
  const chosen = useTodayView((view) => view.subject);
  const count = (subject: DueSubject) => rows.filter(({ kind }) => dueKind(kind).subject === subject).length;
  const subjects = DUE_SUBJECTS.filter((subject) => count(subject) > 0);
  // A subject that has nothing any more hides nothing.
  const subject = chosen !== 'all' && subjects.includes(chosen) ? chosen : 'all';
  if (rows.length === 0)
    return (
      <EmptyState icon={CircleCheckBig} title="Nothing is due today">
        Nothing that you see to has run out, is late or is out of place.
      </EmptyState>
    );
  return (
    <div className={styles.levels}>
      {subjects.length > 1 && (
        <FilterChips
          label="About what"
          chips={[
            { id: 'all', label: 'All', count: rows.length },
            ...subjects.map((id) => ({
              ...{ id, label: DUE_SUBJECT_WORDS[id], icon: SUBJECT_ICONS[id], count: count(id) },
            })),
          ]}
          value={subject}
          onChange={showSubject}
        />
      )}
      {groupDue(rows, subject).map((group) => (
        <Level key={group.level} group={group} />
      ))}
    </div>
  );
}

function Level({ group: { level, rows } }: { readonly group: DueGroup }) {
  const whole = useTodayView((view) => view.whole.includes(level));
  const shown = whole ? rows : rows.slice(0, SHOWN);
  return (
    <section className={styles.level} aria-label={DUE_LEVEL_WORDS[level]}>
      <h2>
        {DUE_LEVEL_WORDS[level]} <span className={styles.count}>{rows.length}</span>
      </h2>
      <DueList label={DUE_LEVEL_WORDS[level]} rows={shown} />
      {shown.length < rows.length && (
        <Button onPress={() => showWhole(level)}>{`Show all ${rows.length}: ${DUE_LEVEL_WORDS[level]}`}</Button>
      )}
    </section>
  );
}

const Help = () => (
  <>
    <p>
      What is late or has run out stands first, then what is coming, then what is only out of order. Enter on a row
      opens the place where it is seen to.
    </p>
    <p>A row goes by itself when the thing is done. Nothing can be ticked off or put off here.</p>
    <p>“Figures” shows the needs by class and kind, and what goes out of date in the coming months.</p>
    <p>You see what your role can see to, and of children only those whom it reaches.</p>
  </>
);
