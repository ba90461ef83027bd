import { randomUUID } from 'node:crypto';
import { addDays } from '#shared/domain/calendar-date.ts';
import type { ChildId, ContactId } from '#shared/domain/ids.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import type { Terms } from '#shared/features/medicines/medicines.model.ts';
import type { DemoFile } from './demo-file.ts';
import type { Call, Enrolled } from './demo-story.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** What is the same of most; each says its name, form, dose and times itself. */
const PLAIN: Omit<Terms, 'startsOn' | 'name' | 'form' | 'unit' | 'amount' | 'route' | 'when'> = {
  ...{
    strength: '',
    amountMost: null,
    label: '',
    times: [],
    days: [],
    reason: '',
    noLimit: '',
  },
  ...{
    minMinutes: null,
    most: null,
    prescribed: true,
    controlled: false,
    giving: 'staff',
    expires: null,
    endsOn: null,
  },
  ...{ precautions: '', sideEffects: '', emergency: '', counted: true, storage: 'cupboard', place: 'Office' },
};
type Given = Omit<Terms, 'startsOn'>;

/** What is agreed for a need that names this medicine; how much came, and in how many days it goes out of date. */
const AGREED: Readonly<Record<string, { readonly terms: Given; readonly came: number; readonly days: number }>> = {
  Emollient: {
    terms: {
      ...{ ...PLAIN, name: 'Emollient cream', form: 'cream', unit: 'application', counted: false, amount: 1 },
      ...{ route: 'skin', when: 'regular', times: ['12:00' as ClockTime], days: EVERY_DAY, giving: 'supervised' },
    },
    ...{ came: 1, days: 200 },
  },
  'Salbutamol 100 mcg inhaler and spacer': {
    terms: {
      ...{
        ...PLAIN,
        name: 'Salbutamol inhaler',
        strength: '100 mcg',
        form: 'inhaler',
        unit: 'puff',
        amount: 1,
        amountMost: 10,
      },
      ...{
        route: 'inhaled',
        when: 'as-needed',
        reason: 'wheeze',
        noLimit: 'As the signed plan says',
        storage: 'classroom',
        place: '',
      },
    },
    ...{ came: 200, days: 320 },
  },
  'Buccal midazolam 5 mg': {
    terms: {
      ...{
        ...PLAIN,
        name: 'Buccal midazolam',
        strength: '5 mg',
        form: 'buccal',
        unit: 'device',
        amount: 1,
        controlled: true,
      },
      ...{ route: 'cheek', when: 'as-needed', reason: 'seizure, as the signed plan says' },
      most: { doses: 1, within: '24h' },
    },
    ...{ came: 2, days: 18 },
  },
  'Cetirizine 5 ml': {
    terms: {
      ...{ ...PLAIN, name: 'Cetirizine', strength: '1 mg/ml', form: 'liquid', unit: 'ml', amount: 5, route: 'mouth' },
      ...{ when: 'as-needed', reason: 'mild reaction', most: { doses: 1, within: '24h' }, storage: 'cupboard' },
    },
    ...{ came: 100, days: 150 },
  },
  'Paracetamol suspension': {
    terms: {
      ...{ ...PLAIN, name: 'Paracetamol suspension', strength: '250 mg/5 ml', form: 'liquid', unit: 'ml', amount: 5 },
      ...{ route: 'mouth', when: 'regular', times: ['12:30' as ClockTime], days: EVERY_DAY, minMinutes: 240 },
      most: { doses: 4, within: '24h' },
    },
    ...{ came: 20, days: 90 },
  },
};

/** Every family has its own cream, and its own time: before break, before sport, after lunch. */
const CREAMS: readonly Pick<Terms, 'strength' | 'times' | 'storage' | 'place'>[] = [
  { strength: '(Cetraben)', times: ['10:30' as ClockTime], storage: 'classroom', place: '' },
  { strength: '(Epaderm)', times: ['12:00' as ClockTime], storage: 'cupboard', place: 'Office' },
  { strength: '(Diprobase)', times: ['09:00' as ClockTime, '13:15' as ClockTime], storage: 'classroom', place: '' },
  { strength: '(Zerobase)', times: ['14:45' as ClockTime], storage: 'cupboard', place: 'First aid room' },
];

/** Agreements and packs of the children whose needs name a medicine; the signed-in Lead counts, the office is the witness. */
export async function agreeToMedicines(demo: DemoFile, enrolled: readonly Enrolled[], call: Call): Promise<void> {
  const { names } = await call('access.signInNames', {});
  const [lead, office] = ['lead', 'office'].map((role) => {
    const named = demo.staff.find((person) => person.role === role)?.name;
    return names.find(({ name }) => name === named)?.staffId;
  });
  if (!(lead && office)) throw new Error('Nobody gives medicines.');
  let creams = 0;
  for (const { child, childId: id } of enrolled) {
    const childId = id as ChildId;
    for (const { medicine } of child.needs) {
      const agreed = AGREED[medicine];
      const contactId = agreed && (await parentOf(call, childId));
      if (!contactId) continue;
      const ownOf = medicine === 'Emollient' ? CREAMS[creams++ % CREAMS.length] : {};
      const fields = {
        ...{
          terms: { ...agreed.terms, ...ownOf, startsOn: addDays(demo.asOf, -60) },
          contactId,
          method: 'paper' as const,
        },
        ...{ agreedOn: addDays(demo.asOf, -60), evidence: 'Medicines folder, office' },
        head: { state: 'not-asked' as const, by: '', on: null },
      };
      const { medicineId } = await call('medicines.agree', { childId, requestKey: randomUUID(), fields });
      await call('medicines.receive', {
        ...{ childId, medicineId, requestKey: randomUUID(), at: 'now', countedBy: lead, quantity: agreed.came },
        witness: agreed.terms.controlled ? { staffId: office, password: demo.password } : null,
        ...{
          from: 'Parent',
          batch: '',
          expires: addDays(demo.asOf, agreed.days),
          container: 'original',
          corrects: null,
        },
      });
    }
  }
}

/** The first contact with parental responsibility. */
async function parentOf(call: Call, childId: ChildId): Promise<ContactId | null> {
  const record = await call('children.record', { childId });
  const contacts = 'contacts' in record ? record.contacts : [];
  return contacts.find(({ responsibility }) => responsibility === true)?.contactId ?? null;
}
