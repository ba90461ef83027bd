import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { LEAD, movableClock, newSchool, type School, STAFF_PASSWORD } from '../support/new-school.ts';

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
  expect(need).toEqual({ ...NEED, kind: null, suggestedKind: null });
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

it('holds off idle and focus while a card is open, for half an hour from the last tap; hiding by hand still works', async () => {
  await school.asLead();
  const { cardId } = await school.call('medical.openCard', { childId: child, reason: null });
  await school.call('access.window', { focused: false, ownDialog: false });
  clock.advance(29 * 60_000);
  expect((await school.call('access.state', {})).state).toBe('active');
  await school.call('medical.tap', { cardId, kind: 'note', words: 'Still here' });
  clock.advance(29 * 60_000);
  expect((await school.call('access.state', {})).state).toBe('active');
  await school.call('access.shield', {});
  expect((await school.call('access.state', {})).state).toBe('shielded');
  // Under the shield the card still holds off the lock: its timers go on, and only the PIN or password shows them.
  expect(await school.tryCall('medical.card', { cardId })).toMatchObject({ error: { code: 'shielded' } });
  await school.call('access.unshield', { password: LEAD.password });
  expect((await school.call('medical.card', { cardId })).taps.map((tap) => tap.words)).toContain('Still here');
  await school.call('access.window', { focused: true, ownDialog: false });
  clock.advance(3 * 60_000);
  expect((await school.call('access.state', {})).state).toBe('shielded');
});

it('hides and locks as ever once the card is closed', async () => {
  await school.asLead();
  const { cardId } = await school.call('medical.openCard', { childId: child, reason: null });
  await school.call('medical.closeCard', { cardId });
  clock.advance(2 * 60_000 + 1000);
  expect((await school.call('access.state', {})).state).toBe('shielded');
});

it('takes back a tap together with the timer that it started, and starts no second timer beside a running one', async () => {
  await school.asLead();
  const { cardId } = await school.call('medical.openCard', { childId: child, reason: null });
  const { tapId } = await school.call('medical.tap', { cardId, kind: 'medicine', words: '', minutes: 5 });
  expect((await school.call('access.state', {})).runningTimers).toHaveLength(1);
  await school.call('medical.tap', { cardId, kind: 'medicine', words: '', minutes: 5 });
  expect((await school.call('access.state', {})).runningTimers).toHaveLength(1);
  clock.advance(1000);
  const second = await school.call('medical.tap', { cardId, kind: 'adrenaline', words: '', minutes: 10 });
  await school.call('medical.undoTap', { cardId, tapId: second.tapId });
  const taps = (await school.call('medical.card', { cardId })).taps.slice(-2);
  expect(taps.map((tap) => [tap.kind, tap.minutes, tap.takenBack])).toEqual([
    ['adrenaline', null, true],
    ['timer-start', 10, true],
  ]);
  // The timer of before runs on.
  expect((await school.call('access.state', {})).runningTimers).toHaveLength(1);
  expect(tapId).not.toBe(second.tapId);
  await school.call('medical.closeCard', { cardId });
});

it('offers a running timer with the name to the child’s own teacher, without it to another', async () => {
  await school.asLead();
  const { cardId } = await school.call('medical.openCard', { childId: child, reason: null });
  await school.call('medical.tap', { cardId, kind: 'timer-start', words: '' });
  await school.asRole('class', [oak]);
  expect((await school.call('medical.ongoing', {})).cards).toMatchObject([
    { cardId, child: { childId: child, told: 'Alfie Wu, Oak' } },
  ]);
  await school.asRole('class', [elm]);
  const offered = await school.call('medical.ongoing', {});
  expect(offered.cards).toEqual([{ cardId, timerSince: expect.any(String), child: null }]);
  expect(JSON.stringify(offered)).not.toContain(child);
  const unreasoned = await school.tryCall('medical.openOngoing', { cardId, reason: null });
  expect(unreasoned).toMatchObject({ error: { code: 'reason-needed' } });
  expect(JSON.stringify(unreasoned)).not.toMatch(new RegExp(`${child}|Alfie`));
  expect((await school.call('medical.ongoing', {})).cards).toMatchObject([{ child: null }]);
  const card = await school.call('medical.openOngoing', { cardId, reason: 'called' });
  expect(card).toMatchObject({ cardId, breakGlass: true, child: { name: 'Alfie Wu' } });
  expect((await school.call('medical.ongoing', {})).cards).toMatchObject([{ child: { childId: child } }]);
  await school.asLead();
  await school.call('medical.openCard', { childId: child, reason: null });
  await school.call('medical.tap', { cardId, kind: 'timer-stop', words: '' });
  await school.call('medical.closeCard', { cardId });
  expect((await school.call('medical.ongoing', {})).cards).toEqual([]);
});

it('opens by its own id only a card that goes on', async () => {
  await school.asLead();
  const { cardId } = await school.call('medical.openCard', { childId: child, reason: null });
  await school.asRole('class', [elm]);
  // No timer runs: nobody was offered it.
  const refused = { error: { code: 'not-found' } };
  expect(await school.tryCall('medical.openOngoing', { cardId, reason: 'called' })).toMatchObject(refused);
  await school.asLead();
  const going = await school.call('medical.openCard', { childId: child, reason: null });
  await school.call('medical.tap', { cardId: going.cardId, kind: 'timer-start', words: '' });
  await school.call('medical.closeCard', { cardId: going.cardId });
  await school.asRole('class', [elm]);
  expect(await school.tryCall('medical.openOngoing', { cardId: going.cardId, reason: 'called' })).toMatchObject(
    refused,
  );
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
      apart: null,
      photoUrl: null,
      needs: [
        { condition: 'Egg allergy', kind: 'allergy', severity: 'watch', triggers: 'Egg', signs: '', action: 'No egg' },
      ],
    },
  ]);
});

it('keeps a plan byte for byte, refuses what cannot be shown, and serves it only to scope or an open card', async () => {
  await school.asLead();
  const bytes = Buffer.from('%PDF-1.7 signed by hand\n%%EOF\n');
  const plan = { childId: child, title: 'Plan', signedOn: null, reviewOn: null };
  expect(
    await school.tryCall('medical.attachPlan', { ...plan, base64: Buffer.from('<html>').toString('base64') }),
  ).toMatchObject({ error: { code: 'plan-unreadable' } });
  const { planId } = await school.call('medical.attachPlan', { ...plan, base64: bytes.toString('base64') });
  const served = () => school.app.serve({ method: 'GET', path: `/plan/${planId}` });
  expect(served()).toMatchObject({ status: 200, body: bytes });
  await school.asRole('class', [elm]);
  expect(served().status).toBe(404);
  await school.call('medical.openCard', { childId: child, reason: 'in-front' });
  expect(served()).toMatchObject({ status: 200, body: bytes });
  // No history: a plan that a newer one replaced is not on the card, and not served by it.
  const first = planId;
  await school.asLead();
  await school.call('medical.attachPlan', {
    ...plan,
    base64: Buffer.from('%PDF-1.7 newer\n%%EOF\n').toString('base64'),
  });
  expect(school.app.serve({ method: 'GET', path: `/plan/${first}` }).status).toBe(200);
  await school.asRole('class', [elm]);
  const again = await school.call('medical.openCard', { childId: child, reason: 'in-front' });
  expect(school.app.serve({ method: 'GET', path: `/plan/${first}` }).status).toBe(404);
  const current = () => school.app.serve({ method: 'GET', path: again.plan!.url }).status;
  expect(current()).toBe(200);
  await school.call('access.shield', {});
  expect(current()).toBe(404);
  await school.call('access.unshield', { password: STAFF_PASSWORD });
  await school.call('medical.closeCard', { cardId: again.cardId });
  expect(current()).toBe(404);
});
