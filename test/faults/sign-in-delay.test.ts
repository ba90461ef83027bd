import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';

import { backOff } from '#shared/features/access/session-timing.rules.ts';
import { counted, howMany, seedOf } from '../support/how-many.ts';
import { grantOf, LEAD, memoryKeychain, movableClock, newSchool, type School } from '../support/new-school.ts';

const seed = seedOf('sign-in delays');
let school: School;
afterEach(() => school.close());

const HOUR = 3_600_000;
/** What somebody does who guesses: waits a little, sets the clock, starts Careboard again, tries. */
const step = fc.record({
  wait: fc.oneof(fc.constant(0), fc.nat(3_000), fc.nat(70_000)),
  setClock: fc.oneof(fc.constant(0), fc.integer({ min: -48 * HOUR, max: 48 * HOUR })),
  restart: fc.boolean(),
});

it('keeps the delay by what really passed, whoever sets the clock or starts again', { timeout: 3_600_000 }, async ({
  task,
}) => {
  const clock = movableClock();
  const keychain = memoryKeychain();
  school = await newSchool({ ports: { clock, keychain } });
  await school.call('access.lock', {});
  school.app.close();
  const start = () =>
    createApp({
      ...{ home: school.home, kind: 'practice', keychain, clock, device: 'TEST-PC', pages: new Map() },
      log: () => undefined,
    });
  let app = start();
  let wrong = 0;
  let notBefore = 0;
  let tries = 0;
  const codes = new Set<string>();
  for (const { wait, setClock, restart } of fc.sample(step, { numRuns: howMany(200), seed })) {
    clock.advance(wait);
    clock.set(setClock);
    if (restart) {
      app.close();
      app = start();
      // A new start knows how many were wrong and waits as long anew: it never waits less.
      notBefore = clock.monotonic() + backOff(wrong);
    }
    const answer = await app.dispatch('access.signIn', { staffId: school.leadId, password: `guess ${tries} of it` });
    const code = answer.ok ? 'ok' : answer.error.code;
    expect(code, `try ${tries}, after ${wrong} wrong, seed ${seed}`).toBe(
      clock.monotonic() < notBefore ? 'wait' : 'wrong-password',
    );
    if (code === 'wrong-password') {
      wrong += 1;
      notBefore = clock.monotonic() + backOff(wrong);
    }
    codes.add(code);
    tries += 1;
  }
  expect([...codes].sort()).toEqual(['wait', 'wrong-password']);
  clock.advance(60_001);
  expect(await app.dispatch('access.signIn', { staffId: school.leadId, password: LEAD.password })).toMatchObject({
    ok: true,
  });
  app.close();
  counted(task, 'T8', tries, 'guesses under clock moves and new starts');
});

it('lets tries that come at once through one by one', async ({ task }) => {
  const clock = movableClock();
  school = await newSchool({ ports: { clock } });
  await school.call('access.lock', {});
  const tries = 40;
  const codes = await Promise.all(
    Array.from({ length: tries }, async (_, n) => {
      const answer = await school.tryCall('access.signIn', { staffId: school.leadId, password: `guess ${n} of it` });
      return answer.ok ? 'ok' : answer.error.code;
    }),
  );
  expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(3);
  expect(codes.filter((code) => code === 'wait')).toHaveLength(tries - 3);
  counted(task, 'T8', tries, 'guesses at once');
});

it('takes a password however a keyboard composes it, and no other', { timeout: 600_000 }, async ({ task }) => {
  const clock = movableClock();
  school = await newSchool({ ports: { clock } });
  const letters = [
    'é',
    'ñ',
    'ǭ',
    'ệ',
    'Å',
    'ö',
    '각',
    'が',
    'ḱ',
    'ż',
    'ő',
    'ș',
    'ĝ',
    'ů',
    'ả',
    'ũ',
    'ý',
    'ç',
    'ą',
    'ī',
  ];
  const pairs = letters.slice(0, howMany(letters.length));
  for (const [n, letter] of pairs.entries()) {
    await school.asLead();
    const composed = `larch 41 otter biscuit ${letter}`;
    const person = { name: `Person ${n}`, label: '', grants: [grantOf('office', [])] };
    const { staffId } = await school.call('access.addStaff', { ...person, password: composed.normalize('NFC') });
    await school.call('access.signIn', { staffId, password: composed.normalize('NFD') });
    const bare = composed.normalize('NFD').replace(/\p{M}|[\u1161-\u11ff]/gu, '');
    expect(await school.tryCall('access.signIn', { staffId, password: bare }), letter).toMatchObject({ ok: false });
  }
  counted(task, 'T8', pairs.length * 2, 'pairs of one password composed and taken apart');
});

it('refuses a megabyte without judging it, and it is no try of anybody’s', async ({ task }) => {
  const clock = movableClock();
  school = await newSchool({ ports: { clock } });
  await school.call('access.lock', {});
  const used = process.cpuUsage();
  for (let n = 0; n < 10; n += 1) {
    const password = String.fromCharCode(97 + n).repeat(1_000_000);
    const answer = await school.tryCall('access.signIn', { staffId: school.leadId, password });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  }
  const { user, system } = process.cpuUsage(used);
  expect((user + system) / 1000).toBeLessThan(2_000);
  await school.asLead();
  counted(task, 'T8', 10, 'passwords of a megabyte');
});
