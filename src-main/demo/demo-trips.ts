import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import { weekdayOf } from '#shared/domain/london-time.ts';
import type { TripFields } from '#shared/features/trips/trips.model.ts';
import type { DemoFile } from './demo-file.ts';
import type { Call } from './demo-story.ts';

const SCHOOL_CONTACT = { homeContact: 'Mrs J Charlton', hospitalPhone: '0191 496 0300' };
/** The next day from here that is a school day of the week. */
const weekday = (day: CalendarDate): CalendarDate => (weekdayOf(day) > 5 ? weekday(addDays(day, 1)) : day);

/** One trip that is over, one next week that is nearly ready, one with nights that is far off. Signed in as the Lead. */
export async function planTrips(demo: DemoFile, call: Call): Promise<void> {
  const { names } = await call('access.signInNames', {});
  const idOf = (name: string): StaffId => {
    const found = names.find((one) => one.name === name);
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found.staffId;
  };
  const teacher = idOf('Mr D Robson');
  const { classes } = await call('trips.choices', {});
  const classNamed = (name: string) => classes.filter((one) => one.name === name).map(({ classId }) => classId);
  const helper = (name: string, phone: string) =>
    ({ adultId: null, name, phone, kind: 'helper', staffId: null }) as const;
  const staff = (name: string, phone: string) =>
    ({ adultId: null, name, phone, kind: 'staff', staffId: idOf(name) }) as const;
  const base = {
    ...{
      ...SCHOOL_CONTACT,
      homePhone: demo.school.phone,
      startsAt: '09:15' as ClockTime,
      endsAt: '15:00' as ClockTime,
    },
    ...{ kind: 'day' as const, adventurous: false, abroad: false, placePhone: '', transport: '' },
  };
  const plan = async (fields: TripFields, className: string): Promise<void> => {
    const { tripId } = await call('trips.save', { tripId: null, fields });
    await call('trips.addChildren', { tripId, classIds: classNamed(className), childIds: [] });
    const { children, adults } = await call('trips.trip', { tripId });
    const groups = adults.slice(0, 3).map(({ adultId, name }, place, all) => ({
      ...{ name: `${name}’s group`.slice(0, 40), adultId },
      childIds: children.filter((_child, at) => at % all.length === place).map(({ childId }) => childId),
    }));
    await call('trips.saveGroups', { tripId, groups });
  };
  const before = weekday(addDays(demo.asOf, -40));
  await plan(
    {
      ...{
        ...base,
        name: 'Hazel to the library',
        place: 'City Library',
        street: '14 Fawcett Street',
        town: 'Sunderland',
      },
      ...{ postcode: 'SR1 1RE', exactPlace: 'Ground floor, Fawcett Street entrance', startsOn: before, endsOn: before },
      ...{ leaderId: idOf('Ms S Adeyemi'), leaderPhone: '07700 900145', hospital: 'Sunderland Royal Hospital' },
      ...{ hospitalAddress: 'Kayll Road, Sunderland SR4 7TP', adults: [helper('Mrs P Nair', '07700 900151')] },
    },
    'Hazel (3)',
  );
  const soon = weekday(addDays(demo.asOf, 7));
  await plan(
    {
      ...{ ...base, name: 'Oak to the open-air museum', place: 'Open-air museum', street: 'Colliery Road' },
      ...{ town: 'Stanley', postcode: 'DH9 0RG', exactPlace: 'Coach park gate, beside the tram stop' },
      ...{ startsOn: soon, endsOn: soon, leaderId: teacher, leaderPhone: '07700 900111' },
      ...{ placePhone: '0191 496 0210', transport: 'Coach, Wear Coaches, 0191 496 0250' },
      ...{ hospital: 'University Hospital of North Durham', hospitalAddress: 'North Road, Durham DH1 5TW' },
      adults: [staff('Mrs L Bell', '07700 900122'), helper('Mr P Hill', '07700 900133')],
    },
    'Oak (6)',
  );
  const far = weekday(addDays(demo.asOf, 60));
  await plan(
    {
      ...{
        ...base,
        name: 'Maple to the outdoor centre',
        place: 'High Force outdoor centre',
        street: 'Forest-in-Teesdale',
      },
      ...{ town: 'Barnard Castle', postcode: 'DL12 0XQ', exactPlace: '', startsOn: far, endsOn: addDays(far, 2) },
      ...{ kind: 'residential' as const, adventurous: true, leaderId: idOf('Ms S Adeyemi'), leaderPhone: '' },
      ...{ hospital: '', hospitalAddress: '', hospitalPhone: '', adults: [staff('Mr D Robson', '')] },
    },
    'Maple (5)',
  );
}
