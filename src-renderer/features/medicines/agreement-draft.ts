import type { CallInput } from '#shared/contract/contract.ts';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import type { AgreedBy, HeadAgreement, Terms } from '#shared/features/medicines/medicines.model.ts';
import type { MedicineVersion } from '#shared/features/medicines/medicines.view.ts';
import { clockTime } from './MomentFields.tsx';

/** An agreement while it is typed: numbers and dates may be missing still, times are one line. */
export type AgreementDraft = Omit<Terms, 'amount' | 'startsOn' | 'times'> & {
  readonly amount: number | null;
  readonly startsOn: CalendarDate | null;
  readonly times: string;
  readonly hours: number | null;
  readonly mostDoses: number | null;
  readonly within: '24h' | 'day';
  readonly contactId: ContactId | null;
  readonly method: AgreedBy;
  readonly agreedOn: CalendarDate | null;
  readonly evidence: string;
  readonly head: HeadAgreement;
};

export function newDraft(contactId: ContactId | null): AgreementDraft {
  const today = londonDay(new Date());
  return {
    ...{
      name: '',
      strength: '',
      form: 'tablets',
      unit: 'tablet',
      counted: true,
      amount: null,
      amountMost: null,
      label: '',
    },
    ...{
      route: 'mouth',
      when: 'regular',
      times: '12:00',
      days: [1, 2, 3, 4, 5],
      reason: '',
      minMinutes: null,
      most: null,
    },
    ...{
      noLimit: '',
      prescribed: true,
      controlled: false,
      giving: 'staff',
      expires: null,
      startsOn: today,
      endsOn: null,
    },
    ...{ storage: 'cupboard', place: '', precautions: '', sideEffects: '', emergency: '' },
    ...{ hours: null, mostDoses: null, within: '24h', contactId, method: 'paper', agreedOn: today, evidence: '' },
    head: { state: 'not-asked', by: '', on: null },
  };
}

export function draftOf(version: MedicineVersion): AgreementDraft {
  const { terms, contactId, method, agreedOn, evidence, head } = version;
  return {
    ...terms,
    times: terms.times.join(', '),
    hours: terms.minMinutes === null ? null : terms.minMinutes / 60,
    mostDoses: terms.most?.doses ?? null,
    within: terms.most?.within ?? '24h',
    ...{ contactId, method, agreedOn, evidence, head },
  };
}

/** What the call takes; null while something that it cannot do without is missing. */
export function fieldsOf(draft: AgreementDraft): CallInput<'medicines.agree'>['fields'] | null {
  const { hours, mostDoses, within, contactId, method, agreedOn, evidence, head, times: typed, ...terms } = draft;
  const times = typed
    .split(/[,;]|\band\b/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map(clockTime);
  const regular = terms.when === 'regular';
  const { amount, startsOn } = terms;
  if (amount === null || startsOn === null || contactId === null || agreedOn === null) return null;
  if (regular && times.some((time) => time === null)) return null;
  return {
    terms: {
      ...{ ...terms, amount, startsOn },
      times: regular ? times.filter((time) => time !== null) : [],
      days: regular ? [...terms.days].sort() : [],
      reason: regular ? '' : terms.reason,
      minMinutes: hours === null ? null : Math.round(hours * 60),
      most: mostDoses === null ? null : { doses: mostDoses, within },
    },
    ...{ contactId, method, agreedOn, evidence, head },
  };
}
