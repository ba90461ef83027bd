import { z } from 'zod';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ContactId } from '#shared/domain/ids.ts';
import { ClockTime } from '#shared/domain/london-time.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';

/** How much, in the medicine's own unit; half a tablet and 2.5 ml are quantities. */
export const Quantity = z
  .number()
  .min(0)
  .max(100_000)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { error: 'At most two decimals.' });

/** The same, of something that is there. */
export const SomeQuantity = Quantity.refine((value) => value > 0, { error: 'Please give the quantity.' });

export const Unit = z.enum([
  ...(['tablet', 'capsule', 'ml', 'puff', 'spray', 'drop', 'sachet', 'patch', 'suppository'] as const),
  ...(['device', 'unit', 'application'] as const),
]);
export type Unit = z.infer<typeof Unit>;
const UNIT_WORDS: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
  tablet: ['tablet', 'tablets'],
  capsule: ['capsule', 'capsules'],
  ml: ['ml', 'ml'],
  puff: ['puff', 'puffs'],
  spray: ['spray', 'sprays'],
  drop: ['drop', 'drops'],
  sachet: ['sachet', 'sachets'],
  patch: ['patch', 'patches'],
  suppository: ['suppository', 'suppositories'],
  device: ['device', 'devices'],
  unit: ['unit', 'units'],
  application: ['application', 'applications'],
};
/** "2 tablets", "2.5 ml", "half a tablet" stays "0.5 tablet": figures cannot be misheard. */
export const quantityWords = (quantity: number, unit: Unit | 'pack'): string => {
  const [one, many] = unit === 'pack' ? (['pack', 'packs'] as const) : UNIT_WORDS[unit];
  return `${quantity} ${quantity > 0 && quantity <= 1 ? one : many}`;
};
export const unitOptions = Unit.options.map((id) => ({ id, label: UNIT_WORDS[id][1] }));

export const Form = z.enum([
  ...(['tablets', 'liquid', 'inhaler', 'auto-injector', 'injection', 'nasal', 'buccal', 'cream', 'drops'] as const),
  ...(['patch', 'suppository', 'other'] as const),
]);
export type Form = z.infer<typeof Form>;
export const FORM_WORDS: Readonly<Record<Form, string>> = {
  tablets: 'Tablets or capsules',
  liquid: 'Liquid',
  inhaler: 'Inhaler',
  'auto-injector': 'Adrenaline device',
  injection: 'Injection or pen',
  nasal: 'Nasal spray',
  buccal: 'Into the cheek',
  cream: 'Cream or ointment',
  drops: 'Drops',
  patch: 'Patch',
  suppository: 'Suppository',
  other: 'Other',
};

export const Route = z.enum(['mouth', 'inhaled', 'cheek', 'skin', 'eye', 'ear', 'nose', 'injected', 'rectum', 'other']);
export type Route = z.infer<typeof Route>;
export const ROUTE_WORDS: Readonly<Record<Route, string>> = {
  mouth: 'By mouth',
  inhaled: 'Breathed in',
  cheek: 'Inside the cheek',
  skin: 'On the skin',
  eye: 'Into the eye',
  ear: 'Into the ear',
  nose: 'Into the nose',
  injected: 'Injected',
  rectum: 'Into the back passage',
  other: 'As the instructions say',
};

/** Who puts the dose into the child. */
export const Giving = z.enum(['staff', 'supervised', 'self']);
export type Giving = z.infer<typeof Giving>;
export const GIVING_WORDS: Readonly<Record<Giving, string>> = {
  staff: 'Given by staff',
  supervised: 'Child takes it, staff watch',
  self: 'Child takes it alone',
};

export const Storage = z.enum(['cupboard', 'locked', 'fridge', 'with-child', 'classroom']);
export type Storage = z.infer<typeof Storage>;
export const STORAGE_WORDS: Readonly<Record<Storage, string>> = {
  cupboard: 'Medicine cupboard',
  locked: 'Locked cupboard',
  fridge: 'Fridge',
  'with-child': 'With the child',
  classroom: 'In the classroom',
};

/** "Medicine cupboard, Office" */
export const placeWords = ({ storage, place }: { readonly storage: Storage; readonly place: string }): string =>
  [STORAGE_WORDS[storage], place].filter(Boolean).join(', ');

/** Most doses, in any 24 hours or on one calendar day. */
export const MostDoses = z.strictObject({ doses: z.number().int().min(1).max(24), within: z.enum(['24h', 'day']) });
export type MostDoses = z.infer<typeof MostDoses>;

/** The instructions of an agreement (DfE template B): as on the label and as the parent wrote them. */
export const Terms = z.strictObject({
  /** Name and strength as on the label. */
  name: filledLine(120),
  strength: line(60),
  form: Form,
  unit: Unit,
  /** Whether every dose is taken off a counted stock; a cream or an insulin pen is counted in packs only. */
  counted: z.boolean(),
  amount: Quantity.refine((value) => value > 0, { error: 'Please give the dose.' }),
  /** "1 to 2 puffs"; null where the label gives one amount. */
  amountMost: Quantity.nullable(),
  /** What the label says, word for word. */
  label: line(200),
  route: Route,
  when: z.enum(['regular', 'as-needed']),
  times: z.array(ClockTime).max(8),
  /** Monday 1 to Sunday 7. */
  days: z.array(z.number().int().min(1).max(7)).max(7),
  /** For what it is taken as needed. */
  reason: line(200),
  minMinutes: z.number().int().min(1).max(2880).nullable(),
  most: MostDoses.nullable(),
  /** Why an as-needed medicine has neither an interval nor a most: where the label or the plan says so. */
  noLimit: line(200),
  prescribed: z.boolean(),
  controlled: z.boolean(),
  giving: Giving,
  expires: CalendarDate.nullable(),
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
  storage: Storage,
  place: line(120),
  precautions: words(500),
  sideEffects: words(500),
  emergency: words(500),
});
export type Terms = z.infer<typeof Terms>;

/** Written consent only: nothing is given to a child on a spoken word (DfE 2015; domain A3). */
export const AgreedBy = z.enum(['paper', 'e-form', 'letter']);
export type AgreedBy = z.infer<typeof AgreedBy>;

/** The Head's own agreement to give it, where the school's policy asks for one. */
export const HeadAgreement = z.strictObject({
  state: z.enum(['not-asked', 'waiting', 'agreed']),
  by: line(80),
  on: CalendarDate.nullable(),
});
export type HeadAgreement = z.infer<typeof HeadAgreement>;
export const HEAD_WORDS: Readonly<Record<HeadAgreement['state'], string>> = {
  'not-asked': 'The policy does not ask for it',
  waiting: 'Asked, not answered yet',
  agreed: 'Agreed',
};

const reject = (ctx: z.RefinementCtx, field: string, message: string) =>
  ctx.addIssue({ code: 'custom', path: [field], message });

/** An agreement as somebody enters it: the instructions, and who agreed to them how and when. */
export const AgreementFields = z
  .strictObject({
    terms: Terms,
    contactId: ContactId,
    method: AgreedBy,
    agreedOn: CalendarDate,
    /** Where the signed form is kept. */
    evidence: line(200),
    head: HeadAgreement,
  })
  .superRefine(({ terms, head }, ctx) => {
    if (terms.when === 'regular' && terms.times.length === 0) reject(ctx, 'times', 'Please give the times.');
    if (terms.when === 'regular' && terms.days.length === 0) reject(ctx, 'days', 'Please choose the days.');
    if (terms.when === 'as-needed' && terms.reason === '') reject(ctx, 'reason', 'Please say what it is for.');
    if (terms.when === 'as-needed' && terms.minMinutes === null && terms.most === null && terms.noLimit === '')
      reject(ctx, 'noLimit', 'Give the shortest time between doses or the most, or say why there is none.');
    if (terms.amountMost !== null && terms.amountMost <= terms.amount)
      reject(ctx, 'amountMost', 'This must be more than the lower amount.');
    if (terms.controlled && !terms.counted) reject(ctx, 'counted', 'A controlled drug is always counted.');
    if (terms.endsOn !== null && terms.endsOn < terms.startsOn) reject(ctx, 'endsOn', 'This is before the first day.');
    if (head.state === 'agreed' && (head.by === '' || head.on === null))
      reject(ctx, 'headBy', 'Please say who agreed and when.');
  });
export type AgreementFields = z.infer<typeof AgreementFields>;

/** Why an agreement is over. */
export const EndReason = z.enum(['finished', 'parent', 'school', 'changed', 'mistake']);
export type EndReason = z.infer<typeof EndReason>;
export const END_REASON_WORDS: Readonly<Record<EndReason, string>> = {
  finished: 'The course is finished',
  parent: 'The parent stopped it',
  school: 'The school stopped it',
  changed: 'Another medicine or strength takes its place',
  mistake: 'It was entered by mistake',
};

/** Why a dose was not given. */
export const NotGiven = z.enum(['refused', 'absent', 'unwell', 'vomited', 'stopped', 'no-stock', 'missed', 'other']);
export type NotGiven = z.infer<typeof NotGiven>;
export const NOT_GIVEN_WORDS: Readonly<Record<NotGiven, string>> = {
  refused: 'The child refused',
  absent: 'Not in school',
  unwell: 'Not well enough to take it',
  vomited: 'Spat out or vomited',
  stopped: 'A check stood against it',
  'no-stock': 'No medicine in school',
  missed: 'It was missed',
  other: 'Another reason',
};

/** "Paracetamol suspension 120 mg/5 ml" */
export const medicineName = ({ name, strength }: Pick<Terms, 'name' | 'strength'>): string =>
  [name, strength].filter(Boolean).join(' ');

/** "2 tablets", "1 to 2 puffs" */
export const doseWords = ({ amount, amountMost, unit }: Pick<Terms, 'amount' | 'amountMost' | 'unit'>): string =>
  amountMost === null ? quantityWords(amount, unit) : `${amount} to ${quantityWords(amountMost, unit)}`;

/** "4 hours", "90 minutes", "4 hours 30 minutes" */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  if (hours === 0 || minutes === 90) return plural(minutes, 'minute');
  return [plural(hours, 'hour'), ...(rest === 0 ? [] : [plural(rest, 'minute')])].join(' ');
}

/** "at 12:00 and 15:00", "when needed for headache" */
export const whenWords = ({ when, times, reason }: Pick<Terms, 'when' | 'times' | 'reason'>): string =>
  when === 'regular' ? `at ${times.join(' and ')}` : `when needed: ${reason}`;
