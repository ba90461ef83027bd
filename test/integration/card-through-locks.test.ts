import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import type { CardId, ChildId } from '#shared/domain/ids.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import { LEAD, memoryKeychain, movableClock, newSchool, type School } from '../support/new-school.ts';

const START = '2026-11-24T09:00:00.000Z';
const keychain = memoryKeychain();
let school: School;
let clock: ReturnType<typeof movableClock>;
let childId: ChildId;
let cardId: CardId;
/** What each event said, and what the core still answered at that very moment. */
let heard: { readonly state: string; readonly answer: Promise<unknown> }[];

beforeEach(async () => {
  clock = movableClock();
  school = await newSchool({ ports: { clock, keychain } });
  ({ childId } = await school.call('children.add', { fields: { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley' } }));
  ({ cardId } = await school.call('medical.openCard', { childId, reason: null }));
  await school.call('medical.tap', { cardId, kind: 'adrenaline', words: '' });
  await school.call('medical.tap', { cardId, kind: 'timer-start', words: '' });
  heard = [];
  school.app.subscribe((event) => {
    if (event.type !== 'session') return;
    heard.push({ state: event.state, answer: school.app.dispatch('medical.card', { cardId }) });
  });
});
afterEach(() => school.close());
const state = () => school.call('access.state', {});
const TAPS = [
  { kind: 'adrenaline', at: START },
  { kind: 'timer-start', at: START },
];

/** Everything that hides or ends a session, each as it comes. */
const ENDS: Readonly<Record<string, () => unknown>> = {
  'Lock is pressed': () => school.call('access.lock', {}),
  'the PC is locked': () => school.app.signal('screen-locked'),
  'the lid is closed': () => school.app.signal('suspend'),
  'the user is switched': () => school.app.signal('user-switched'),
  'another person signs in': () => school.asRole('first-aid'),
  'five wrong PINs are typed': async () => {
    await school.call('access.setPin', { pin: '491726' });
    await school.call('access.shield', {});
    for (let i = 0; i < 5; i += 1) await school.tryCall('access.unshield', { pin: '000000' });
  },
  'nobody taps for thirty minutes, and ten more pass': async () => {
    clock.advance(41 * 60_000);
    await state();
  },
};

describe('an emergency card and its timer', () => {
  it('stay under the hidden screen, and are there again when it lifts', async () => {
    await school.call('access.shield', {});
    expect(await state()).toMatchObject({ state: 'shielded', me: null, runningTimers: [START] });
    expect(await school.tryCall('medical.card', { cardId })).toMatchObject({ error: { code: 'shielded' } });
    await school.call('access.unshield', { password: LEAD.password });
    expect(await school.call('medical.card', { cardId })).toMatchObject({ taps: TAPS });
  });

  it.each(Object.keys(ENDS))('survive when %s: nameless while locked, whole for the next person', async (how) => {
    await ENDS[how]!();
    const first = heard.find((event) => event.state === 'signed-out')!;
    expect(first, 'the page hears of the end').toBeDefined();
    // The core has let go before anybody hears of it: what the page still asks is answered by nobody's session.
    expect(await first.answer).toMatchObject({ ok: false });
    if ((await state()).state === 'signed-out') {
      const locked = await state();
      expect(locked).toMatchObject({ me: null, runningTimers: [START] });
      expect(JSON.stringify(locked)).not.toMatch(/Ava|Otley/);
      expect(await school.tryCall('medical.card', { cardId })).toMatchObject({ error: { code: 'signed-out' } });
      await school.asRole('first-aid');
    }
    const { cards } = await school.call('medical.ongoing', {});
    expect(cards).toMatchObject([{ cardId, timerSince: START }]);
    const again = await school.call('medical.openCard', { childId, reason: null });
    expect(again).toMatchObject({ cardId, taps: TAPS });
  });

  it('survive a restart of Careboard', async () => {
    school.app.close();
    const app = createApp({
      ...{ home: school.home, kind: 'practice', keychain, clock, device: 'PC', pages: new Map() },
      log: () => undefined,
    });
    expect(await app.dispatch('access.state', {})).toMatchObject({ value: { me: null, runningTimers: [START] } });
    await app.dispatch('access.signIn', { staffId: school.leadId, password: LEAD.password });
    expect(await app.dispatch('medical.openCard', { childId, reason: null })).toMatchObject({
      value: { cardId, taps: TAPS },
    });
    app.close();
  });
});
