import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { movableClock, newSchool, type School } from '../support/new-school.ts';

let school: School;
const clock = movableClock();
let oak: ClassId;
let elm: ClassId;
let child: ChildId;

const NEED = {
  condition: 'Purple spots',
  severity: 'serious',
  triggers: 'Rain',
  signs: 'Spots',
  action: 'Fetch the blue towel',
  medicine: 'Spot cream',
  place: '',
  expires: null,
  reviewOn: null,
  toldParentOn: null,
} as const;

beforeAll(async () => {
  school = await newSchool({ ports: { clock } });
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '6', teacher: '' })).classId;
  elm = (await school.call('children.saveClass', { classId: null, name: 'Elm', yearGroup: '5', teacher: '' })).classId;
  child = (
    await school.call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename: 'Alfie', classId: oak } })
  ).childId;
  await school.call('medical.addNeed', { childId: child, fields: NEED, kind: null });
});
afterAll(() => school.close());

it('shows nothing clinical that nobody entered', async () => {
  await school.asLead();
  const card = await school.call('medical.openCard', { childId: child, reason: null });
  const { needId: _needId, ...need } = card.needs[0]!;
  expect(need).toEqual({ ...NEED, kind: null, suggestedKind: null, toldParentOn: undefined });
  expect({ plan: card.plan, contacts: card.contacts, taps: card.taps }).toEqual({ plan: null, contacts: [], taps: [] });
  expect({ born: card.child.born, age: card.child.age, entrance: card.school.entrance }).toEqual({
    born: null,
    age: null,
    entrance: '',
  });
});

it('asks a teacher of another class for a reason, opens at once, and keeps the reason', async () => {
  await school.asRole('class', [elm]);
  expect(await school.tryCall('medical.openCard', { childId: child, reason: null })).toMatchObject({
    error: { code: 'reason-needed' },
  });
  const card = await school.call('medical.openCard', { childId: child, reason: 'in-front' });
  expect(card.breakGlass).toBe(true);
  expect(await school.tryCall('medical.needs', { childId: child })).toMatchObject({ error: { code: 'not-allowed' } });
});

it('needs no reason from the child’s own teacher, and gives the kitchen no board of other needs', async () => {
  await school.asRole('class', [oak]);
  expect((await school.call('medical.openCard', { childId: child, reason: null })).breakGlass).toBe(false);
  await school.asRole('kitchen');
  expect(await school.call('medical.board', {})).toMatchObject({ view: 'kitchen', children: [] });
});

it('keeps a timer through the lock and shows it nameless; a tap is taken back within ten seconds only', async () => {
  await school.asLead();
  const { cardId } = await school.call('medical.openCard', { childId: child, reason: null });
  const { tapId } = await school.call('medical.tap', { cardId, kind: 'adrenaline', words: '' });
  await school.call('medical.undoTap', { cardId, tapId });
  await school.call('medical.tap', { cardId, kind: 'timer-start', words: '' });
  const late = await school.call('medical.tap', { cardId, kind: 'ambulance', words: '' });
  clock.advance(10_001);
  expect(await school.tryCall('medical.undoTap', { cardId, tapId: late.tapId })).toMatchObject({
    error: { code: 'too-late' },
  });
  expect((await school.call('medical.card', { cardId })).taps.map((tap) => [tap.kind, tap.takenBack])).toEqual([
    ['adrenaline', true],
    ['timer-start', false],
    ['ambulance', false],
  ]);
  await school.call('access.lock', {});
  const state = await school.call('access.state', {});
  expect(state.runningTimers).toHaveLength(1);
  expect(JSON.stringify(state)).not.toContain('Alfie');
});

it('goes on with the same card for the next person, who sees what was tapped and can stop the timer', async () => {
  await school.asRole('class', [elm]);
  expect(await school.tryCall('medical.openCard', { childId: child, reason: null })).toMatchObject({
    error: { code: 'reason-needed' },
  });
  const { cardId, taps, breakGlass } = await school.call('medical.openCard', { childId: child, reason: 'called' });
  expect(breakGlass).toBe(true);
  expect(taps.map((tap) => tap.kind)).toEqual(['adrenaline', 'timer-start', 'ambulance']);
  await school.call('medical.tap', { cardId, kind: 'timer-stop', words: '' });
  expect((await school.call('access.state', {})).runningTimers).toEqual([]);
  await school.call('medical.closeCard', { cardId });
  const next = await school.call('medical.openCard', { childId: child, reason: 'called' });
  expect(next.cardId).not.toBe(cardId);
  expect(next.taps).toEqual([]);
});

it('holds off idle and focus while a card is open, for half an hour', async () => {
  await school.asLead();
  await school.call('medical.openCard', { childId: child, reason: null });
  clock.advance(29 * 60_000);
  expect((await school.call('access.state', {})).state).toBe('active');
  clock.advance(3 * 60_000 + 1000);
  expect((await school.call('access.state', {})).state).toBe('shielded');
});

it('gives the kitchen who, what and what to do about food, and nothing else of the same child', async () => {
  await school.asLead();
  await school.call('medical.addNeed', {
    childId: child,
    fields: { ...NEED, condition: 'Egg allergy', severity: 'watch', triggers: 'Egg', action: 'No egg' },
    kind: 'allergy',
  });
  await school.asRole('kitchen');
  const board = await school.call('medical.board', {});
  expect(board.children).toEqual([
    {
      childId: child,
      name: 'Alfie Wu',
      className: 'Oak',
      born: null,
      photoUrl: null,
      needs: [{ condition: 'Egg allergy', severity: 'watch', triggers: 'Egg', action: 'No egg' }],
    },
  ]);
});

it('keeps a plan byte for byte, refuses what cannot be shown, and serves it only to scope or an open card', async () => {
  await school.asLead();
  const bytes = Buffer.from('%PDF-1.7 signed by hand');
  const plan = { childId: child, title: 'Plan', signedOn: null, reviewOn: null };
  expect(
    await school.tryCall('medical.attachPlan', { ...plan, base64: Buffer.from('<html>').toString('base64') }),
  ).toMatchObject({ error: { code: 'plan-unreadable' } });
  const { planId } = await school.call('medical.attachPlan', { ...plan, base64: bytes.toString('base64') });
  const served = () => school.app.serve({ method: 'GET', path: `/plan/${planId}` });
  expect(served()).toMatchObject({ status: 200, body: bytes });
  await school.asRole('class', [elm]);
  expect(served().status).toBe(404);
  const { cardId } = await school.call('medical.openCard', { childId: child, reason: 'in-front' });
  expect(served()).toMatchObject({ status: 200, body: bytes });
  await school.call('medical.closeCard', { cardId });
  expect(served().status).toBe(404);
});
