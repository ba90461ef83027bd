import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerCall } from '#main/shells/answer-call.ts';
import { sql } from '#main/store/sql.ts';
import { type CallName, contract } from '#shared/contract/contract.ts';
import { ERROR_SENTENCES } from '#shared/contract/error-codes.ts';
import { GROUPS, KINDS, type MarkedSchool, markedSchool, traceOf } from '../support/marked-school.ts';
import { LEAD, STAFF_PASSWORD } from '../support/new-school.ts';
import type { Row } from './who.ts';
import { WHO_MAY } from './who-may.ts';

/** What a caller put in: a name, an allergy, a password. */
const CANARY = 'Zqcanary';
const CALLS = Object.keys(contract) as CallName[];
const rowOf = (name: CallName) => WHO_MAY[name] as unknown as Row<never>;

let marked: MarkedSchool;
/** Everything that was said when something failed: log lines and errors, with what may stand in `fields` by name only. */
const said: string[] = [];

beforeAll(async () => {
  marked = await markedSchool();
});
afterAll(() => marked.school.close());

/** Every input that one can make of this one by putting the canary into a single place, as a value and as a key. */
function* withCanary(value: unknown): Generator<unknown> {
  for (const put of [CANARY, CANARY.repeat(3000), `${CANARY}@x`, [CANARY], { [CANARY]: CANARY }]) yield put;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const swap of withCanary(inner)) {
      yield Array.isArray(value) ? value.map((one, i) => (String(i) === key ? swap : one)) : { ...value, [key]: swap };
    }
  }
  if (Array.isArray(value)) return;
  yield { ...value, [CANARY]: CANARY };
  yield { ...value, [CANARY.repeat(10)]: 'x' };
}

async function failEveryWay(): Promise<Set<string>> {
  const codes = new Set<string>();
  for (const name of CALLS) {
    const row = rowOf(name);
    if (row.session) continue;
    const right = row.input(marked, 'own');
    const inputs = name === 'imports.preview' ? [{ ...(right as object), mapping: { x: 'y' } }, right] : [right];
    for (const input of inputs.flatMap((one) => [one, ...withCanary(one)])) {
      const answer = JSON.parse(await answerCall(marked.school.app, JSON.stringify({ name, input })));
      if (answer.ok) continue;
      codes.add(answer.error.code);
      said.push(JSON.stringify(answer.error));
    }
  }
  return codes;
}

/** Nothing of what was put in, of a child, of a secret, of a place on the disk or of the code. */
function expectNothingTold(): void {
  said.push(...marked.school.logs.map((line) => JSON.stringify(line)));
  expect(said.length).toBeGreaterThan(CALLS.length);
  const forbidden = [
    CANARY,
    LEAD.password,
    STAFF_PASSWORD,
    LEAD.name,
    marked.school.home,
    marked.school.recoveryCode,
    ...Object.values(marked.children).map(({ childId }) => childId as string),
    ...KINDS.flatMap((kind) => GROUPS.map((group) => traceOf(kind, group))),
  ];
  for (const word of forbidden) {
    expect(said.filter((line) => line.includes(word)).slice(0, 3), word).toEqual([]);
  }
  expect(
    said.filter((line) => /\bSELECT\b|\bINSERT\b|SQLITE|\.ts\b|node_modules|\bat \w+ \(|Error:/.test(line)),
  ).toEqual([]);
  said.length = 0;
}

describe('what is logged and answered when a call fails', () => {
  it.each(['signed out', 'lead', 'office', 'kitchen', 'shielded'])('tells nothing of the call: %s', async (who) => {
    await marked.school.call('access.lock', {});
    if (who !== 'signed out') await marked.signIn(marked.staff[who === 'shielded' ? 'lead' : (who as 'lead')]);
    if (who === 'shielded') await marked.school.call('access.shield', {});
    const codes = await failEveryWay();
    expect([...codes]).toContain('bad-input');
    expectNothingTold();
    marked.clock.advance(61_000);
  });

  it('tells nothing of the register when the register itself fails', async () => {
    await marked.school.call('access.lock', {});
    const store = await marked.inside();
    store.write((tx) => {
      // Not the tables that a sign-in already watches: then nobody would come as far as a call.
      tx.run(sql`ALTER TABLE contact RENAME COLUMN surname TO surname_gone`);
      for (const table of ['purpose_version', 'photo_bytes', 'plan']) {
        tx.run(sql`ALTER TABLE ${{ text: table, values: [] }} RENAME TO ${{ text: `${table}_gone`, values: [] }}`);
      }
    });
    store.close();
    await marked.signIn(marked.staff.lead);
    expect([...(await failEveryWay())]).toContain('internal');
    const { photoId, planId } = marked.children.own;
    for (const path of [`/photo/${photoId}/thumb`, `/plan/${planId}`]) {
      const { status, body } = marked.school.app.serve({ method: 'GET', path });
      expect([status, body.toString()]).toEqual([404, 'Not here.']);
    }
    expect(marked.school.logs.map((line) => line.event)).toContain('serve-failed');
    expectNothingTold();
  });

  it('is a log line of five plain words, and a reference that the page shows', async () => {
    const answer = await marked.school.app.dispatch('children.record', { childId: marked.children.own.childId });
    expect(answer).toMatchObject({ ok: false });
    const line = marked.school.logs.at(-1)!;
    expect(Object.keys(line).sort()).toEqual(['at', 'call', 'code', 'event', 'level', 'ref']);
    expect(line.ref).toBe(answer.ok ? '' : answer.error.ref);
  });

  it('keeps wrong passwords out of the file of tries', () => {
    const tries = readFileSync(join(marked.school.home, 'attempts.json'), 'utf8');
    expect(tries).not.toContain('not it');
    expect(tries).not.toContain(CANARY);
  });

  it('has no sentence with a place for a name or a value of a child', () => {
    const places = Object.values(ERROR_SENTENCES).flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)]);
    const allowed = ['left', 'seconds', 'reason', 'digits', 'limit', 'line', 'missing', 'what', 'year'];
    expect(places.map(([, place]) => place).filter((place) => !allowed.includes(place ?? ''))).toEqual([]);
  });
});
