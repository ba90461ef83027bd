import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { type CalendarDate, calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, PlanId } from '#shared/domain/ids.ts';
import { newSchool, type School } from '../support/new-school.ts';

let school: School;
let child: ChildId;
let planId: PlanId;

const step = (words: string, more: Partial<Step> = {}) => ({
  words,
  savesLife: false,
  minutes: null,
  tap: null,
  ...more,
});
type Step = CallInput<'medical.typeSteps'>['steps'][number];
const STEPS = [
  step('Blue towel on the head'),
  step('Give the purple pen', { savesLife: true, minutes: 5, tap: 'medicine' }),
];
const NEED = {
  condition: 'Purple spots',
  severity: 'serious',
  triggers: '',
  signs: '',
  action: '',
  medicine: 'EpiPen 300 mcg',
  place: '',
  expires: null,
  reviewOn: null,
  toldParentOn: null,
} as const;
const attach = async (title: string) =>
  (
    await school.call('medical.attachPlan', {
      ...{ childId: child, title, signedOn: null, reviewOn: null },
      base64: Buffer.from(`%PDF-1.7 ${title}\n%%EOF\n`).toString('base64'),
    })
  ).planId;
const type = (steps: readonly Step[] = STEPS) =>
  school.call('medical.typeSteps', { childId: child, planId, steps: [...steps] });
const onCard = async () => (await school.call('medical.openCard', { childId: child, reason: null })).plan;

beforeAll(async () => {
  school = await newSchool();
  child = (await school.call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename: 'Alfie' } })).childId;
  await school.call('medical.addNeed', { childId: child, fields: NEED, kind: null });
  planId = await attach('First plan');
});
afterAll(() => school.close());

describe('steps typed from a signed plan', () => {
  it('stay off the card until another person has checked them, and then name both', async () => {
    await school.asRole('office');
    const { setId } = await type();
    expect(await onCard()).toMatchObject({ steps: null, stepsWait: true });
    expect(await school.call('medical.plan', { childId: child })).toMatchObject({ typedByMe: true });
    expect(await school.tryCall('medical.checkSteps', { childId: child, setId })).toMatchObject({
      error: { code: 'steps-own-check' },
    });
    await school.asRole('first-aid');
    await school.call('medical.checkSteps', { childId: child, setId });
    expect(await onCard()).toMatchObject({
      stepsWait: false,
      steps: { typedBy: 'Person 1 office', checkedBy: 'Person 2 first-aid', list: STEPS },
    });
  });

  it('go off with each new typing, which must be checked again', async () => {
    await school.asRole('first-aid');
    const { setId } = await type([step('Red towel')]);
    expect(await onCard()).toMatchObject({ steps: null, stepsWait: true });
    await school.asLead();
    await school.call('medical.checkSteps', { childId: child, setId });
    expect((await onCard())?.steps?.list).toEqual([step('Red towel')]);
  });

  it('go off when somebody finds that they are not the same', async () => {
    const { steps } = await school.call('medical.plan', { childId: child });
    await school.call('medical.takeStepsOff', { childId: child, setId: steps!.setId });
    expect(await onCard()).toMatchObject({ steps: null, stepsWait: false });
    // What was taken off cannot be checked again behind its back.
    expect(await school.tryCall('medical.checkSteps', { childId: child, setId: steps!.setId })).toMatchObject({
      error: { code: 'changed-elsewhere' },
    });
  });

  it('go off with a new plan, stay in the history, and cannot be typed for the old one', async () => {
    await school.asRole('office');
    const { setId } = await type();
    await school.asLead();
    await school.call('medical.checkSteps', { childId: child, setId });
    expect((await onCard())?.steps).not.toBeNull();
    const old = planId;
    planId = await attach('Second plan');
    expect(await onCard()).toMatchObject({ title: 'Second plan', steps: null, stepsWait: false });
    const { earlier } = await school.call('medical.plan', { childId: child });
    expect(earlier.map((set) => [set.planTitle, set.typedBy, set.checkedBy])).toEqual([
      ['First plan', 'Person 1 office', 'Mrs C Westgate'],
      ['First plan', 'Person 2 first-aid', 'Mrs C Westgate'],
      ['First plan', 'Person 1 office', 'Person 2 first-aid'],
    ]);
    expect(await school.tryCall('medical.typeSteps', { childId: child, planId: old, steps: STEPS })).toMatchObject({
      error: { code: 'changed-elsewhere' },
    });
  });

  it.each([
    ['none', []],
    ['thirteen', Array.from({ length: 13 }, (_, i) => step(`Step ${i}`))],
    ['two that save a life', [step('a', { savesLife: true }), step('b', { savesLife: true })]],
    ['two timers', [step('a', { minutes: 5 }), step('b', { minutes: 10 })]],
    ['an empty one', [step('  ')]],
  ])('are refused: %s', async (_case, steps) => {
    expect(await school.tryCall('medical.typeSteps', { childId: child, planId, steps })).toMatchObject({
      error: { code: 'bad-input' },
    });
  });

  it('are typed and checked only by people who may change medical records', async () => {
    const { setId } = await type();
    const { classId } = await school.call('children.saveClass', {
      classId: null,
      name: 'Oak',
      yearGroup: '6',
      teacher: '',
    });
    await school.asRole('class', [classId]);
    for (const call of [
      school.tryCall('medical.typeSteps', { childId: child, planId, steps: STEPS }),
      school.tryCall('medical.checkSteps', { childId: child, setId }),
      school.tryCall('medical.takeStepsOff', { childId: child, setId }),
    ]) {
      expect(await call).toMatchObject({ error: { code: 'not-allowed' } });
    }
  });
});

describe('the spare device', () => {
  const ON = calendarDate('2026-09-04') as CalendarDate;
  const record = (fields: CallInput<'medical.recordSpare'>['fields']) =>
    school.tryCall('medical.recordSpare', { childId: child, kind: 'adrenaline', fields });
  const spare = async () =>
    (await school.call('medical.openCard', { childId: child, reason: null })).spares.find(
      ({ kind }) => kind === 'adrenaline',
    )?.recorded;

  it('is never taken as allowed unless somebody recorded it, with who and when', async () => {
    await school.asLead();
    expect(await spare()).toBeNull();
    expect(await record({ answer: 'yes', parent: '', doctor: 'Dr A', agreedOn: ON })).toMatchObject({
      error: { code: 'bad-input' },
    });
    expect(await record({ answer: 'yes', parent: 'Olivia Wu', doctor: '', agreedOn: null })).toMatchObject({
      error: { code: 'bad-input' },
    });
    expect(await spare()).toBeNull();
  });

  it('keeps what was recorded before, and forgets names where nothing is recorded any more', async () => {
    await record({ answer: 'yes', parent: 'Olivia Wu', doctor: 'Dr A', agreedOn: ON });
    expect(await spare()).toEqual({ answer: 'yes', parent: 'Olivia Wu', doctor: 'Dr A', agreedOn: ON });
    await record({ answer: 'no', parent: 'Olivia Wu', doctor: '', agreedOn: ON });
    await record({ answer: 'not-recorded', parent: 'left over', doctor: '', agreedOn: ON });
    const history = (await school.call('medical.plan', { childId: child })).spares.find(
      ({ kind }) => kind === 'adrenaline',
    )!.history;
    expect(history.map((one) => [one.answer, one.parent])).toEqual([
      ['not-recorded', ''],
      ['no', 'Olivia Wu'],
      ['yes', 'Olivia Wu'],
    ]);
  });

  it('is asked only where a need names adrenaline', async () => {
    await record({ answer: 'yes', parent: 'Olivia Wu', doctor: 'Dr A', agreedOn: ON });
    const [need] = (await school.call('medical.needs', { childId: child })).needs;
    const {
      needId,
      revision,
      kind,
      suggestedKind: _s,
      notFood: _n,
      changedBy: _by,
      changedAt: _at,
      told: _told,
      ...fields
    } = need!;
    await school.call('medical.editNeed', {
      ...{ childId: child, needId, revision, kind },
      fields: { ...fields, medicine: 'Salbutamol inhaler' },
    });
    const card = await school.call('medical.openCard', { childId: child, reason: null });
    expect(card.namesAdrenaline).toBe(false);
    expect(card.spares.map((one) => one.kind)).not.toContain('adrenaline');
  });
});
