import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { NEED_KINDS, type NeedKind } from '#shared/features/medical/need-kind.ts';
import { importText } from '../../../../support/import-files.ts';
import { newSchool, type School, STAFF_PASSWORD } from '../../../../support/new-school.ts';
import { countInRegister } from '../../../../support/register-dump.ts';

let school: School;
afterEach(() => school.close());

const EMPTY = { severity: 'watch', triggers: '', signs: '', action: '', medicine: '', place: '' } as const;
const NO_DATES = { expires: null, reviewOn: null, toldParentOn: null };

const addChild = async (surname: string, forename = 'Ava') =>
  (
    await school.call('children.add', {
      fields: { ...EMPTY_CHILD, forename, surname, born: calendarDate('2018-02-03') },
    })
  ).childId;
const addNeed = async (childId: ChildId, condition: string, kind: NeedKind | null = null, more: object = {}) =>
  (
    await school.call('medical.addNeed', {
      childId,
      kind,
      fields: { ...EMPTY, ...NO_DATES, condition, ...more },
    })
  ).needId;
const kitchen = async () => {
  await school.asRole('kitchen');
  const board = await school.call('medical.board', {});
  await school.asLead();
  if (board.view !== 'kitchen') throw new Error('not the kitchen’s board');
  return board;
};
const staff = async () => {
  const board = await school.call('medical.board', {});
  if (board.view !== 'staff') throw new Error('not the staff’s board');
  return board;
};
const audited = async () =>
  (await school.call('audit.rows', { kind: 'changes', staffId: null, before: null })).rows.map((row) => row.what);

describe('what the kitchen sees', () => {
  it('counts, without a name, the needs that nobody has sorted, until a person has', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const need = await addNeed(ava, 'Crohn’s');
    const asthma = await addNeed(ava, 'Asthma');
    expect(await kitchen()).toMatchObject({ unsorted: 2, children: [] });
    await school.call('medical.confirmKind', { childId: ava, needId: asthma, revision: 1, kind: 'asthma' });
    expect(await kitchen()).toMatchObject({ unsorted: 1, children: [] });
    await school.call('medical.confirmKind', { childId: ava, needId: need, revision: 1, kind: 'diet' });
    expect(await kitchen()).toMatchObject({
      unsorted: 0,
      children: [{ name: 'Ava Otley', needs: [{ condition: 'Crohn’s', kind: 'diet' }] }],
    });
  });

  it('counts no need of a leaver, and none that was removed', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const leo = await addChild('Kaur', 'Leo');
    await addNeed(ava, 'Crohn’s');
    const second = await addNeed(leo, 'Brittle bones');
    await school.call('children.setLeavers', { childIds: [ava], leftOn: calendarDate('2020-11-20')! });
    expect(await kitchen()).toMatchObject({ unsorted: 1 });
    await school.call('medical.removeNeed', { childId: leo, needId: second });
    expect(await kitchen()).toMatchObject({ unsorted: 0 });
  });

  it('holds a food in the triggers of any need, and not that child’s other needs', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    await addNeed(ava, 'Asthma', 'asthma', { triggers: 'Egg, cold air', medicine: 'Salbutamol' });
    await addNeed(ava, 'Epilepsy', 'epilepsy');
    const board = await kitchen();
    expect(board.children).toMatchObject([{ needs: [{ condition: 'Asthma', triggers: 'Egg, cold air', kind: null }] }]);
    expect(JSON.stringify(board)).not.toMatch(/Epilepsy|Salbutamol/);
  });

  it('loses a need with food in its words by no kind, only by a person’s answer, which lapses with the words', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const needId = await addNeed(ava, 'Epilepsy; anaphylaxis, carries EpiPen', 'epilepsy');
    expect(await kitchen()).toMatchObject({ unsorted: 0, children: [{ needs: [{ kind: null }] }] });
    const answer = (revision: number, kind: NeedKind | null, notFood: boolean) =>
      school.call('medical.confirmKind', { childId: ava, needId, revision, kind, notFood });
    await answer(1, 'other', false);
    expect(await kitchen()).toMatchObject({ children: [{ name: 'Ava Otley' }] });
    await answer(2, null, true);
    expect(await kitchen()).toMatchObject({ unsorted: 0, children: [] });
    expect((await school.call('medical.needs', { childId: ava })).needs).toMatchObject([{ notFood: true }]);
    await school.call('medical.setPlace', { childId: ava, needId, place: 'Office' });
    expect(await kitchen()).toMatchObject({ children: [] });
    const { needs } = await school.call('medical.needs', { childId: ava });
    const {
      needId: _id,
      kind,
      suggestedKind: _kind,
      notFood: _not,
      revision,
      changedBy: _by,
      changedAt: _at,
      told: _told,
      ...fields
    } = needs[0]!;
    await school.call('medical.editNeed', {
      childId: ava,
      needId,
      revision,
      kind,
      fields: { ...fields, triggers: 'Bees, sesame' },
    });
    expect(await kitchen()).toMatchObject({ children: [{ needs: [{ triggers: 'Bees, sesame' }] }] });
  });

  it.each(['Hay fever', 'Urticaria', 'Latex', 'Reacts to something, mum to ring back'])(
    'keeps an imported “%s” whatever kind is confirmed, until a person answers that it is not food, in that person’s name',
    async (condition) => {
      school = await newSchool();
      const ava = await addChild('Otley');
      await importText(school, 'm.csv', `Surname,Forename,DOB,Condition\nOtley,Ava,03/02/2018,"${condition}"\n`);
      const first = (await school.call('medical.needs', { childId: ava })).needs[0]!;
      const { needId } = first;
      let { revision } = first;
      const confirm = async (kind: NeedKind, notFood: boolean) => {
        ({ revision } = await school.call('medical.confirmKind', { childId: ava, needId, revision, kind, notFood }));
      };
      for (const kind of NEED_KINDS) {
        await confirm(kind, false);
        expect((await staff()).children[0]?.needs[0]?.kind).toBe(kind);
        expect((await kitchen()).children, kind).toMatchObject([{ needs: [{ condition }] }]);
      }
      await confirm('other', true);
      expect(await kitchen()).toMatchObject({ children: [], unsorted: 0 });
      expect((await school.call('medical.needs', { childId: ava })).needs[0]).toMatchObject({ notFood: true });
    },
  );

  it('names as who said “not food” whoever said it of the words as they are', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const needId = await addNeed(ava, 'Hay fever');
    await school.call('medical.confirmKind', { childId: ava, needId, revision: 1, kind: 'other', notFood: true });
    const office = await school.asRole('office');
    const edit = (condition: string, revision: number) =>
      school.call('medical.editNeed', {
        ...{ childId: ava, needId, revision, kind: 'other', notFood: true },
        fields: { ...EMPTY, ...NO_DATES, condition },
      });
    const saidBy = `SELECT count(*) AS n FROM need WHERE not_food_by = '${office}'`;
    await edit('Hay fever', 2);
    expect(await countInRegister(school, saidBy)).toBe(0);
    await school.asRole('office');
    await edit('Hay fever, grass', 3);
    expect(await countInRegister(school, saidBy)).toBe(1);
  });

  it('shows signs only where they tell of food', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    await addNeed(ava, 'Asthma', 'asthma', { signs: 'Swells after peanuts' });
    await addNeed(ava, 'Nut allergy', null, { signs: 'Hives, pale' });
    expect((await kitchen()).children[0]?.needs.map(({ signs }) => signs).toSorted()).toEqual([
      '',
      'Swells after peanuts',
    ]);
  });

  it('gives lunch staff no record, no worklist and no way to confirm', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const needId = await addNeed(ava, 'Nut allergy');
    await school.asRole('kitchen');
    for (const refused of [
      await school.tryCall('medical.unconfirmed', {}),
      await school.tryCall('medical.needs', { childId: ava }),
      await school.tryCall('medical.confirmKind', { childId: ava, needId, revision: 1, kind: 'other' }),
      await school.tryCall('medical.restoreNeed', { childId: ava, needId }),
    ]) {
      expect(refused).toMatchObject({ error: { code: 'not-allowed' } });
    }
  });
});

describe('somebody of a class who also serves lunch', () => {
  it('has both boards, each as wide as its own role, and neither gives the other’s words', async () => {
    school = await newSchool();
    const classOf = async (name: string) =>
      (await school.call('children.saveClass', { classId: null, name, yearGroup: '', teacher: '' })).classId;
    const [elm, oak] = [await classOf('Elm'), await classOf('Oak')];
    const put = async (childId: ChildId, classId: typeof elm) =>
      school.call('children.move', { childIds: [childId], classId });
    const [ava, leo] = [await addChild('Otley'), await addChild('Kaur', 'Leo')];
    await put(ava, elm);
    await put(leo, oak);
    await addNeed(ava, 'Epilepsy', 'epilepsy');
    await addNeed(leo, 'Nut allergy', 'allergy', { medicine: 'EpiPen', signs: 'Hives' });
    await addNeed(leo, 'Brittle bones', 'other');
    expect(await school.tryCall('medical.kitchenBoard', {})).toMatchObject({ error: { code: 'not-allowed' } });
    const { staffId } = await school.call('access.addStaff', {
      name: 'Ms B Both',
      label: '',
      grants: [
        { role: 'class', classIds: [elm], until: null },
        { role: 'kitchen', classIds: [], until: null },
      ],
      password: STAFF_PASSWORD,
    });
    await school.call('access.lock', {});
    await school.call('access.signIn', { staffId, password: STAFF_PASSWORD });
    const own = await school.call('medical.board', {});
    expect(own).toMatchObject({ view: 'staff', children: [{ childId: ava }] });
    expect(own.children).toHaveLength(1);
    const lunch = await school.call('medical.kitchenBoard', {});
    expect(lunch.children.map(({ name, needs }) => [name, needs.map(({ condition }) => condition)])).toEqual([
      ['Leo Kaur', ['Nut allergy']],
    ]);
    expect(JSON.stringify(lunch)).not.toMatch(/Epilepsy|Brittle|EpiPen|Hives/);
    await school.asRole('class', [elm]);
    expect(await school.tryCall('medical.kitchenBoard', {})).toMatchObject({ error: { code: 'not-allowed' } });
  });
});

describe('the kinds to confirm', () => {
  it('lists what no rule can place first, and loses what a person has confirmed', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const asthma = await addNeed(ava, 'Asthma');
    await addNeed(ava, 'Crohn’s', null, { triggers: 'Stress' });
    await addNeed(ava, 'Epilepsy', 'epilepsy');
    const { needs } = await school.call('medical.unconfirmed', {});
    expect(needs).toMatchObject([
      { condition: 'Crohn’s', suggestedKind: null, triggers: 'Stress' },
      { condition: 'Asthma', suggestedKind: 'asthma' },
    ]);
    const saved = await school.call('medical.confirmKind', {
      childId: ava,
      needId: asthma,
      revision: 1,
      kind: 'asthma',
    });
    expect((await school.call('medical.unconfirmed', {})).needs).toHaveLength(1);
    await school.call('medical.confirmKind', { childId: ava, needId: asthma, revision: saved.revision, kind: null });
    expect((await school.call('medical.unconfirmed', {})).needs).toHaveLength(2);
    expect(await audited()).toContain('medical.kind-confirmed');
  });

  it('refuses to confirm what somebody changed since', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const needId = await addNeed(ava, 'Asthma');
    await school.call('medical.setPlace', { childId: ava, needId, place: 'Office' });
    expect(
      await school.tryCall('medical.confirmKind', { childId: ava, needId, revision: 1, kind: 'asthma' }),
    ).toMatchObject({ error: { code: 'changed-elsewhere' } });
  });
});

describe('a removed need', () => {
  it('is off the board, comes back as it was, and both stand in the audit', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const needId = await addNeed(ava, 'Nut allergy', 'allergy', { place: 'Office cabinet' });
    await school.call('medical.removeNeed', { childId: ava, needId });
    expect((await staff()).children).toEqual([]);
    expect(await kitchen()).toMatchObject({ children: [] });
    await school.call('medical.restoreNeed', { childId: ava, needId });
    expect((await staff()).children).toMatchObject([{ needs: [{ needId, kind: 'allergy', place: 'Office cabinet' }] }]);
    expect(await kitchen()).toMatchObject({ children: [{ needs: [{ condition: 'Nut allergy' }] }] });
    expect((await audited()).filter((what) => /removed|restored/.test(what))).toEqual([
      'medical.need-restored',
      'medical.need-removed',
    ]);
  });

  it('is not brought back through another child, nor when it was never removed', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const leo = await addChild('Kaur', 'Leo');
    const needId = await addNeed(ava, 'Nut allergy');
    const notFound = { error: { code: 'not-found' } };
    expect(await school.tryCall('medical.restoreNeed', { childId: ava, needId })).toMatchObject(notFound);
    await school.call('medical.removeNeed', { childId: ava, needId });
    expect(await school.tryCall('medical.restoreNeed', { childId: leo, needId })).toMatchObject(notFound);
  });
});

describe('the staff’s board', () => {
  it('tells apart two children of one name by the date of birth, and marks both things out of date', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    await addNeed(ava, 'Epilepsy', null, { reviewOn: '2020-01-01', expires: '2020-01-01', signs: 'Stares' });
    await addNeed(await addChild('Otley'), 'Asthma');
    await addNeed(await addChild('Kaur', 'Leo'), 'Asthma');
    const board = await staff();
    expect(board.children.map((child) => child.apart)).toEqual([null, 'born 3 Feb 2018', 'born 3 Feb 2018']);
    expect(board.children.find((child) => child.childId === ava)?.outOfDate).toEqual(['review', 'medicine']);
    expect(JSON.stringify(board)).not.toContain('Stares');
  });

  it('counts the review of the plan in force, and not of one that a newer replaced', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    await addNeed(ava, 'Asthma');
    const attach = (reviewOn: string) =>
      school.call('medical.attachPlan', {
        ...{ childId: ava, title: 'Plan', signedOn: null, reviewOn: calendarDate(reviewOn) },
        base64: Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64'),
      });
    await attach('2020-01-01');
    expect((await staff()).children).toMatchObject([{ outOfDate: ['review'] }]);
    await attach('2999-01-01');
    expect((await staff()).children).toMatchObject([{ outOfDate: [] }]);
  });

  it('says on the record who changed a need last', async () => {
    school = await newSchool();
    const ava = await addChild('Otley');
    const needId = await addNeed(ava, 'Asthma');
    await school.asRole('office');
    await school.call('medical.setPlace', { childId: ava, needId, place: 'Office' });
    const { needs } = await school.call('medical.needs', { childId: ava });
    expect(needs).toMatchObject([{ changedBy: 'Person 1 office', place: 'Office' }]);
  });
});
