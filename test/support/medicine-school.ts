import { randomUUID } from 'node:crypto';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, ContactId, MedicineId, StaffId, StockId } from '#shared/domain/ids.ts';
import type { ClockTime, Moment } from '#shared/domain/london-time.ts';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#shared/features/children/empty-record.ts';
import type { Terms } from '#shared/features/medicines/medicines.model.ts';
import { agreementBy } from '../security/plain-medicine.ts';
import { LEAD, movableClock, newSchool, type School } from './new-school.ts';

export const key = () => randomUUID();
export const day = (text: string) => calendarDate(text)!;
/** A time of the school's clock. */
export const clock = (on: string, time: string, second = false): Moment => ({
  day: day(on),
  time: time as ClockTime,
  second,
});

export interface MedicineSchool {
  readonly school: School;
  readonly time: ReturnType<typeof movableClock>;
  readonly oak: ClassId;
  readonly elm: ClassId;
  /** A child in Oak without a photo. */
  readonly childId: ChildId;
  /** Mother, with parental responsibility. */
  readonly motherId: ContactId;
  agree(terms?: Partial<Terms>, childId?: ChildId, contactId?: ContactId): Promise<MedicineId>;
  receive(medicineId: MedicineId, more?: Partial<CallInput<'medicines.receive'>>): Promise<StockId>;
  before(
    medicineId: MedicineId,
    more?: Partial<CallInput<'medicines.beforeDose'>>,
  ): Promise<CallOutput<'medicines.beforeDose'>>;
  /** What the screen would send for a dose now, as agreed. */
  doseOf(medicineId: MedicineId, more?: Partial<CallInput<'medicines.give'>>): Promise<CallInput<'medicines.give'>>;
  witness(): { staffId: StaffId; password: string };
}

/** A school with one child and a clock that stands at noon of Tuesday 24 Nov 2026; signed in is the office, the Lead is a second person. */
export async function medicineSchool(now = '2026-11-24T12:00:00Z'): Promise<MedicineSchool> {
  const time = movableClock(new Date(now));
  const school = await newSchool({ ports: { clock: time } });
  const newClass = async (name: string) =>
    (await school.call('children.saveClass', { classId: null, name, yearGroup: '3', teacher: '' })).classId;
  const [oak, elm] = [await newClass('Oak'), await newClass('Elm')];
  const fields = { ...EMPTY_CHILD, forename: 'Ava', surname: 'Lake', classId: oak, born: day('2018-02-03') };
  const { childId } = await school.call('children.add', { fields });
  const mother = { ...EMPTY_CONTACT, forename: 'Priya', surname: 'Lake', relationship: 'Mother', responsibility: true };
  const { contactId: motherId } = await school.call('children.saveContact', {
    childId,
    contactId: null,
    fields: mother,
  });
  const office = await school.asRole('office');
  const made: MedicineSchool = {
    ...{ school, time, oak, elm, childId, motherId },
    agree: async (terms = {}, child = childId, contact = motherId) =>
      (
        await school.call('medicines.agree', {
          ...{ childId: child, requestKey: key(), fields: agreementBy(contact, terms) },
        })
      ).medicineId,
    receive: async (medicineId, more = {}) =>
      (
        await school.call('medicines.receive', {
          ...{ childId, medicineId, requestKey: key(), at: 'now', countedBy: office, witness: null, quantity: 20 },
          ...{
            from: 'Ms Lake',
            batch: 'B1',
            expires: day('2027-06-30'),
            container: 'original',
            corrects: null,
            ...more,
          },
        })
      ).stockId,
    before: (medicineId, more = {}) =>
      school.call('medicines.beforeDose', {
        ...{ childId, medicineId, at: 'now', amount: null, how: null, slot: null, packId: null, corrects: null },
        ...more,
      }),
    async doseOf(medicineId, more = {}) {
      const asked = {
        ...(more.at === undefined ? {} : { at: more.at }),
        ...(more.childId ? { childId: more.childId } : {}),
      };
      const seen = await made.before(medicineId, { ...asked, corrects: more.corrects?.doseId ?? null });
      return {
        ...{ childId, medicineId, requestKey: key(), versionId: seen.versionId, at: 'now', amount: seen.amount },
        ...{ how: seen.how, slot: seen.slot, packId: seen.packId, confirmed: { by: 'name' }, givenBy: seen.me },
        ...{ witness: null, override: null, late: '', reaction: '', corrects: null, ...more },
      };
    },
    witness: () => ({ staffId: school.leadId, password: LEAD.password }),
  };
  return made;
}
