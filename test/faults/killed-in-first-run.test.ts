import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import { systemClock } from '#main/core/ports.ts';
import type { CallInput, CallName } from '#shared/contract/contract.ts';
import { counted, seedOf } from '../support/how-many.ts';
import { LEAD, SET_UP } from '../support/new-school.ts';
import { diesAt, someOf } from './killed-at.ts';

const seed = seedOf('kills in the first run');
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'careboard-first-run-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** What the next start of Careboard finds there. */
async function nextStart<T>(look: (call: <K extends CallName>(name: K, input: CallInput<K>) => Promise<unknown>) => T) {
  const app = createApp({
    ...{ home, kind: 'practice', keychain: null, clock: systemClock, device: 'TEST-PC' },
    log: () => undefined,
    pages: new Map(),
  });
  try {
    return await look((name, input) => app.dispatch(name, input));
  } finally {
    app.close();
  }
}

it('killed between its steps, leaves a whole register or none, and never a half one in the way', async ({ task }) => {
  const { said: all } = await diesAt('sets-up.ts', [home], 0);
  const [word, steps, moves = ''] = all[0]?.split(' ') ?? [];
  expect(word).toBe('done');
  expect(Number(steps)).toBeGreaterThan(50);
  const kills = someOf(Number(steps), moves, seed);
  const outcomes = { whole: 0, none: 0 };
  for (const dieAt of kills) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home);
    const { said } = await diesAt('sets-up.ts', [home], dieAt);
    await nextStart(async (call) => {
      const { value } = (await call('access.state', {})) as { value: { state: string } };
      if (said.length > 0) expect(value.state, `acknowledged, killed at ${dieAt}`).toBe('signed-out');
      if (value.state === 'no-vault') {
        outcomes.none += 1;
        expect(readdirSync(home).filter((name) => name !== 'folder.lock')).toEqual([]);
        expect(await call('access.setUp', { ...SET_UP, mode: 'password-only' })).toMatchObject({ ok: true });
        await call('access.lock', {});
      } else {
        outcomes.whole += 1;
        expect(value.state, `killed at ${dieAt}`).toBe('signed-out');
      }
      const { value: known } = (await call('access.signInNames', {})) as { value: { names: { staffId: never }[] } };
      const staffId = known.names[0]!.staffId;
      expect(await call('access.signIn', { staffId, password: LEAD.password }), `killed at ${dieAt}`).toEqual({
        ok: true,
        value: {},
      });
      expect(await call('consent.purposes', {})).toMatchObject({ ok: true, value: { purposes: { length: 7 } } });
      expect(await call('audit.verify', {})).toMatchObject({ ok: true, value: { holds: true } });
    });
    for (const rest of ['making', 'made']) expect(existsSync(join(home, rest)), rest).toBe(false);
  }
  counted(task, 'T2', outcomes.whole + outcomes.none, 'kills in a first run');
}, 3_600_000);
