import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#main/store/sql.ts';
import { type CallInput, type CallName, contract } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { isFieldName } from '#shared/features/audit/audit-fields.ts';
import { importText } from '../support/import-files.ts';
import { GROUPS, KINDS, type MarkedSchool, mark, markedSchool, traceOf } from '../support/marked-school.ts';
import { LEAD, STAFF_PASSWORD } from '../support/new-school.ts';
import { CHILD, CONTACT, NEED, SCHOOL } from './plain-inputs.ts';
import type { Row } from './who.ts';
import { WHO_MAY } from './who-may.ts';

/** Put into every text of every command; stands nowhere else. */
const CANARY = 'Zqcanary';
const PASSWORD = 'canary umbrella ticket 93';
const CALLS = Object.keys(contract) as CallName[];
const rowOf = (name: CallName) => WHO_MAY[name] as unknown as Row<never>;

let marked: MarkedSchool;
let csv = '';
const done = new Set<CallName>();
/** Codes that were shown once on the screen. */
const shownCodes: string[] = [];
const codesIn = (given: object): string[] =>
  Object.values(given).filter((value) => typeof value === 'string' && /^[0-9A-Z]{3,}(-[0-9A-Z]+)+$/.test(value));

beforeAll(async () => {
  const write = async (bytes: Buffer) => {
    csv = bytes.toString();
  };
  marked = await markedSchool({ chooseSave: async () => ({ write }) });
  await wholeRound();
}, 240_000);
afterAll(() => marked.school.close());

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
}

function* withCanary(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield CANARY;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const swap of withCanary(inner))
      yield Array.isArray(value) ? value.map((one, i) => (String(i) === key ? swap : one)) : { ...value, [key]: swap };
  }
}

async function make<K extends CallName>(name: K, input: CallInput<K>) {
  const value = await marked.school.call(name, input);
  done.add(name);
  return value;
}

async function realWork(): Promise<void> {
  const { childId, contactId, needIds, planId } = marked.children.other;
  const texts = <T extends object>(fields: T) =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value === '' ? CANARY : value])) as T;
  const record = await make('children.record', { childId });
  const revision = 'revision' in record ? record.revision : 0;
  const fields = {
    ...texts(CHILD),
    upn: '',
    postcode: '',
    yearGroup: '',
    email: '',
    sex: '' as const,
    surname: CANARY,
  };
  await make('children.edit', { childId, revision, fields });
  await make('children.saveContact', {
    childId,
    contactId,
    fields: { ...CONTACT, surname: CANARY, relationship: CANARY },
  });
  await make('children.orderContacts', { childId, contactIds: [contactId] });
  await make('children.setFlag', { childId, flag: 'adopted', set: true, words: CANARY });
  const needs = await make('medical.needs', { childId });
  const need = { ...NEED, condition: CANARY, triggers: CANARY, action: CANARY, medicine: CANARY, place: CANARY };
  const needId = needIds[0]!;
  const needRevision = needs.needs.find((one) => one.needId === needId)!.revision;
  await make('medical.editNeed', { childId, needId, revision: needRevision, fields: need, kind: null });
  await make('medical.setPlace', { childId, needId, place: CANARY });
  await make('medical.removeNeed', { childId, needId });
  await make('medical.restoreNeed', { childId, needId });
  const steps = [{ words: CANARY, savesLife: false, minutes: null, tap: null }];
  const { setId } = await make('medical.typeSteps', { childId, planId, steps });
  await make('medical.takeStepsOff', { childId, setId });
  await make('medical.recordSpare', {
    childId,
    fields: { answer: 'yes', parent: CANARY, doctor: CANARY, agreedOn: calendarDate('2026-09-07') },
  });
  const { cardId } = await make('medical.openCard', { childId, reason: null });
  const { tapId } = await make('medical.tap', { cardId, kind: 'note', words: CANARY });
  await make('medical.undoTap', { cardId, tapId });
  await make('medical.closeCard', { cardId });
  await make('settings.saveSchool', { ...SCHOOL, name: CANARY, entrance: CANARY, meetsCrew: CANARY, places: [CANARY] });
  const { applied } = await importText(
    marked.school,
    `${CANARY}.csv`,
    `Admission Number,Surname,Forename,Date of Birth,Class\n9001,${CANARY},${CANARY},02/01/2018,${CANARY}\n`,
  );
  done.add('imports.apply');
  await make('imports.undo', { importId: applied.importId });
  const grants = [{ role: 'office' as const, classIds: [], until: null }];
  const { staffId } = await make('access.addStaff', { name: 'Mr New', label: CANARY, grants, password: PASSWORD });
  const oneTime = await make('access.oneTimeCode', { staffId });
  const enrolment = await make('access.makeEnrolmentCode', { password: LEAD.password });
  const renewed = await make('access.newRecoveryCode', { password: LEAD.password });
  for (const given of [oneTime, enrolment, renewed]) shownCodes.push(...codesIn(given));
  expect(shownCodes.length).toBeGreaterThan(2);
  await make('access.setGrants', { staffId, label: CANARY, grants });
  await marked.school.tryCall('access.signIn', { staffId, password: PASSWORD });
  await marked.signIn(marked.staff.kitchen);
  const { cardId: broken } = await make('medical.openCard', { childId, reason: 'called' });
  await make('medical.closeCard', { cardId: broken });
  await marked.signIn(marked.staff.lead);
  await marked.school.tryCall('access.checkRecoveryCode', { code: marked.school.recoveryCode });
  await make('audit.checkSeals', { code: marked.school.recoveryCode });
  const { waiting } = await make('medical.breakGlass', {});
  await make('medical.reviewBreakGlass', { openingId: waiting[0]!.openingId, words: CANARY });
  await make('access.removeStaff', { staffId });
  await make('children.removeContact', { childId, contactId });
  await make('children.move', { childIds: [childId], classId: marked.oak });
  await make('access.setPin', { pin: '831746' });
  await make('access.shield', {});
  await marked.school.tryCall('access.unshield', { pin: '100000' });
  await make('access.unshield', { pin: '831746' });
  const next = `${PASSWORD} at last`;
  await make('access.changePassword', { current: LEAD.password, next });
  await make('access.changePassword', { current: next, next: LEAD.password });
  await make('children.setLeavers', { childIds: [childId], leftOn: calendarDate('2026-11-20')! });
  await make('children.bringBack', { childIds: [childId], classId: marked.oak });
}

/** What a row may never hold: texts that were put in, each mark of a child, passwords, the code on paper. */
const forbidden = (): string[] => [
  ...[CANARY, PASSWORD, '831746', LEAD.password, STAFF_PASSWORD, 'not it', marked.school.recoveryCode],
  ...[marked.school.recoveryCode, ...shownCodes].flatMap((code) => code.split('-')),
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

it('holds no value that anybody put in, in no column of no row, after a round through every command', async () => {
  const rows = await everyRow();
  // The words of what happened are the closed list of the code; the rest is looked at letter by letter.
  const texts = rows.map(({ what: _what, ...row }) => JSON.stringify(row));
  expect(rows.length).toBeGreaterThan(150);
  expect(texts.filter((text) => hits(text).length > 0)).toEqual([]);
  const fields = rows.flatMap((row) => JSON.parse(row.fields as string) as string[]);
  expect([...new Set(fields)].filter((field) => !isFieldName(field))).toEqual([]);
  const whats = new Set(rows.map(({ what }) => what));
  const all = CALLS.filter((name) => (contract[name] as CallDef).kind === 'command');
  const isWritten = (name: CallName) => whats.has((contract[name] as CallDef).audit);
  for (const name of all) if (done.has(name)) expect(isWritten(name), name).toBe(true);
  const commands = all.filter(isWritten);
  const refused = all.filter((name) => !isWritten(name));
  process.stdout.write(`Canaries: ${commands.length} commands done; of ${refused.join(' ')} refusals alone.\n`);
  expect(commands.length).toBeGreaterThan(45);
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
