import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SOURCES, source } from '#main/features/today/sources.ts';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import { DUE_KIND_NAMES, type DueKind, type DueRow, dueKind } from '#shared/features/today/due.model.ts';
import { CONTACT, NEED } from '../security/plain-inputs.ts';
import { day, key, type MedicineSchool, medicineSchool } from '../support/medicine-school.ts';

let made: MedicineSchool;
let bea: ChildId;
let purposeId: PurposeId;
const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
const rows = async (): Promise<readonly DueRow[]> => (await call('today.list', {})).rows;
const of = async (kind: DueKind) => (await rows()).filter((row) => row.kind === kind);
const addChild = async (forename: string, classId: typeof made.oak, born: string | null = '2018-05-06') =>
  (
    await call('children.add', {
      fields: { ...EMPTY_CHILD, forename, surname: 'Lake', classId, born: born === null ? null : day(born) },
    })
  ).childId;
const addNeed = async (childId: ChildId, fields: object, kind: 'other' | null = 'other') =>
  (await call('medical.addNeed', { childId, kind, fields: { ...NEED, toldParentOn: day('2026-11-01'), ...fields } }))
    .needId;

beforeAll(async () => {
  made = await medicineSchool();
  bea = await addChild('Bea', made.elm);
  purposeId = (await call('consent.purposes', {})).purposes[0]!.purposeId;
});
afterAll(() => made.school.close());

it('has a source for every kind, and each kind in one', () => {
  expect(SOURCES.flatMap(({ kinds }) => kinds).toSorted()).toEqual(DUE_KIND_NAMES.toSorted());
  for (const { kinds, needs } of SOURCES) for (const kind of kinds) expect(dueKind(kind).needs).toEqual(needs);
});

it('refuses a source whose kinds belong to different people', () => {
  expect(() => source(['take-down', 'copies-late'], () => [])).toThrow('a source of its own');
});

it('says that nothing is due in a school where nothing is', async () => {
  expect(await rows()).toEqual([]);
});

describe('medicines', () => {
  it('stand there while none was received, and go when a pack comes', async () => {
    const medicineId = await made.agree({ name: 'Alpha' });
    expect(await of('medicine-not-received')).toMatchObject([
      {
        child: { childId: made.childId, name: 'Ava Lake', className: 'Oak', apart: null },
        to: { name: 'medicine', childId: made.childId, medicineId },
      },
    ]);
    await made.receive(medicineId);
    expect(await rows()).toEqual([]);
  });

  it('ask that a parent is told of a dose that was not given, until somebody did', async () => {
    const medicineId = await made.agree({ name: 'Gamma' });
    await made.receive(medicineId);
    const { doseId } = await call('medicines.notGiven', {
      ...{ childId: made.childId, medicineId, requestKey: key(), at: 'now', slot: null },
      ...{ reason: 'refused', words: 'Spat it out', corrects: null },
    });
    expect(await of('parent-untold')).toMatchObject([
      { id: doseId, to: { name: 'medicines', list: 'see-to' }, at: `tell-${doseId}` },
    ]);
    await call('medicines.tellParent', {
      ...{ childId: made.childId, doseId, requestKey: key(), whom: 'Priya Lake' },
      ...{ by: made.school.leadId, at: 'now', how: 'phone' },
    });
    expect(await rows()).toEqual([]);
  });

  it('ask for a note home after the school’s inhaler was used, until one is printed', async () => {
    const { useId } = await call('medicines.recordInhaler', {
      ...{
        childId: made.childId,
        requestKey: key(),
        at: 'now',
        puffs: 2,
        kitItemId: null,
        spacerItemId: null,
        place: '',
        words: '',
        givenBy: made.school.leadId,
      },
    });
    const about = { kind: 'inhaler', useId } as const;
    const to = { name: 'medicine-note', childId: made.childId, about };
    expect(await rows()).toMatchObject([{ kind: 'inhaler-untold', id: useId, to }]);
    made.time.advance(1000);
    // Another note about a medicine does not stand in for it.
    const medicineId = await made.agree({ name: 'Eta' });
    const other = { kind: 'medicine', medicineId } as const;
    await call('medicines.printNote', { childId: made.childId, about: other, holders: ['Parent'] });
    expect(await of('inhaler-untold')).toHaveLength(1);
    await call('medicines.printNote', { childId: made.childId, about, holders: ['Parent'] });
    expect(await of('inhaler-untold')).toEqual([]);
    expect((await of('copies-due')).map(({ words }) => words)).toEqual([
      ...Array(2).fill('1 copy not given to the parent yet, of 24 Nov 2026'),
    ]);
    await made.receive(medicineId);
    for (const { to: place } of await of('copies-due')) {
      if (place.name !== 'paper') throw new Error('not a paper');
      const { list } = await call('papers.paper', { paperId: place.paperId });
      await call('papers.collect', { copyIds: list.map(({ copyId }) => copyId), onDay: day('2026-11-24') });
    }
    expect(await rows()).toEqual([]);
  });

  it('ask for one that a leaver left behind, here and on the list of medicines, until it is given back', async () => {
    const childId = await addChild('Leo', made.elm);
    const fields = { ...CONTACT, responsibility: true };
    const { contactId } = await call('children.saveContact', { childId, contactId: null, fields });
    const medicineId = await made.agree({ name: 'Delta' }, childId, contactId);
    const packId = await made.receive(medicineId, { childId });
    await call('children.setLeavers', { childIds: [childId], leftOn: day('2026-11-20') });
    const words = '20 tablets still here, the child left on 20 Nov 2026';
    expect(await rows()).toMatchObject([{ kind: 'medicine-to-return', words, child: { childId, name: 'Leo Lake' } }]);
    const { attention } = await call('medicines.day', {});
    expect(attention).toMatchObject([{ medicineId, notice: { kind: 'to-return' } }]);
    await call('medicines.takeOut', {
      ...{ childId, medicineId, packId, requestKey: key(), at: 'now', countedBy: made.school.leadId, witness: null },
      ...{ kind: 'returned', quantity: 20, to: 'Mother', words: '' },
    });
    expect(await rows()).toEqual([]);
  });
});

describe('needs and plans', () => {
  it('stand there when a review has passed or comes, and go when the day is moved', async () => {
    const needId = await addNeed(bea, { condition: 'Zqcondition', reviewOn: day('2026-11-23') });
    expect(await rows()).toMatchObject([
      { kind: 'need-review-overdue', id: needId, child: { childId: bea }, to: { name: 'child', childId: bea } },
    ]);
    const { needs } = await call('medical.needs', { childId: bea });
    const { revision } = needs[0]!;
    const later = { ...NEED, condition: 'Zqcondition', toldParentOn: day('2026-11-01'), reviewOn: day('2026-12-24') };
    await call('medical.editNeed', { childId: bea, needId, revision, fields: later, kind: 'other' });
    expect(await rows()).toMatchObject([{ kind: 'need-review-due', on: '2026-12-24' }]);
    await call('medical.removeNeed', { childId: bea, needId });
    expect(await rows()).toEqual([]);
  });

  it('count in one row of whom no parent was told, and which kinds nobody has confirmed', async () => {
    const first = await addNeed(bea, { condition: 'Sleeps badly', toldParentOn: null }, null);
    const second = await addNeed(made.childId, { condition: 'Peanut allergy', toldParentOn: null }, null);
    expect(await rows()).toMatchObject([
      { kind: 'kinds-unseen', thing: '2 needs', words: expect.stringContaining('do not see 1 of them'), child: null },
      { kind: 'told-missing', thing: '2 needs', words: expect.stringContaining('2 children') },
    ]);
    await call('medical.removeNeed', { childId: bea, needId: first });
    expect((await rows()).map(({ kind, thing }) => [kind, thing])).toEqual([
      ['kinds-to-confirm', '1 need'],
      ['told-missing', '1 need'],
    ]);
    await call('medical.removeNeed', { childId: made.childId, needId: second });
  });
});

it('counts needs by class and kind, and what ends in which month, within the reach of the role', async () => {
  const [first, second] = [
    await addNeed(bea, { expires: day('2026-12-10'), medicine: 'Cream' }),
    await addNeed(made.childId, {}),
  ];
  const { needs, ending } = await call('today.figures', {});
  expect(needs).toEqual([
    { className: 'Elm', kind: 'other', serious: 0, watch: 0, know: 1 },
    { className: 'Oak', kind: 'other', serious: 0, watch: 0, know: 1 },
  ]);
  expect(ending?.filter(({ medicines, reviews }) => medicines + reviews > 0)).toEqual([
    { month: '2026-12', medicines: 1, reviews: 0 },
  ]);
  await made.school.asRole('class', [made.oak]);
  expect((await call('today.figures', {})).needs?.map(({ className }) => className)).toEqual(['Oak']);
  await made.school.asRole('kitchen');
  expect(await call('today.figures', {})).toMatchObject({ needs: null, ending: null });
  await made.school.asRole('office');
  await call('medical.removeNeed', { childId: bea, needId: first });
  await call('medical.removeNeed', { childId: made.childId, needId: second });
});

it('tells two children of one name apart', async () => {
  const twin = await addChild('Ava', made.elm, null);
  const childIds = [made.childId, twin];
  const needIds = [];
  for (const childId of childIds) needIds.push(await addNeed(childId, { reviewOn: day('2026-11-01') }));
  expect((await rows()).map(({ child }) => child && [child.name, child.className, child.apart])).toEqual([
    ['Ava Lake', 'Elm', 'date of birth not recorded'],
    ['Ava Lake', 'Oak', 'born 3 Feb 2018'],
  ]);
  for (const [i, childId] of childIds.entries()) await call('medical.removeNeed', { childId, needId: needIds[i]! });
});

describe('pictures and papers', () => {
  it('ask for a picture to be taken down from a withdrawal until it is ticked off', async () => {
    const say = (state: 'given' | 'withdrawn') =>
      call('consent.record', {
        ...{ childId: made.childId, purposeId, state, who: { kind: 'contact', contactId: made.motherId } },
        ...{ method: 'paper', decidedOn: day('2026-11-24'), evidence: '', words: 'Zqreason', validUntil: null },
        replacesUnrecorded: false,
      });
    await say('given');
    const { useId } = await call('consent.recordUse', {
      ...{ childIds: [made.childId], purposeIds: [purposeId], picture: 'Sports day', place: 'website', placeWords: '' },
      since: day('2026-11-24'),
    });
    expect(await rows()).toEqual([]);
    await say('withdrawn');
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ kind: 'take-down', id: useId, thing: 'Sports day', at: `use-${useId}` });
    expect(JSON.stringify(row)).not.toMatch(/Zqreason|withdr/i);
    const down = { useId, state: 'taken-down', doneOn: day('2026-11-24'), doneBy: 'Mrs W', words: '' } as const;
    await call('consent.endUse', down);
    expect(await rows()).toEqual([]);
  });

  it('ask for copies of a paper from a week before they are to be collected', async () => {
    const paper = await call('papers.add', {
      ...{ kind: 'governors', title: 'Pay committee', onDay: null, masterPlace: '', collectBy: day('2026-12-01') },
      holders: [{ name: 'Chair' }, { name: 'Clerk' }],
    });
    expect(await rows()).toMatchObject([{ kind: 'copies-due', words: expect.stringContaining('2 copies') }]);
    const copyIds = paper.copies.map(({ copyId }) => copyId);
    await call('papers.collect', { copyIds, onDay: day('2026-11-24') });
    expect(await rows()).toEqual([]);
  });
});

describe('to whom', () => {
  it('class staff are told of their own classes’ medicines, and of nothing else', async () => {
    const contactId = (
      await call('children.saveContact', {
        childId: bea,
        contactId: null,
        fields: { ...CONTACT, responsibility: true },
      })
    ).contactId;
    await made.agree({ name: 'Epsilon' });
    await made.agree({ name: 'Zeta' }, bea, contactId);
    await addNeed(made.childId, { reviewOn: day('2026-11-01') });
    await call('papers.add', {
      ...{ kind: 'governors', title: 'Zqpaper', onDay: null, masterPlace: '', collectBy: day('2026-11-24') },
      holders: [{ name: 'Chair' }],
    });
    expect((await rows()).map(({ kind }) => kind)).toEqual([
      ...['medicine-not-received', 'medicine-not-received', 'need-review-overdue', 'copies-due'],
    ]);
    await made.school.asRole('class', [made.oak]);
    expect(await rows()).toMatchObject([{ kind: 'medicine-not-received', child: { childId: made.childId } }]);
    await made.school.asRole('class', [made.elm]);
    expect(await rows()).toMatchObject([{ kind: 'medicine-not-received', child: { childId: bea } }]);
  });
  it.each(['kitchen', 'cover'] as const)('%s are told of nothing: they can see to none of it', async (role) => {
    await made.school.asRole(role, [made.oak]);
    expect(await rows()).toEqual([]);
  });
  it('a Lead is told of a card that somebody opened outside their role, red after five school days', async () => {
    await made.school.asRole('kitchen');
    const { cardId } = await call('medical.openCard', { childId: bea, reason: 'in-front' });
    await call('medical.closeCard', { cardId });
    await made.school.asRole('office');
    expect((await rows()).map(({ kind }) => kind)).not.toContain('break-glass-waiting');
    await made.school.asLead();
    expect(await of('code-check')).toMatchObject([{ to: { name: 'school', part: 'security' } }]);
    const [row] = await of('break-glass-waiting');
    expect(row).toMatchObject({ child: { childId: bea }, at: `review-${row?.id}` });
    made.time.advance(7 * 86_400_000);
    await made.school.asLead();
    expect(await of('break-glass-waiting')).toEqual([]);
    expect(await of('break-glass-late')).toHaveLength(1);
    expect(await of('backup-late')).toMatchObject([{ words: 'there has never been a good one' }]);
    expect(await of('copies-late')).toHaveLength(1);
    await call('medical.reviewBreakGlass', { openingId: row!.id, words: 'Looked at, fine' });
    expect(await of('break-glass-late')).toEqual([]);
  });
});

it('names both packs of one medicine, each by its day', async () => {
  const medicineId = await made.agree({ name: 'Beta' });
  await made.receive(medicineId, { expires: day('2026-12-10'), batch: 'B1', countedBy: made.school.leadId });
  await made.receive(medicineId, { expires: day('2026-12-12'), batch: 'B2', countedBy: made.school.leadId });
  expect((await of('medicine-expiring')).map(({ on }) => on)).toEqual(['2026-12-10', '2026-12-12']);
});

describe('kits, training and incidents', () => {
  it('a kit stands there until it is whole and checked, a training once it lapses, an incident until told and reviewed', async () => {
    const childId = made.childId;
    const before = (await rows()).length;
    const kit = { kitId: null, requestKey: key(), kind: 'adrenaline', name: 'Hall kit', place: 'Hall' } as const;
    const { kitId } = await call('kits.save', kit);
    expect(await of('kit-unfit')).toMatchObject([{ thing: 'Hall kit, Hall', words: 'No device in date' }]);
    expect(await of('kit-unchecked')).toMatchObject([{ id: kitId, to: { name: 'kit', kitId } }]);
    await call('kits.setClosed', { kitId, closed: true });
    expect((await rows()).length).toBe(before);

    const { personId } = await call('training.addPerson', { requestKey: key(), name: 'Mrs Dinner', label: '' });
    const fields = {
      ...({ kind: 'inhaler', what: '', handled: null, trainer: 'Nurse', profession: '' } as const),
      trainedOn: day('2025-11-01'),
      ...{ competent: true, reviewOn: day('2026-11-01'), words: '' },
    } as const;
    const { trainingId } = await call('training.record', { who: { personId }, requestKey: key(), fields });
    expect(await of('training-lapsed')).toMatchObject([{ thing: 'Mrs Dinner', on: '2026-11-01' }]);
    await call('training.takeBack', { trainingId, words: 'Another person' });

    const { me } = await call('incidents.child', { childId });
    const account = {
      ...({ kind: 'near-miss', at: 'now', place: '', what: 'x', done: '', used: '', ambulance: 'no' } as const),
      ...{ followUp: '', reporter: me },
    } as const;
    const { incidentId } = await call('incidents.record', {
      childId,
      requestKey: key(),
      cardId: null,
      fields: account,
    });
    expect(await of('incident-untold')).toMatchObject([{ id: incidentId, child: { childId } }]);
    await call('incidents.tellParent', {
      ...{ childId, incidentId, requestKey: key(), whom: 'Ms Lake', by: me, at: 'now', how: 'phone' },
    });
    expect(await of('incident-untold')).toEqual([]);
    expect(await of('incident-review')).toMatchObject([{ thing: 'Near miss' }]);
    const review = { childId, incidentId, result: 'same', words: 'x', onDay: day('2026-11-24') } as const;
    await call('incidents.review', review);
    expect((await rows()).length).toBe(before);
  });
});
