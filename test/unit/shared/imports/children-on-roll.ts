import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { ChildKeys, RowKeys } from '#shared/features/imports/match-row.rules.ts';

/** A stored child for the rules' tests: what is not given is blank. */
export const stored = (
  id: string,
  keys: Partial<Omit<ChildKeys, 'childId' | 'born'>> & { born?: string },
): ChildKeys => ({
  upn: '',
  admissionNumber: '',
  surname: '',
  forename: '',
  preferredSurname: '',
  preferredForename: '',
  formerSurname: '',
  formerForename: '',
  className: '',
  ...keys,
  childId: id as ChildId,
  born: (keys.born ?? null) as CalendarDate | null,
});

/** A row of a file. */
export const row = (keys: Partial<Omit<RowKeys, 'born'>> & { born?: string }): RowKeys => ({
  upn: '',
  admissionNumber: '',
  surname: '',
  forename: '',
  className: '',
  ...keys,
  born: (keys.born ?? null) as CalendarDate | null,
});
