import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRows, sealingKey } from '#main/features/audit/audit.repo.ts';
import { verifyChain } from '#main/features/audit/audit-chain.ts';
import { answerCall } from '#main/shells/answer-call.ts';
import { sql } from '#main/store/sql.ts';
import { type CallName, contract } from '#shared/contract/contract.ts';
import { ERROR_SENTENCES } from '#shared/contract/error-codes.ts';
import type { Result } from '#shared/contract/result.ts';
import { counted, howMany, seedOf } from '../support/how-many.ts';
import { type MarkedSchool, markedSchool } from '../support/marked-school.ts';
import { badInput, badMessage } from './bad-messages.ts';
import type { Row } from './who.ts';
import { WHO_MAY } from './who-may.ts';

const CALLS = Object.keys(contract) as CallName[];
const EACH = howMany(500);
const seed = seedOf('bad messages');

let marked: MarkedSchool;
beforeAll(async () => {
  marked = await markedSchool();
  await marked.signIn(marked.school.leadId);
});
afterAll(() => marked.school.close());

/** Size and time of everything that a change would touch. A refused call must leave all of it alone. */
const footprint = (): string =>
  ['register.db', 'register.db-wal', 'vault.json']
    .map((name) => statSync(join(marked.school.home, name), { throwIfNoEntry: false }))
    .map((stat) => `${stat?.size} ${stat?.mtimeMs}`)
    .join();

async function signedIn(): Promise<void> {
  const { state } = await marked.school.call('access.state', {});
  if (state === 'active') return;
  // Wrong passwords among the bad messages have made this name wait.
  marked.clock.advance(61_000);
  await marked.signIn(marked.school.leadId);
}

/** One message over the door that the page has. Answers what was wrong with the answer, if anything. */
async function send(
  message: unknown,
  endsSessions = false,
): Promise<{ readonly code: string; readonly wrong: string | null }> {
  // Every call first keeps the anchors of the audit when they are due: what calls before this one were allowed to write.
  await marked.school.call('access.state', {});
  const before = footprint();
  const text = await answerCall(marked.school.app, message);
  const answer = JSON.parse(text) as Result<unknown>;
  if (answer.ok) return { code: 'ok', wrong: null };
  const { code, message: sentence, ref } = answer.error;
  const shaped = code in ERROR_SENTENCES && sentence !== '' && /^[0-9A-F]{8}$/.test(ref);
  if (!shaped) return { code, wrong: `odd answer ${text.slice(0, 200)}` };
  if (code === 'internal') return { code, wrong: 'internal' };
  if (!endsSessions && before !== footprint()) return { code, wrong: `${code}, and the register was touched` };
  return { code, wrong: null };
}

describe.each(CALLS)('%s', (name) => {
  it(`answers ${EACH} bad messages with a refusal, changes nothing by it, and lives`, async ({ task }) => {
    await signedIn();
    const row = WHO_MAY[name] as unknown as Row<never>;
    const right = row.input(marked, 'own');
    const wrong: string[] = [];
    const codes = new Set<string>();
    let sent = 0;
    for (const input of fc.sample(badInput(right), { numRuns: EACH, seed })) {
      if (row.session) await signedIn();
      const { code, wrong: what } = await send(JSON.stringify({ name, input }), row.session);
      codes.add(code);
      sent += 1;
      if (what !== null) wrong.push(`${what} for ${JSON.stringify(input)?.slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
    expect([...codes]).toContain('bad-input');
    counted(task, 'T11', sent, 'bad messages, each call its share');
    counted(task, 'T11', 1, 'calls');
  });
});

describe('the door', () => {
  it('refuses whole messages of any kind', async ({ task }) => {
    await signedIn();
    const wrong: string[] = [];
    for (const message of fc.sample(badMessage, { numRuns: howMany(5000), seed })) {
      const { code, wrong: what } = await send(message);
      if (what !== null || !['unknown-call', 'bad-input', 'ok'].includes(code)) {
        wrong.push(`${what ?? code} for ${String(message).slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
    counted(task, 'T11', howMany(5000), 'bad messages that name no call');
  });

  it('survives depth and length that no form ever has', async () => {
    for (const json of [
      '['.repeat(1_000_000),
      `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
      `{"name":"children.find","input":${'{"text":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
      `{"name":"${'x'.repeat(20_000_000)}","input":{}}`,
      `{"name":"access.signIn","input":{"staffId":"${marked.school.leadId}","password":"${'x'.repeat(5_000_000)}"}}`,
      '{"name":"children.find","name":"access.lock"}',
    ]) {
      expect(['unknown-call', 'bad-input']).toContain((await send(json)).code);
    }
  });

  it('never throws, even for what no message can hold', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('x');
        },
        ownKeys: () => {
          throw new Error('x');
        },
      },
    );
    for (const input of [cyclic, trap, () => 1, Symbol('x'), 10n, new Map(), new Date(Number.NaN), undefined]) {
      for (const name of CALLS) {
        const answer = await marked.school.app.dispatch(name, input);
        expect(typeof answer.ok, name).toBe('boolean');
      }
      expect((await marked.school.app.dispatch(input, {})).ok).toBe(false);
    }
  });
});

it('leaves a register that is whole, with an unbroken chain and every child as it was', async () => {
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  await signedIn();
  const { fields } = (await marked.school.call('children.record', {
    childId: marked.children.own.childId,
  })) as never as {
    fields: { surname: string };
  };
  expect(fields.surname).toBe('ZqownXname');
  await marked.school.call('access.lock', {});
  const store = await marked.inside();
  const nextSeq = sealingKey(store.read)?.next_seq ?? 0;
  expect(verifyChain(allRows(store.read), { nextSeq, anchors: [] })).toMatchObject({ ok: true });
  expect(store.read.all(sql`PRAGMA integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
  store.close();
});
