import { useState } from 'react';
import { type CalendarDate, calendarDate, instantOf, londonDay, showTime } from '#shared/domain/calendar-date.ts';
import { ClockTime, londonInstants, type Moment } from '#shared/domain/london-time.ts';
import { DateField, FieldRow, RadioGroup, TextField } from '../../ui/index.ts';

/** A moment being typed; `moment` is null while it is none yet. */
export interface MomentDraft {
  readonly when: 'now' | 'earlier';
  readonly day: CalendarDate | null;
  readonly time: string;
  readonly second: boolean;
}
/** Now, with today and this minute ready for an earlier time. */
export function useMoment(): [MomentDraft, (next: MomentDraft) => void] {
  return useState<MomentDraft>(() => {
    const now = new Date();
    return { when: 'now', day: londonDay(now), time: showTime(instantOf(now)), second: false };
  });
}

/** "9:05", "905" and "0905" are what somebody types for 09:05. */
export function clockTime(typed: string): ClockTime | null {
  const digits = typed.trim().replace(/[.:]/, '');
  const padded = /^\d{3}$/.test(digits) ? `0${digits}` : digits;
  const parsed = ClockTime.safeParse(`${padded.slice(0, 2)}:${padded.slice(2)}`);
  return parsed.success ? parsed.data : null;
}

export function momentOf({ when, day, time, second }: MomentDraft): Moment | null {
  if (when === 'now') return 'now';
  const clock = clockTime(time);
  return day === null || calendarDate(day) === null || clock === null ? null : { day, time: clock, second };
}

/** Now, or a day and a time by the school's clock; in the hour that autumn repeats it asks which one. */
export function MomentFields({
  value,
  onChange,
  error,
  label = 'When?',
}: {
  readonly value: MomentDraft;
  readonly onChange: (next: MomentDraft) => void;
  readonly error: string | undefined;
  readonly label?: string;
}) {
  const clock = clockTime(value.time);
  const twice = value.when === 'earlier' && value.day && clock && londonInstants(value.day, clock).length > 1;
  return (
    <>
      <RadioGroup
        label={label}
        row
        value={value.when}
        onChange={(when) => onChange({ ...value, when })}
        options={[
          { id: 'now', label: 'Now' },
          { id: 'earlier', label: 'Earlier' },
        ]}
        error={value.when === 'now' ? error : undefined}
      />
      {value.when === 'earlier' && (
        <FieldRow>
          <DateField
            label="Day"
            value={value.day}
            onChange={(day) => onChange({ ...value, day })}
            max={londonDay(new Date())}
          />
          <TextField
            label="Time"
            hint="By the clock in school, for example 12:05"
            value={value.time}
            onChange={(time) => onChange({ ...value, time })}
            maxLength={5}
            error={error ?? (clock === null ? 'Please give the time as 12:05.' : undefined)}
          />
        </FieldRow>
      )}
      {twice && (
        <RadioGroup
          label="The clocks went back that night, so this time came twice. Which one?"
          row
          value={value.second ? 'second' : 'first'}
          onChange={(which) => onChange({ ...value, second: which === 'second' })}
          options={[
            { id: 'first', label: 'The first, in summer time' },
            { id: 'second', label: 'The second, an hour later' },
          ]}
        />
      )}
    </>
  );
}
