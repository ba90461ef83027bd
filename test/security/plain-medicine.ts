import type { z } from 'zod';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import type { AgreementFields, Terms } from '#shared/features/medicines/medicines.model.ts';

/** A plain agreed medicine: one tablet at noon on school days. */
export const TERMS: Terms = {
  ...{ name: 'Test medicine', strength: '5 mg', form: 'tablets', unit: 'tablet', counted: true },
  ...{ amount: 1, amountMost: null, label: '', route: 'mouth', when: 'regular', times: ['12:00' as ClockTime] },
  ...{ days: [1, 2, 3, 4, 5], reason: '', minMinutes: null, most: null, noLimit: '' },
  ...{ prescribed: true, controlled: false, giving: 'staff', expires: null },
  ...{ startsOn: calendarDate('2020-01-01')!, endsOn: null, storage: 'cupboard', place: '' },
  ...{ precautions: '', sideEffects: '', emergency: '' },
};

/** The same as a form says it, agreed by this contact. */
export const agreementBy = (contactId: string, terms: Partial<Terms> = {}): z.input<typeof AgreementFields> => ({
  terms: { ...TERMS, ...terms },
  contactId: contactId as never,
  method: 'paper',
  agreedOn: calendarDate('2026-09-01')!,
  evidence: '',
  head: { state: 'not-asked', by: '', on: null },
});
