import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId, ClassId } from '#shared/domain/ids.ts';
import { LEAD, memoryKeychain, movableClock, newSchool, type School, STAFF_PASSWORD } from '../support/new-school.ts';

const MINUTE = 60_000;
let school: School;
let clock: ReturnType<typeof movableClock>;
const keychain = memoryKeychain();
beforeEach(async () => {
  clock = movableClock();
  school = await newSchool({ ports: { clock, keychain } });
});
afterEach(() => school.close());
const state = async () => (await school.call('access.state', {})).state;

describe('a session left alone', () => {
  it('hides at two idle minutes and not before, and ends at ten', async () => {
    clock.advance(2 * MINUTE - 1);
    expect(await state()).toBe('active');
    clock.advance(1);
    expect(await state()).toBe('shielded');
    clock.advance(8 * MINUTE - 1);
    expect(await state()).toBe('shielded');
    clock.advance(1);
    expect(await state()).toBe('signed-out');
    expect(await school.tryCall('access.unshield', { password: LEAD.password })).toMatchObject({
      error: { code: 'signed-out' },
    });
  });

  it('stays while somebody is there, and ends after eight hours whatever they do', async () => {
    for (let passed = 0; passed < 8 * 60 - 1; passed += 1) {
      clock.advance(MINUTE);
      await school.call('access.touch', {});
    }
    expect(await state()).toBe('active');
    clock.advance(MINUTE);
    expect(await state()).toBe('signed-out');
  });

  it.each(['screen-locked', 'suspend', 'user-switched'] as const)('ends at once with the PC: %s', async (signal) => {
    await school.call('access.setPin', { pin: '4917' });
    school.app.signal(signal);
    expect(await state()).toBe('signed-out');
    expect(await school.tryCall('access.unshield', { pin: '4917' })).toMatchObject({ error: { code: 'signed-out' } });
    await school.asLead();
    const { rows } = await school.call('audit.rows', { kind: 'sessions', staffId: null, before: null });
    expect(rows.map(({ what }) => what)).toContain('session.pc-locked');
  });

  it('keeps a PIN for itself alone: the next one has none', async () => {
    await school.call('access.setPin', { pin: '4917' });
    expect((await school.call('access.state', {})).me?.hasPin).toBe(true);
    await school.asLead();
    expect((await school.call('access.state', {})).me?.hasPin).toBe(false);
    await school.call('access.shield', {});
    expect(await school.tryCall('access.unshield', { pin: '4917' })).toMatchObject({ ok: false });
  });

  it('is neither hidden nor ended for thirty minutes while an emergency card is open; a tap renews that', async () => {
    const { childId } = await school.call('children.add', {
      fields: { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley' },
    });
    const { cardId } = await school.call('medical.openCard', { childId, reason: null });
    await school.call('access.window', { focused: false, ownDialog: false });
    clock.advance(29 * MINUTE);
    expect(await state()).toBe('active');
    await school.call('medical.tap', { cardId, kind: 'ambulance', words: '' });
    clock.advance(29 * MINUTE);
    expect(await state()).toBe('active');
    clock.advance(MINUTE + 20_000);
    expect(await state()).toBe('shielded');
  });
});

describe('a time that is over while an emergency card is in use', () => {
  const child = async (forename: string, classId: ClassId | null = null) =>
    (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname: 'Otley', classId } })).childId;
  const tap = (cardId: CardId) => school.tryCall('medical.tap', { cardId, kind: 'ambulance', words: '' });
  const tryAll = (childId: ChildId) =>
    Promise.all([
      school.tryCall('children.find', { text: 'ben' }),
      school.tryCall('children.record', { childId }),
      school.tryCall('medical.openCard', { childId, reason: 'other' }),
      school.tryCall('medical.board', {}),
      school.tryCall('access.setPin', { pin: '4917' }),
    ]);
  const codes = (results: readonly { readonly ok: boolean }[]) =>
    results.map((result) => ('error' in result ? (result.error as { code: string }).code : 'ok'));

  it('leaves an ended Cover the cards that they have open and nothing else, and ends with the last of them', async () => {
    const { classId } = await school.call('children.saveClass', {
      classId: null,
      name: 'Oak',
      yearGroup: '1',
      teacher: '',
    });
    const [ava, ben] = [await child('Ava', classId), await child('Ben')];
    const until = new Date(clock.now().getTime() + 60 * MINUTE).toISOString() as Instant;
    const { staffId } = await school.call('access.addStaff', {
      ...{ name: 'Cover Person', label: '', password: STAFF_PASSWORD },
      grants: [{ role: 'cover', classIds: [classId], until }],
    });
    await school.call('access.signIn', { staffId, password: STAFF_PASSWORD });
    const { cardId } = await school.call('medical.openCard', { childId: ava, reason: null });
    for (let passed = 0; passed < 60; passed += 20) {
      clock.advance(20 * MINUTE);
      expect(await tap(cardId)).toMatchObject({ ok: true });
    }
    expect(codes(await tryAll(ben))).toEqual(Array(5).fill('access-ended'));
    // The card as it was: within their class, whatever has ended since. The way back to it stays too.
    expect(await school.call('medical.card', { cardId })).toMatchObject({ breakGlass: false });
    expect((await school.call('medical.ongoing', {})).cards).toMatchObject([{ cardId }]);
    expect(await school.tryCall('medical.openCard', { childId: ava, reason: null })).toMatchObject({ ok: true });
    await school.call('medical.closeCard', { cardId });
    expect(await state()).toBe('signed-out');
    await school.asLead();
    const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
    expect(rows.map(({ what }) => what)).not.toContain('break-glass.closed');
  });

  it('after eight hours leaves the open cards alone, their plans and faces, and no other', async () => {
    const [ava, ben] = [await child('Ava'), await child('Ben')];
    const picture = { create: { width: 60, height: 60, channels: 3, background: '#888' } } as const;
    const base64 = (await sharp(picture).jpeg().toBuffer()).toString('base64');
    for (const childId of [ava, ben]) await school.call('children.savePhoto', { childId, base64 });
    const face = async (childId: ChildId) => (await school.call('children.record', { childId })).photoUrl ?? '';
    const faces = [await face(ava), await face(ben), (await face(ben)).replace('full', 'thumb')];
    const served = () => faces.map((path) => school.app.serve({ method: 'GET', path }).status);
    const { cardId } = await school.call('medical.openCard', { childId: ava, reason: null });
    for (let passed = 0; passed < 8 * 60; passed += 24) {
      expect(served()).toEqual([200, 200, 200]);
      clock.advance(24 * MINUTE);
      expect(await tap(cardId), `${passed}`).toMatchObject({ ok: true });
    }
    expect(codes(await tryAll(ben))).toEqual(Array(5).fill('session-over'));
    expect(served()).toEqual([200, 404, 404]);
    expect((await school.call('access.state', {})).me?.capabilities).toEqual([]);
    clock.advance(30 * MINUTE - 1);
    expect(await state()).toBe('active');
    clock.advance(1);
    expect(await state()).toBe('signed-out');
    expect(await tap(cardId)).toMatchObject({ error: { code: 'signed-out' } });
  });
});

describe('a clock that is set', () => {
  const jumps = async () => {
    const { rows } = await school.call('audit.rows', { kind: 'sessions', staffId: null, before: null });
    return rows.filter(({ what }) => what === 'session.clock-jumped');
  };

  it('is written down once for each time it is set, also in small steps, without a value', async () => {
    clock.advance(MINUTE);
    expect(await jumps()).toEqual([]);
    clock.set(2 * MINUTE - 1);
    expect(await jumps()).toEqual([]);
    clock.set(1);
    expect(await jumps()).toMatchObject([{ who: LEAD.name, fields: [] }]);
    expect(await jumps()).toHaveLength(1);
    clock.set(-60 * MINUTE);
    expect(await jumps()).toHaveLength(2);
  });
});

describe('wrong passwords', () => {
  const tryWrong = (staffId: School['leadId']) =>
    school.tryCall('access.signIn', { staffId, password: 'not the right one' });

  it('make one name wait 0, 0, 1, 2, 4 ... 60 seconds, also after a restart, and never lock it for good', async () => {
    const staffId = await school.asRole('office');
    await school.call('access.lock', {});
    const waits = [0, 0, 1, 2, 4, 8, 16, 32, 60, 60];
    for (const [tries, seconds] of waits.entries()) {
      expect(await tryWrong(staffId), `try ${tries + 1}`).toMatchObject({ error: { code: 'wrong-password' } });
      if (seconds === 0) continue;
      clock.advance(seconds * 1000 - 1);
      expect(await tryWrong(staffId), `${seconds} s`).toMatchObject({ error: { code: 'wait' } });
      clock.advance(1);
    }
    const again = createApp({
      ...{ home: school.home, kind: 'practice', keychain, clock, device: 'TEST-PC' },
      log: () => undefined,
      pages: new Map(),
    });
    const asked = { staffId, password: STAFF_PASSWORD };
    expect(await again.dispatch('access.signIn', asked)).toMatchObject({ error: { code: 'wait' } });
    clock.advance(60_000);
    expect(await again.dispatch('access.signIn', asked)).toMatchObject({ ok: true });
    again.close();
  });

  it('are told to Leads from the tenth on, once, with the name, and to nobody else', async () => {
    const staffId = await school.asRole('office');
    await school.call('access.lock', {});
    for (let tries = 0; tries < 9; tries += 1) {
      await tryWrong(staffId);
      clock.advance(61_000);
    }
    await school.asLead();
    expect((await school.call('access.state', {})).me?.notices).toEqual([]);
    await school.call('access.lock', {});
    clock.advance(1000);
    for (let tries = 0; tries < 10; tries += 1) {
      await tryWrong(staffId);
      clock.advance(61_000);
    }
    await school.call('access.signIn', { staffId, password: STAFF_PASSWORD });
    expect((await school.call('access.state', {})).me?.notices).toEqual([]);
    await school.asLead();
    expect((await school.call('access.state', {})).me?.notices).toEqual([
      '10 wrong passwords were tried for Person 1 office since you last signed in.',
    ]);
    await school.asLead();
    expect((await school.call('access.state', {})).me?.notices).toEqual([]);
  });
});

describe('the file of wrong tries', () => {
  const file = () => join(school.home, 'attempts.json');
  const signIn = (password: string) => school.tryCall('access.signIn', { staffId: school.leadId, password });
  const restarted = () =>
    createApp({
      ...{ home: school.home, kind: 'practice', keychain, clock, device: 'TEST-PC' },
      log: () => undefined,
      pages: new Map(),
    });

  it.each([
    ['a time that is none', '{"wrong":{},"pending":[{"staffId":"x","at":"yesterday"}]}'],
    ['a count that is none', '{"wrong":{"x":"many"},"pending":7}'],
    ['another shape', '[1,2,3]'],
    ['no JSON', 'not json'],
    ['a folder', null],
  ])('keeps nobody out when it holds %s', async (_what, text) => {
    await school.call('access.lock', {});
    rmSync(file(), { force: true });
    if (text === null) mkdirSync(file());
    else writeFileSync(file(), text);
    const app = restarted();
    const asked = { staffId: school.leadId, password: LEAD.password };
    expect(await app.dispatch('access.signIn', asked)).toMatchObject({ ok: true });
    app.close();
  });

  it('drops the entry that is none and keeps the count beside it', async () => {
    await school.call('access.lock', {});
    writeFileSync(file(), JSON.stringify({ wrong: { [school.leadId]: 9, x: -1 }, pending: [{ at: 'now' }] }));
    const app = restarted();
    const asked = { staffId: school.leadId, password: LEAD.password };
    expect(await app.dispatch('access.signIn', asked)).toMatchObject({ error: { code: 'wait' } });
    app.close();
  });

  it('shortens no delay and loses no refusal when somebody deletes it between the tries', async () => {
    await school.call('access.lock', {});
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await signIn('not the right one')).toMatchObject({ error: { code: 'wrong-password' } });
      rmSync(file());
    }
    expect(await signIn(LEAD.password)).toMatchObject({ error: { code: 'wait' } });
    clock.advance(1000);
    expect(await signIn('not the right one')).toMatchObject({ error: { code: 'wrong-password' } });
    rmSync(file());
    clock.advance(1999);
    expect(await signIn(LEAD.password)).toMatchObject({ error: { code: 'wait' } });
    clock.advance(1);
    expect(await signIn(LEAD.password)).toMatchObject({ ok: true });
    const { rows } = await school.call('audit.rows', { kind: 'sessions', staffId: null, before: null });
    expect(rows.filter(({ what }) => what === 'session.refused')).toHaveLength(4);
  });
});

it('a password typed into the PIN’s box shows the screen again, and a wrong one uses up no PIN', async () => {
  await school.call('access.setPin', { pin: '4917' });
  await school.call('access.shield', {});
  for (let tries = 0; tries < 2; tries += 1) {
    expect(await school.tryCall('access.unshield', { pin: 'not the right one' })).toMatchObject({
      error: { code: 'wrong-password' },
    });
  }
  expect(await school.tryCall('access.unshield', { pin: '1111' })).toMatchObject({
    error: { code: 'wrong-pin', message: expect.stringContaining('4 tries') },
  });
  await school.call('access.unshield', { pin: LEAD.password });
  expect(await state()).toBe('active');
});
