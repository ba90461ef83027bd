import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { addDays, type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { CarePlanId, ChildId, ClassId, PlanId } from '#shared/domain/ids.ts';
import { emptyCarePlan } from '#shared/features/medical/empty-care-plan.ts';
import { NEED } from '../security/plain-inputs.ts';
import { newSchool, type School } from '../support/new-school.ts';

let school: School;
let child: ChildId;
let oak: ClassId;
const today = londonDay(new Date());
const REVIEW = addDays(today, 200);

const plan = () => school.call('medical.carePlan', { childId: child });
type Save = CallInput<'medical.saveCarePlan'>;
const input = (seen: CarePlanId | null, more: Partial<Save> = {}): Save => ({
  ...{
    childId: child,
    seen,
    fields: { ...emptyCarePlan(REVIEW), symptoms: 'Purple spots' },
    why: '',
    fromPlanId: null,
  },
  ...more,
});
const save = async (more: Partial<Save> = {}) => {
  const newest = (await plan()).versions[0]?.versionId ?? null;
  return (await school.call('medical.saveCarePlan', input(newest, { why: newest ? 'Changed' : '', ...more })))
    .versionId;
};
const attach = async (signsVersionId: CarePlanId | null = null): Promise<PlanId> =>
  (
    await school.call('medical.attachPlan', {
      ...{ childId: child, title: 'Plan', signedOn: null, reviewOn: null, signsVersionId },
      base64: Buffer.from(`%PDF-1.7 ${Math.random()}\n%%EOF\n`).toString('base64'),
    })
  ).planId;
const read = async () => {
  const { signed, versions } = await plan();
  const stands = { planId: signed?.planId ?? null, versionId: versions[0]?.versionId ?? null };
  await school.call('medical.readPlan', { childId: child, ...stands });
};
const readers = async () => {
  const { read: have, notYet } = await school.call('medical.planReaders', { childId: child });
  return { have: have.map(({ label }) => label), notYet: notYet.map(({ label }) => label) };
};
const code = async (answer: Promise<unknown>) => ((await answer) as { error?: { code: string } }).error?.code;

beforeAll(async () => {
  school = await newSchool();
  const made = { classId: null, name: 'Oak', yearGroup: '6', teacher: '' };
  oak = (await school.call('children.saveClass', made)).classId;
  const fields = { ...EMPTY_CHILD, surname: 'Wu', forename: 'Alfie', classId: oak };
  child = (await school.call('children.add', { fields })).childId;
  const need = {
    ...NEED,
    condition: 'Purple spots',
    severity: 'serious',
    signs: 'Spots',
    action: 'Blue towel',
  } as const;
  await school.call('medical.addNeed', { childId: child, fields: need, kind: null });
  await school.asRole('class', [oak]);
  await school.asRole('first-aid');
});
afterAll(() => school.close());

describe('versions of a care plan', () => {
  it('are kept, each with what the record said then, and never overwritten', async () => {
    await school.asRole('office');
    await save();
    const first = (await plan()).versions[0]!;
    expect(first).toMatchObject({ number: 1, why: '', writtenBy: expect.stringContaining('office') });
    expect(first.record.needs).toMatchObject([{ condition: 'Purple spots', signs: 'Spots', action: 'Blue towel' }]);
    const [need] = (await school.call('medical.needs', { childId: child })).needs;
    const changed = { ...NEED, condition: 'Purple spots', severity: 'serious', signs: 'More spots' } as const;
    await school.call('medical.editNeed', {
      ...{ childId: child, needId: need!.needId, revision: need!.revision, kind: null, fields: changed },
    });
    expect((await plan()).recordNow.needs[0]!.signs).toBe('More spots');
    await save({ fields: { ...emptyCarePlan(REVIEW), symptoms: 'Green spots' }, why: 'Yearly review' });
    const { versions } = await plan();
    expect(
      versions.map(({ number, why, fields, record }) => [number, why, fields.symptoms, record.needs[0]!.signs]),
    ).toEqual([
      [2, 'Yearly review', 'Green spots', 'More spots'],
      [1, '', 'Purple spots', 'Spots'],
    ]);
    expect(versions[1]).toEqual(first);
  });

  it('are refused where another came meanwhile, without a reason, or with a review in more than a year', async () => {
    const [newest, before] = (await plan()).versions;
    const tries: [Save, string][] = [
      [input(before!.versionId, { why: 'x' }), 'changed-elsewhere'],
      [input(null), 'changed-elsewhere'],
      [input(newest!.versionId), 'bad-input'],
      [input(newest!.versionId, { why: 'x', fields: emptyCarePlan(addDays(today, 367)) }), 'bad-input'],
      [input(newest!.versionId, { why: 'x', fields: emptyCarePlan(addDays(today, -1)) }), 'bad-input'],
      [
        input(newest!.versionId, { why: 'x', fromPlanId: '0195f300-0000-7000-8000-000000000001' as PlanId }),
        'changed-elsewhere',
      ],
    ];
    for (const [wish, expected] of tries)
      expect(await code(school.tryCall('medical.saveCarePlan', wish))).toBe(expected);
    expect((await plan()).versions).toHaveLength(2);
  });
});

describe('the signature', () => {
  it('is known for the version it signs, and said to be older where a newer one was typed', async () => {
    expect((await plan()).signature).toBe('not-signed');
    const [newest] = (await plan()).versions;
    const planId = await attach(newest!.versionId);
    expect(await plan()).toMatchObject({ signature: 'signed', signed: { planId, signsVersionId: newest!.versionId } });
    await save({ why: 'New dose' });
    expect((await plan()).signature).toBe('newer');
    await save({ why: 'Typed from the signed one', fromPlanId: planId });
    expect((await plan()).signature).toBe('signed');
    const other = await attach();
    expect(await plan()).toMatchObject({ signature: 'older', signed: { planId: other }, earlierSigned: [{ planId }] });
    const unknown = '0195f300-0000-7000-8000-000000000001' as CarePlanId;
    const file = { childId: child, title: 'Plan', signedOn: null, reviewOn: null, base64: btoa('%PDF-1.7\n%%EOF\n') };
    expect(await code(school.tryCall('medical.attachPlan', { ...file, signsVersionId: unknown }))).toBe('not-found');
  });
});

describe('“I have read this plan”', () => {
  it('counts for the plan as it stands, and lapses with a version and with a signed plan', async () => {
    await school.asLead();
    expect(await readers()).toEqual({ have: [], notYet: ['class', 'first-aid'] });
    for (const change of [() => save(), () => attach()]) {
      await school.asRole('class', [oak]);
      await read();
      expect((await plan()).mine).toMatchObject({ counts: true });
      await school.asRole('senco');
      expect(await readers()).toEqual({ have: ['class'], notYet: ['first-aid'] });
      await school.asRole('office');
      const stale = await plan();
      await change();
      await school.asRole('class', [oak]);
      expect((await plan()).mine).toMatchObject({ counts: false });
      const old = { planId: stale.signed!.planId, versionId: stale.versions[0]!.versionId };
      expect(await code(school.tryCall('medical.readPlan', { childId: child, ...old }))).toBe('changed-elsewhere');
      await school.asLead();
      const { notYet } = await school.call('medical.planReaders', { childId: child });
      expect(notYet.map(({ label, before }) => [label, before !== null])).toEqual([
        ['class', true],
        ['first-aid', false],
      ]);
    }
  });

  it('is asked of nobody where there is no plan', async () => {
    const other = (await school.call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Bell', forename: 'Max' } }))
      .childId;
    expect(await school.call('medical.planReaders', { childId: other })).toEqual({ read: [], notYet: [] });
    const none = { childId: other, planId: null, versionId: null };
    expect(await code(school.tryCall('medical.readPlan', none))).toBe('not-found');
  });
});

describe('typed steps', () => {
  const steps = [{ words: 'Blue towel', savesLife: true, minutes: null, tap: null }];
  const onCard = async () => (await school.call('medical.openCard', { childId: child, reason: null })).plan;

  it('go off the card with a new version of the typed plan, and are offered for the next typing', async () => {
    await school.asRole('office');
    const { planId } = (await plan()).signed!;
    const { setId } = await school.call('medical.typeSteps', { childId: child, planId, steps });
    await school.asLead();
    await school.call('medical.checkSteps', { childId: child, setId });
    expect((await onCard())?.steps?.list).toEqual(steps);
    await save();
    expect(await onCard()).toMatchObject({ steps: null, stepsWait: false });
    const seen = await school.call('medical.plan', { childId: child });
    expect(seen.earlier[0]).toMatchObject({ setId, outdated: true });
    expect(await code(school.tryCall('medical.checkSteps', { childId: child, setId }))).toBe('changed-elsewhere');
    await school.call('medical.typeSteps', { childId: child, planId, steps });
    expect(await onCard()).toMatchObject({ stepsWait: true });
  });
});

describe('the emergency card', () => {
  const onCard = async () => (await school.call('medical.openCard', { childId: child, reason: null })).carePlan;

  it('shows what was typed and filled in, whether it is signed, and the rescue minutes as typed', async () => {
    await school.asRole('office');
    const fields = emptyCarePlan(REVIEW);
    await save({ fields });
    expect(await onCard()).toMatchObject({ lines: [], rescueMinutes: null, isSigned: false });
    const epilepsy = { seizures: 'Stares', rescue: '', rescueMinutes: 7, secondDose: '', after: '' };
    const { planId } = (await plan()).signed!;
    await save({
      fields: { ...fields, emergencyIs: 'Blue lips', parts: { ...fields.parts, epilepsy } },
      fromPlanId: planId,
    });
    expect(await onCard()).toEqual({
      ...{ writtenOn: today, isSigned: true, rescueMinutes: 7 },
      lines: [
        { label: 'What is an emergency', words: 'Blue lips' },
        { label: 'Types of seizure, and what they look like', words: 'Stares' },
        { label: 'Rescue medicine after, minutes', words: '7 min' },
      ],
    });
  });
});

describe('that a parent was told', () => {
  it('is recorded with who, how and when, and gives the need its day', async () => {
    const me = await school.asRole('office');
    const [need] = (await school.call('medical.needs', { childId: child })).needs;
    const told = {
      childId: child,
      needIds: [need!.needId],
      toldOn: today,
      whom: 'Olivia Wu',
      how: 'phone' as const,
      toldBy: me,
    };
    expect(need).toMatchObject({ toldParentOn: null, told: null });
    const tomorrow = addDays(today, 1);
    expect(await code(school.tryCall('medical.tellDisplay', { ...told, toldOn: tomorrow }))).toBe('bad-input');
    await school.call('medical.tellDisplay', told);
    const after = (await school.call('medical.needs', { childId: child })).needs[0]!;
    expect(after).toMatchObject({ toldParentOn: today, told: { whom: 'Olivia Wu', how: 'phone' } });
    // Another day, written by hand: nothing of the first telling is said of it.
    const on = addDays(today, -30) as CalendarDate;
    const fields = { ...NEED, condition: 'Purple spots', severity: 'serious', toldParentOn: on } as const;
    await school.call('medical.editNeed', {
      ...{ childId: child, needId: after.needId, revision: after.revision, kind: null, fields },
    });
    expect((await school.call('medical.needs', { childId: child })).needs[0]).toMatchObject({
      toldParentOn: on,
      told: null,
    });
  });
});

it('keeps plans, receipts and signature through a merge of two records, and gives them back', async () => {
  await school.asLead();
  const { childId: other } = await school.call('children.add', {
    fields: { ...EMPTY_CHILD, surname: 'Wu', forename: 'Alfie', classId: oak },
  });
  const before = await plan();
  const revisionOf = async (childId: ChildId) => {
    const record = await school.call('children.record', { childId });
    return 'revision' in record ? record.revision : 0;
  };
  const { mergeId } = await school.call('children.merge', {
    ...{ keepId: other, otherId: child, take: [] },
    ...{ keepRevision: await revisionOf(other), otherRevision: await revisionOf(child) },
  });
  const kept = await school.call('medical.carePlan', { childId: other });
  expect(kept.versions).toEqual(before.versions);
  expect(kept.signed).toEqual(before.signed);
  await school.call('children.undoMerge', { mergeId });
  expect((await plan()).versions).toEqual(before.versions);
});
