import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { StaffId, TripAdultId } from '#shared/domain/ids.ts';
import type { Trip } from '#shared/features/trips/trips.contract.ts';
import type { TripFields, TripKind } from '#shared/features/trips/trips.model.ts';
import { clockTime } from '../medicines/MomentFields.tsx';

export interface AdultDraft {
  readonly adultId: TripAdultId | null;
  readonly name: string;
  readonly phone: string;
  readonly kind: 'staff' | 'helper';
  readonly staffId: StaffId | null;
}
/** The plan while it is typed: dates and times may be missing. */
export interface PlanDraft {
  readonly name: string;
  readonly place: string;
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly exactPlace: string;
  readonly placePhone: string;
  readonly startsOn: CalendarDate | null;
  readonly startsAt: string;
  readonly endsOn: CalendarDate | null;
  readonly endsAt: string;
  readonly kind: TripKind;
  readonly adventurous: boolean;
  readonly abroad: boolean;
  readonly leaderId: StaffId | null;
  readonly leaderPhone: string;
  readonly transport: string;
  readonly homeContact: string;
  readonly homePhone: string;
  readonly hospital: string;
  readonly hospitalAddress: string;
  readonly hospitalPhone: string;
  readonly adults: readonly AdultDraft[];
}

const BLANK = {
  ...{ name: '', place: '', street: '', town: '', postcode: '', exactPlace: '', placePhone: '' },
  ...{ startsOn: null, startsAt: '09:00', endsOn: null, endsAt: '15:00', kind: 'day', adventurous: false },
  ...{ abroad: false, leaderId: null, leaderPhone: '', transport: '', homeContact: '', homePhone: '' },
  ...{ hospital: '', hospitalAddress: '', hospitalPhone: '', adults: [] },
} as const satisfies PlanDraft;

/** A new plan. The school's own number stands ready: somebody there is rung first. */
export const newPlan = (schoolPhone: string): PlanDraft => ({ ...BLANK, homePhone: schoolPhone });

/** As it is kept. */
export const planOf = ({ plan, leaderId, adults }: Trip): PlanDraft => ({
  ...plan,
  leaderId,
  adults: adults.filter(({ staffId }) => staffId !== leaderId),
});

/** A new trip like an earlier one: the place and who helped, without days, children and groups. */
export const copyOf = (trip: Trip): PlanDraft => {
  const plan = planOf(trip);
  return {
    ...{ ...plan, startsOn: null, endsOn: null },
    adults: plan.adults.map((adult) => ({ ...adult, adultId: null })),
  };
};

/** What is missing before it can be sent, by field; empty: nothing. */
export function lacking(draft: PlanDraft): Readonly<Record<string, string>> {
  const fill = 'Please fill this in.';
  const time = 'Please give the time as 12:05.';
  return {
    ...(draft.name.trim() === '' ? { name: fill } : {}),
    ...(draft.place.trim() === '' ? { place: fill } : {}),
    ...(draft.startsOn === null ? { startsOn: fill } : {}),
    ...(draft.kind === 'residential' && draft.endsOn === null ? { endsOn: fill } : {}),
    ...(clockTime(draft.startsAt) === null ? { startsAt: time } : {}),
    ...(clockTime(draft.endsAt) === null ? { endsAt: time } : {}),
    ...(draft.leaderId === null ? { leaderId: 'Please choose.' } : {}),
    ...(draft.adults.some(({ name }) => name.trim() === '') ? { adults: 'Please give each adult a name.' } : {}),
  };
}

/** What the core is sent; null while something is lacking. A day trip ends on its day. */
export function fieldsOf(draft: PlanDraft): TripFields | null {
  const { startsOn, leaderId, kind } = draft;
  const endsOn = kind === 'day' ? startsOn : draft.endsOn;
  const [startsAt, endsAt] = [clockTime(draft.startsAt), clockTime(draft.endsAt)];
  if (startsOn === null || endsOn === null || leaderId === null || startsAt === null || endsAt === null) return null;
  return { ...draft, startsOn, endsOn, startsAt, endsAt, leaderId, adults: [...draft.adults] };
}
