import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import type { Audience } from '#shared/features/papers/sheet-fields.rules.ts';
import { agreementBy } from '../../../../security/plain-medicine.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';

const TODAY = calendarDate('2026-11-24')!;
const NUTS = {
  ...{ condition: 'Nut allergy', severity: 'serious' as const, triggers: 'Peanuts', signs: 'Hives after eating nuts' },
  ...{ action: 'Pen, then 999', medicine: 'EpiPen 0.15 mg', place: 'Office, box 3' },
  ...{ expires: calendarDate('2027-02-01')!, reviewOn: null, toldParentOn: null },
} as const;
const ASTHMA = {
  ...{
    condition: 'Asthma',
    severity: 'watch' as const,
    triggers: 'Cold air',
    signs: 'Wheezing',
    action: 'Blue inhaler',
  },
  ...{ medicine: 'Salbutamol', place: 'Classroom', expires: null, reviewOn: null, toldParentOn: TODAY },
} as const;

let school: School;
let oak: ClassId;
let elm: ClassId;
let ada: ChildId;
let ben: ChildId;
let cleo: ChildId;
beforeAll(async () => {
  school = await newSchool({ ports: { clock: movableClock() } });
  const made = async (name: string, yearGroup: string) =>
    (await school.call('children.saveClass', { classId: null, name, yearGroup, teacher: `Teacher ${name}` })).classId;
  oak = await made('Oak', '3');
  elm = await made('Elm', '4');
  const add = async (forename: string, surname: string, classId: ClassId) =>
    (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname, classId } })).childId;
  ben = await add('Ben', 'Ash', oak);
  ada = await add('Ada', 'Wu', oak);
  await add('Zoe', 'Zed', oak);
  cleo = await add('Cleo', 'Fox', elm);
  const need = (childId: ChildId, fields: typeof NUTS | typeof ASTHMA) =>
    school.call('medical.addNeed', { childId, fields, kind: null });
  await need(ben, ASTHMA);
  await need(ada, ASTHMA);
  await need(ada, NUTS);
  await need(cleo, NUTS);
});
afterAll(() => school.close());

const sheet = (audience: Audience, classId: ClassId | null = oak) =>
  school.call('papers.classSheet', { classId, audience });
const HOLDERS = [{ name: 'Mr D Robson' }, { name: 'First aid room' }];

describe('a class sheet', () => {
  it('has the children with a recorded need, serious first, and says how many there are in all', async () => {
    const { children, onRoll, className, teacher, phone } = await sheet('teacher');
    expect(children.map(({ name }) => name)).toEqual(['Ada Wu', 'Ben Ash']);
    expect(children[0]!.needs.map(({ condition }) => condition)).toEqual(['Nut allergy', 'Asthma']);
    expect({ onRoll, className, teacher, phone }).toEqual({
      ...{ onRoll: 3, className: 'Oak', teacher: 'Teacher Oak', phone: '0191 496 0123' },
    });
  });

  it('tells the teacher where the device is and not when it expires; first aid both; lunch neither', async () => {
    expect((await sheet('teacher')).children[0]!.needs[0]).toEqual({
      ...{ kind: 'allergy', condition: 'Nut allergy', severity: 'serious' as const, triggers: 'Peanuts' },
      ...{ signs: 'Hives after eating nuts', action: 'Pen, then 999' },
      ...{ medicine: 'EpiPen 0.15 mg', place: 'Office, box 3' },
    });
    const aid = await sheet('first-aid');
    expect(aid.children[0]!.needs[0]).toMatchObject({ expires: '2027-02-01' });
    expect(aid.children[0]).toMatchObject({ spare: { recorded: null }, plan: null, twoStrengths: false });
    expect(aid.children[1]).toMatchObject({ spare: null });
    const lunch = await sheet('lunch');
    expect(JSON.stringify(lunch.children)).not.toMatch(/EpiPen|Office, box|Asthma|Wheez|Ben Ash/);
    expect(lunch.children).toMatchObject([
      { name: 'Ada Wu', needs: [{ condition: 'Nut allergy', triggers: 'Peanuts' }] },
    ]);
    expect(JSON.stringify(await sheet('cover'))).not.toContain('plan');
  });

  it('names for the person who prints whose parents were not told, and only those', async () => {
    const { untold } = (await sheet('teacher')) as { untold: { name: string }[] };
    expect(untold.map(({ name }) => name)).toEqual(['Ada Wu']);
  });

  it('is of the whole school for first aid and lunch alone', async () => {
    expect((await sheet('lunch', null)).children.map(({ name }) => name)).toEqual(['Ada Wu', 'Cleo Fox']);
    const refused = await school.tryCall('papers.classSheet', { classId: null, audience: 'teacher' });
    expect(refused.ok ? null : refused.error.code).toBe('bad-input');
  });
});

describe('who may print', () => {
  it('a class teacher: the own class, no other and not the school', async () => {
    await school.asRole('class', [oak]);
    expect((await sheet('teacher')).children).toHaveLength(2);
    for (const [classId, audience] of [
      [elm, 'teacher'],
      [null, 'first-aid'],
    ] as const) {
      const refused = await school.tryCall('papers.classSheet', { classId, audience });
      expect(refused.ok ? null : refused.error.code).toBe('not-allowed');
    }
  });

  it('the kitchen: the board of every class, without whose parents were told', async () => {
    await school.asRole('kitchen');
    const board = await school.call('papers.kitchenSheet', { classId: null });
    expect(board.children).toHaveLength(2);
    expect(board).not.toHaveProperty('untold');
    const issued = await school.call('papers.printKitchenSheet', {
      ...{ classId: null, fingerprint: board.fingerprint, holders: [{ name: 'Kitchen' }], collectBy: TODAY },
    });
    await school.asLead();
    const { kind, children } = await school.call('papers.paper', { paperId: issued.paperId });
    expect({ kind, children }).toEqual({ kind: 'kitchen-board', children: 2 });
  });
});

describe('a print', () => {
  it('is a numbered paper, a copy for each holder, with a row in each child’s history, before it is printed', async () => {
    await school.asLead();
    const { fingerprint } = await sheet('teacher');
    const print = { classId: oak, audience: 'teacher', fingerprint, holders: HOLDERS, collectBy: TODAY } as const;
    const issued = await school.call('papers.printClassSheet', print);
    expect(issued.copies).toMatchObject([
      { number: 1, holder: 'Mr D Robson' },
      { number: 2, holder: 'First aid room' },
    ]);
    const paper = await school.call('papers.paper', { paperId: issued.paperId });
    expect(paper).toMatchObject({ kind: 'class-sheet', title: 'Oak, for class teacher', children: 2, out: 2 });
    const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
    const on = rows
      .filter(({ what }) => what === 'medical.on-class-sheet')
      .map((row) => 'childId' in row && row.childId);
    expect(on.slice(0, 2).toSorted()).toEqual([ada, ben].toSorted());
    const more = await school.tryCall('papers.issue', { paperId: issued.paperId, holders: HOLDERS, collectBy: TODAY });
    expect(more.ok ? null : more.error.code).toBe('paper-printed');
  });

  it('is refused, with no number used up, when a need changed since the sheet was shown', async () => {
    const { fingerprint } = await sheet('teacher');
    const print = { classId: oak, audience: 'teacher', fingerprint, holders: HOLDERS, collectBy: TODAY } as const;
    await school.call('medical.addNeed', { childId: ben, fields: NUTS, kind: null });
    const refused = await school.tryCall('papers.printClassSheet', print);
    expect(refused.ok ? null : refused.error.code).toBe('changed-elsewhere');
    const fresh = await sheet('teacher');
    const issued = await school.call('papers.printClassSheet', { ...print, fingerprint: fresh.fingerprint });
    const { papers } = await school.call('papers.list', { which: 'open' });
    const serials = papers.map(({ reference }) => Number(reference.slice(5)));
    expect(serials).toEqual(serials.map((_, at) => serials.length - at));
    expect(issued.reference).toBe(papers[0]!.reference);
  });
});

describe('the medicine on a sheet', () => {
  it('lies where the medicines register says, once it is agreed; its need’s words stand until then', async () => {
    const asthma = async () => {
      const ashes = (await sheet('first-aid')).children.find(({ name }) => name === 'Ben Ash');
      return ashes?.needs.find(({ condition }) => condition === 'Asthma');
    };
    expect(await asthma()).toMatchObject({ place: 'Classroom', expires: null });
    const fields = { ...EMPTY_CONTACT, forename: 'Sam', surname: 'Ash', responsibility: true };
    const { contactId } = await school.call('children.saveContact', { childId: ben, contactId: null, fields });
    const { medicineId } = await school.call('medicines.agree', {
      ...{ childId: ben, requestKey: randomUUID() },
      fields: agreementBy(contactId, { name: 'Salbutamol inhaler', place: 'Red bag' }),
    });
    const { me } = await school.call('medicines.child', { childId: ben });
    await school.call('medicines.receive', {
      ...{ childId: ben, medicineId, requestKey: randomUUID(), at: 'now', countedBy: me, witness: null, quantity: 1 },
      ...{ from: 'Ms Ash', batch: '', expires: TODAY, container: 'original', corrects: null },
    });
    expect(await asthma()).toMatchObject({ place: 'Medicine cupboard, Red bag', expires: TODAY });
    expect(JSON.stringify(await sheet('lunch'))).not.toContain('Red bag');
  });
});
