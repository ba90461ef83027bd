import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '#main/core/create-app.ts';
import { systemClock } from '#main/core/ports.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import { LEAD } from '../support/new-school.ts';

const home = mkdtempSync(join(tmpdir(), 'careboard-killed-'));
let left: { readonly childId: ChildId; readonly leadId: StaffId };
let app: App;
const call = async <K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> => {
  const result = await app.dispatch(name, input);
  if (!result.ok) throw new Error(result.error.code);
  return result.value as CallOutput<K>;
};

beforeAll(() => {
  const program = fileURLToPath(new URL('./killed-in-emergency.ts', import.meta.url));
  const run = spawnSync(process.execPath, [program, home], { encoding: 'utf8' });
  expect({ signal: run.signal, wrong: run.stderr.includes('Error') }).toEqual({ signal: 'SIGKILL', wrong: false });
  left = JSON.parse(run.stdout) as typeof left;
  app = createApp({
    ...{ home, kind: 'practice', keychain: null, clock: systemClock, device: 'TEST-PC', pages: new Map() },
    log: () => undefined,
  });
});
afterAll(() => {
  app.close();
  rmSync(home, { recursive: true, force: true });
});

it('shows the running timer on the sign-in screen of the next start, without a name anywhere outside the register', async () => {
  expect((await call('access.state', {})).runningTimers).toHaveLength(1);
  for (const file of readdirSync(home)) expect(readFileSync(join(home, file)).includes('Alfie'), file).toBe(false);
});

it('offers the card to the next person with the timer, every tap and the place', async () => {
  await call('access.signIn', { staffId: left.leadId, password: LEAD.password });
  expect((await call('medical.ongoing', {})).cards).toMatchObject([
    { child: { childId: left.childId, told: 'Alfie Wu, no class' }, timerSince: expect.any(String) },
  ]);
  const card = await call('medical.openCard', { childId: left.childId, reason: null });
  expect(card.taps.map(({ kind, words, minutes, by }) => [kind, words, minutes, by])).toEqual([
    ['adrenaline', '', null, 'Person 1 kitchen'],
    ['timer-start', '', 5, 'Person 1 kitchen'],
    ['place', 'Dining hall', null, 'Person 1 kitchen'],
  ]);
});

it('says of the break-glass opening that nobody saw its end', async () => {
  expect((await call('medical.breakGlass', {})).waiting).toMatchObject([{ endedAt: null, endedHow: 'not-known' }]);
});
