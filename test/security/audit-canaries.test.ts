import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPort } from '#main/demo/demo-port.ts';
import { sql } from '#main/store/sql.ts';
import { readVault } from '#main/vault/vault.ts';
import { type CallName, contract } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { isFieldName } from '#shared/features/audit/audit-fields.ts';
import { counted } from '../support/how-many.ts';
import { GROUPS, KINDS, type MarkedSchool, mark, markedSchool, traceOf } from '../support/marked-school.ts';
import { LEAD, memoryKeychain, STAFF_PASSWORD } from '../support/new-school.ts';
import { makeEveryMedicine } from './every-medicine.ts';
import { makeEveryPlan } from './every-plan.ts';
import { makeEveryWrite } from './every-write.ts';
import { CHILD } from './plain-inputs.ts';
import { answersAndFiles } from './round/answers-and-files.ts';
import { directly, noteWritten, overPage, type Round } from './round/call.ts';
import { childrenAndBack } from './round/children-back.ts';
import { backupFromBefore, olderAndRestored, toTheDemoAndBack } from './round/copies.ts';
import { peopleAndKeys } from './round/people-and-keys.ts';
import { sparesAndSafety } from './round/spares-and-safety.ts';
import { tripsAndBack } from './round/trips.ts';
import type { Row } from './who.ts';
import { WHO_MAY } from './who-may.ts';

/** Put into every text of every command; stands nowhere else. */
const CANARY = 'Zqcanary';
/** The canary of the round's own child, whom a search tells from all others. */
const SURNAME = `${CANARY}son`;
const CALLS = Object.keys(contract) as CallName[];
const rowOf = (name: CallName) => WHO_MAY[name] as unknown as Row<never>;

let marked: MarkedSchool;
let csv = '';
const done = new Set<CallName>();
/** Codes that were shown once on the screen. */
const shownCodes: string[] = [];
const written = new Set<string>();
const keychain = memoryKeychain();
const folder = mkdtempSync(join(tmpdir(), 'careboard-canaries-'));

beforeAll(async () => {
  const write = async (bytes: Buffer) => {
    csv = bytes.toString();
  };
  marked = await markedSchool({
    keychain,
    chooseSave: async () => ({ write }),
    // The shell's part: here the pages of a paper are no more than their first words.
    printPdf: async () => Buffer.from('%PDF-1.7'),
    backup: { sticks: () => [], chooseFolder: async () => folder },
    demo: demoPort({ home: join(folder, 'demo'), keychain, first: false }),
  });
  await wholeRound();
}, 240_000);
afterAll(() => {
  marked.school.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every call in every place of whose input the canary can stand, then what needs real ids to succeed. */
async function wholeRound(): Promise<void> {
  await marked.signIn(marked.staff.lead);
  for (const name of CALLS) {
    const row = rowOf(name);
    if (row.session || name === 'access.changePassword') continue;
    const right = row.input(marked, 'own');
    for (const input of [right, ...withCanary(right)]) {
      const { ok } = await marked.school.app.dispatch(name, input);
      if (ok) done.add(name);
    }
  }
  // Wrong passwords count against the name for a minute at most.
  marked.clock.advance(61_000);
  await marked.signIn(marked.staff.lead);
  await realWork();
  await marked.school.call('audit.export', EVERY_ENTRY);
  await noteWritten(marked.school.call, written);
}

function* withCanary(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield CANARY;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const swap of withCanary(inner))
      yield Array.isArray(value) ? value.map((one, i) => (String(i) === key ? swap : one)) : { ...value, [key]: swap };
  }
}

/** The same round as in the plain-text hunt, through the core alone: every command there is, accepted. */
async function realWork(): Promise<void> {
  const { school } = marked;
  const ask = async (name: string, input: unknown) => {
    const answer = await school.app.dispatch(name, input);
    if (answer.ok) done.add(name as CallName);
    return answer;
  };
  const { evaluate } = directly(ask);
  const call = overPage({ evaluate });
  const round: Round = {
    ...{ call, words: { surname: SURNAME, allergy: `${CANARY}itis` }, home: school.home },
    ends: async (name, input) => void (await call(name, input)),
    secondPasses: async () => marked.clock.advance(1500),
    forgetSecret: () => keychain.delete(readVault(school.home).vaultId).then(() => undefined),
  };
  const photo = (
    await sharp({ create: { width: 320, height: 320, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()
  ).toString('base64');
  const { childId } = await call('children.add', { fields: { ...CHILD, surname: SURNAME } });
  const plan = { title: CANARY, signedOn: null, reviewOn: null, base64: photo };
  await call('medical.attachPlan', { childId, ...plan });
  await makeEveryWrite({ evaluate }, round.words);
  await makeEveryMedicine({ evaluate }, round.words);
  await makeEveryPlan({ evaluate }, round.words);
  await childrenAndBack(call, round.words, photo);
  await answersAndFiles(call, round.words);
  await tripsAndBack(call, round.words);
  await sparesAndSafety(call, round.words);
  const leadId = marked.staff.lead;
  await backupFromBefore(round, async () => {
    const shown = await peopleAndKeys(round, leadId, school.recoveryCode);
    shownCodes.push(...shown.codes);
  });
  await olderAndRestored(round, leadId, written);
  await toTheDemoAndBack(round, leadId, written);
}

/** Accepted before the round begins, where nothing counts them. */
const ELSEWHERE: Partial<Record<CallName, string>> = { 'access.setUp': 'made the school' };

/** What a row may never hold: texts that were put in, each mark of a child, passwords, the code on paper. */
const forbidden = (): string[] => [
  ...[CANARY, LEAD.password, STAFF_PASSWORD, 'not it', marked.school.recoveryCode],
  // A group of figures alone could stand in a hash by chance; one with a letter cannot: hashes are written small.
  ...[marked.school.recoveryCode, ...shownCodes]
    .flatMap((code) => code.split('-'))
    .filter((group) => /[A-Z]/.test(group)),
  ...KINDS.flatMap((kind) => GROUPS.flatMap((group) => [mark(kind, group), traceOf(kind, group)])),
  ...['peanut', 'EpiPen', 'Wears glasses', 'court-order', 'adopted', 'refused'],
];
const hits = (text: string): string[] => forbidden().filter((word) => text.includes(word));
/** Of the whole row, every column, as it lies in the register. */
async function everyRow(): Promise<Record<string, unknown>[]> {
  await marked.school.call('access.lock', {});
  const store = await marked.inside();
  try {
    return store.read.all<Record<string, unknown>>(sql`SELECT * FROM audit ORDER BY seq`);
  } finally {
    store.close();
    await marked.signIn(marked.staff.lead);
  }
}

it('holds no value that anybody put in, in no column of no row, after a round through every command', async ({
  task,
}) => {
  const rows = await everyRow();
  // The words of what happened are the closed list of the code; the rest is looked at letter by letter.
  const texts = rows.map(({ what: _what, ...row }) => JSON.stringify(row));
  expect(rows.length).toBeGreaterThan(150);
  expect(texts.filter((text) => hits(text).length > 0)).toEqual([]);
  const fields = rows.flatMap((row) => JSON.parse(row.fields as string) as string[]);
  expect.soft([...new Set(fields)].filter((field) => !isFieldName(field))).toEqual([]);
  const commands = CALLS.filter((name) => (contract[name] as CallDef).kind === 'command');
  // A command that was only refused would prove nothing.
  expect.soft(commands.filter((name) => !done.has(name) && !(name in ELSEWHERE))).toEqual([]);
  expect.soft(commands.filter((name) => !written.has((contract[name] as CallDef).audit as string))).toEqual([]);
  counted(task, 'Canaries', commands.length, 'commands accepted, with a marked text in whatever takes text');
});

it('holds none in the list that a Lead takes out', () => {
  expect(csv.split('\r\n').length).toBeGreaterThan(150);
  // “refused” is the word for what the sign-in did.
  expect(hits(csv.replaceAll('was refused: wrong', ''))).toEqual([]);
});

it('would have found them: in each column of a row, and in the tables where they do belong', async () => {
  const [row] = await everyRow();
  for (const [column, value] of Object.entries(row!)) {
    const planted = JSON.stringify({ ...row, [column]: `${value}${CANARY}` });
    expect(hits(planted), column).toContain(CANARY);
  }
  await marked.school.call('access.lock', {});
  const store = await marked.inside();
  const inTables = ['child', 'need', 'contact', 'restricted_flag', 'consent_decision', 'plan_steps']
    .filter((table) => store.read.get(sql`SELECT 1 FROM sqlite_master WHERE name = ${table}`))
    .map((table) => JSON.stringify(store.read.all(sql`SELECT * FROM ${{ text: table, values: [] }}`)))
    .join();
  store.close();
  await marked.signIn(marked.staff.lead);
  for (const word of [CANARY, mark('own', 'medical'), mark('own', 'consent'), mark('fed', 'dietary')])
    expect(inTables, word).toContain(word);
  expect(hits(randomUUID())).toEqual([]);
});
