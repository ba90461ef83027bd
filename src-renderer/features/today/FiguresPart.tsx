import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import { NEED_KIND_NAMES } from '#shared/features/medical/need-kind.ts';
import { axisEnd } from '#shared/features/today/figures.rules.ts';
import type { NeedCount } from '#shared/features/today/today.contract.ts';
import { useCall } from '../../api/call.ts';
import { Answer, BarChart, type BarPart, EmptyState, FilterChips, SEVERITY_WORDS, Select } from '../../ui/index.ts';
import styles from './Today.module.css';

type Figures = CallOutput<'today.figures'>;
type Severity = 'serious' | 'watch' | 'know';

const SEVERITY_PARTS: readonly BarPart<Severity>[] = [
  { id: 'serious', label: SEVERITY_WORDS.serious, look: 'loud' },
  { id: 'watch', label: SEVERITY_WORDS.watch, look: 'striped' },
  { id: 'know', label: SEVERITY_WORDS.know, look: 'lined' },
];
const ENDING_PARTS: readonly BarPart<'medicines' | 'reviews'>[] = [
  { id: 'medicines', label: 'Medicines go out of date', look: 'loud' },
  { id: 'reviews', label: 'Reviews are due', look: 'striped' },
];

/** Needs by class and kind, and what goes out of date in the coming months: as pictures, with the same figures as tables. */
export function FiguresPart() {
  const figures = useCall('today.figures', {});
  return (
    <Answer of={figures} loading="Counting">
      {({ day, needs, ending }) => (
        <div className={styles.figures}>
          {ending && <Endings ending={ending} day={day} />}
          {needs && <Needs needs={needs} day={day} />}
        </div>
      )}
    </Answer>
  );
}

function Endings({ ending, day }: { readonly ending: NonNullable<Figures['ending']>; readonly day: CalendarDate }) {
  const rows = ending.map(({ month, ...values }) => ({
    ...{ name: monthWords(month), values, sum: `${values.medicines + values.reviews} together` },
  }));
  const most = Math.max(...rows.map(({ values }) => values.medicines + values.reviews));
  return (
    <BarChart
      title="What goes out of date, by month"
      rowTitle="Month"
      totalTitle="Together"
      parts={ENDING_PARTS}
      rows={rows}
      axisEnd={axisEnd(most)}
      note={`Packs that are here and medicines on the photo board by their last good day, needs and plans by the day of their review. On ${showDate(day)}; a review without a day is not counted.`}
    />
  );
}

const ALL = 'all';
const kindName = (kind: NeedCount['kind']): string => (kind === null ? 'Not sorted yet' : NEED_KIND_NAMES[kind]);

function Needs({ needs, day }: { readonly needs: readonly NeedCount[]; readonly day: CalendarDate }) {
  const [by, setBy] = useState<'kinds' | 'classes'>('kinds');
  const [only, setOnly] = useState<string>(ALL);
  const classOf = ({ className }: NeedCount) => className;
  const nameOf = by === 'kinds' ? ({ kind }: NeedCount) => kindName(kind) : classOf;
  const otherOf = by === 'kinds' ? classOf : ({ kind }: NeedCount) => kindName(kind);
  const others = [...new Set(needs.map(otherOf))];
  const chosen = others.includes(only) ? only : ALL;
  const grouped = Map.groupBy(
    needs.filter((count) => chosen === ALL || otherOf(count) === chosen),
    nameOf,
  );
  const rows = [...grouped].map(([name, own]) => {
    const sum = (severity: Severity) => own.reduce((all, count) => all + count[severity], 0);
    const values = { serious: sum('serious'), watch: sum('watch'), know: sum('know') };
    const total = values.serious + values.watch + values.know;
    return { name, values, total, sum: total === 1 ? '1 need' : `${total} needs` };
  });
  const sorted = by === 'kinds' ? rows.toSorted((a, b) => b.total - a.total) : rows;
  if (needs.length === 0)
    return (
      <EmptyState title="No medical need is recorded yet">
        Import the school’s medical list, or add a need to a child’s record.
      </EmptyState>
    );
  const where = chosen === ALL ? (by === 'kinds' ? 'all classes' : 'all kinds') : chosen;
  return (
    <>
      <div className={styles.tools}>
        <FilterChips
          label="What the bars are"
          chips={[
            { id: 'kinds', label: 'By kind' },
            { id: 'classes', label: 'By class' },
          ]}
          value={by}
          onChange={(next) => {
            setBy(next);
            setOnly(ALL);
          }}
        />
        <Select
          label={by === 'kinds' ? 'Class' : 'Kind'}
          labelHidden
          look="pill"
          options={[
            { id: ALL, label: by === 'kinds' ? 'All classes' : 'All kinds' },
            ...others.map((name) => ({ id: name, label: name })),
          ]}
          value={chosen}
          onChange={setOnly}
        />
      </div>
      <BarChart
        title={`Needs by ${by === 'kinds' ? 'kind' : 'class'}: ${where}`}
        rowTitle={by === 'kinds' ? 'Kind' : 'Class'}
        totalTitle="Needs"
        parts={SEVERITY_PARTS}
        rows={sorted}
        axisEnd={axisEnd(Math.max(...rows.map(({ total }) => total)))}
        note={`Needs in force of children on roll, on ${showDate(day)}; a child with two needs counts twice. A kind that nobody has confirmed is counted as its words look.`}
      />
    </>
  );
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
const monthWords = (month: string): string =>
  month === 'past'
    ? 'Already past'
    : `${[...MONTHS, 'November', 'December'][Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
