import { calendarDate } from '#shared/domain/calendar-date.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';

/** Inputs that pass parsing and say nothing. */
export const ASKED = {
  name: 'Test purpose',
  description: 'A test.',
  basis: 'consent',
  wording: 'May we?',
  validity: { kind: 'until-leaving' },
  noFullName: true,
  condition: '',
} as const;
export const PURPOSE = { ...ASKED, kind: 'pictures' } as const;
export const NEED = {
  condition: 'Wears glasses',
  severity: 'know',
  triggers: '',
  signs: '',
  action: '',
  medicine: '',
  place: '',
  expires: null,
  reviewOn: null,
  toldParentOn: null,
} as const;
export const CHILD = { ...EMPTY_CHILD, surname: 'Added', forename: 'Child' } as const;
export const CONTACT = {
  title: '',
  forename: '',
  surname: 'Added',
  relationship: '',
  responsibility: null,
  livesWith: null,
  phones: [],
  email: '',
  street: '',
  town: '',
  postcode: '',
};
export const SCHOOL = {
  name: 'Test Primary School',
  street: '1 Test Street',
  town: '',
  postcode: 'SR1 2HX',
  phone: '',
};
export const CLOSED = {
  name: 'October half-term',
  closedKind: 'holiday',
  firstDay: calendarDate('2026-10-26')!,
  lastDay: calendarDate('2026-10-30')!,
} as const;
