import { parseDate } from '@internationalized/date';
import { useRef, useState } from 'react';
import { DateField as AriaDateField, DateInput, DateSegment, type DateValue, Group } from 'react-aria-components';
import { type CalendarDate, calendarDate, showDate } from '#shared/domain/calendar-date.ts';
import { cx } from './cx.ts';
import { dateTrouble, type TypedDate } from './date-trouble.ts';
import { FieldFrame, type FieldProps, judged } from './Field.tsx';
import styles from './field.module.css';

export interface DateFieldProps extends FieldProps {
  /** `2026-11-23`, or null while it is not a whole date. */
  readonly value: CalendarDate | null;
  readonly onChange: (value: CalendarDate | null) => void;
  readonly min?: CalendarDate;
  readonly max?: CalendarDate;
}

/** A year below this is one that is still being typed ("20" of "2026"). */
const FIRST_YEAR = 1900;

/** A date typed as day, month, year; shown beside it in words (`Mon 23 Nov 2026`), so that 3/4 and 4/3 are not confused. */
export function DateField(props: DateFieldProps) {
  const [typed, setTyped] = useState<DateValue | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  // The widget turns 31 February into 28 without a word when it is left; what it makes of it then is not taken.
  const impossible = useRef(false);
  const look = (box: HTMLElement) => {
    const found = dateTrouble(typedDate(box));
    impossible.current = found?.kind === 'impossible';
    setTrouble(found?.words ?? null);
  };
  const error = props.error ?? trouble ?? undefined;
  const stored = props.value === null ? null : parseDate(props.value);
  const shown = wholeDate(typed) === props.value ? typed : stored;
  return (
    <AriaDateField
      {...judged({ ...props, error })}
      className={styles.field}
      value={shown}
      onChange={(value) => {
        if (impossible.current) return;
        setTyped(value);
        props.onChange(wholeDate(value));
      }}
      granularity="day"
      shouldForceLeadingZeros
      autoFocus={props.autoFocus ?? false}
      {...(props.min === undefined ? {} : { minValue: parseDate(props.min) })}
      {...(props.max === undefined ? {} : { maxValue: parseDate(props.max) })}
    >
      <FieldFrame {...props} error={error}>
        <Group
          className={cx(styles.control, styles.date)}
          isInvalid={error !== undefined}
          data-unfinished={trouble === null ? undefined : ''}
          onKeyUp={(event) => look(event.currentTarget as HTMLElement)}
        >
          <DateInput className={styles.segments}>
            {(segment) => <DateSegment segment={segment} className={styles.segment} />}
          </DateInput>
          {props.value && <span className={styles.inWords}>{inWords(props.value)}</span>}
        </Group>
      </FieldFrame>
    </AriaDateField>
  );
}

const wholeDate = (value: DateValue | null): CalendarDate | null =>
  value === null || value.year < FIRST_YEAR ? null : calendarDate(value.toString());

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
const inWords = (date: CalendarDate) => `${WEEKDAY.format(new Date(`${date}T12:00:00Z`))} ${showDate(date)}`;

/** Reads the parts from the box's segments, before the widget puts them right by itself. */
function typedDate(box: Element): TypedDate {
  const part = (type: string): number | null => {
    const segment = box.querySelector(`[data-type="${type}"]`);
    if (!segment || segment.hasAttribute('data-placeholder')) return null;
    const number = Number.parseInt(segment.textContent ?? '', 10);
    return Number.isNaN(number) ? null : number;
  };
  return { day: part('day'), month: part('month'), year: part('year') };
}
