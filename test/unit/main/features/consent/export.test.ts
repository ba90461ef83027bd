import Papa from 'papaparse';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { addDays, calendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, ContactId, PurposeId } from '#shared/domain/ids.ts';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import type { ChildFields } from '#shared/features/children/children.model.ts';
import type { DecisionState } from '#shared/features/consent/consent.model.ts';
import { importText, previewText } from '../../../../support/import-files.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

const TODAY = londonDay(new Date());
const day = (text: string) => calendarDate(text)!;
/** Two of one name, one without any number, one whose name a spreadsheet would calculate, one of another alphabet. */
const CHILDREN: readonly (Partial<ChildFields> & { readonly of?: 'none' })[] = [
  { forename: 'Ava', surname: 'Wu', born: day('2018-02-03'), upn: 'B801200005001', admissionNumber: '004001' },
  { forename: 'Ava', surname: 'Wu', born: day('2019-05-06'), upn: 'R674123101121', admissionNumber: '004002' },
  { forename: '=1+2', surname: '@Home, "Kai"', born: day('2019-01-01'), admissionNumber: '-5' },
  { forename: 'Zoë', surname: 'Wójcik', born: day('2019-01-02'), of: 'none' },
  { forename: 'Đức', surname: 'Nguyễn', born: day('2019-01-03') },
  { forename: 'Li', surname: 'O’Hara', born: day('2019-01-04') },
];

interface Made {
  readonly school: School;
  readonly saved: string[];
  readonly ids: readonly ChildId[];
  readonly parents: readonly (readonly [ContactId, ContactId])[];
  readonly purposes: readonly PurposeId[];
  readonly classId: ClassId;
}
const open: School[] = [];
let from: Made;

async function schoolWith(chooseSave?: () => Promise<void>): Promise<Made> {
  const saved: string[] = [];
  const school = await newSchool({
    ports: {
      chooseSave: async () => {
        await chooseSave?.();
        return { write: async (bytes) => void saved.push(bytes.toString('utf8')) };
      },
    },
  });
  open.push(school);
  const { classId } = await school.call('children.saveClass', {
    ...{ classId: null, name: 'Oak', yearGroup: '3', teacher: '' },
  });
  const ids: ChildId[] = [];
  const parents: [ContactId, ContactId][] = [];
  for (const { of: none, ...fields } of CHILDREN) {
    const child = { ...EMPTY_CHILD, ...fields, classId: none ? null : classId };
    const { childId } = await school.call('children.add', { fields: child });
    const parent = async (forename: string) => {
      const contact = { ...EMPTY_CONTACT, forename, surname: 'Lake', responsibility: true };
      return (await school.call('children.saveContact', { childId, contactId: null, fields: contact })).contactId;
    };
    ids.push(childId);
    parents.push([await parent('Priya'), await parent('Sam')]);
  }
  // The school of a test has the usual seven; one of them is public task.
  const { purposes } = await school.call('consent.purposes', {});
  const last = purposes.at(-1)!;
  const { purposeId, kind: _kind, wordingVersion, countsFrom: _from, ...asked } = last;
  await school.call('consent.rewordPurpose', {
    ...{ purposeId, ...asked, basis: 'public-task', seen: wordingVersion, askAgain: false },
  });
  return { school, saved, ids, parents, classId, purposes: purposes.map(({ purposeId }) => purposeId) };
}
const say = (
  { school, ids, parents, purposes }: Made,
  [child, purpose, parent]: readonly [number, number, 0 | 1 | 'child'],
  state: DecisionState,
  decidedOn = day('2026-09-07'),
  validUntil: ReturnType<typeof calendarDate> = null,
) =>
  school.call('consent.record', {
    ...{ childId: ids[child]!, purposeId: purposes[purpose]!, state, decidedOn, validUntil, method: 'paper' },
    who: parent === 'child' ? { kind: 'child' } : { kind: 'contact', contactId: parents[child]![parent] },
    ...{ evidence: '', words: '', replacesUnrecorded: false },
  });

/** Answers of every kind, of several days, of two parents who differ and of a child. */
async function answer(made: Made): Promise<void> {
  await say(made, [0, 0, 0], 'given');
  await say(made, [0, 1, 0], 'given', day('2026-09-08'), day('2027-08-31'));
  await say(made, [0, 2, 0], 'refused');
  await say(made, [0, 3, 0], 'given', day('2024-09-08'), day('2025-08-31'));
  await say(made, [0, 4, 0], 'given');
  await say(made, [0, 4, 0], 'withdrawn', day('2026-10-01'));
  await say(made, [0, 5, 0], 'no-answer');
  await say(made, [0, 6, 0], 'objected');
  await say(made, [1, 0, 0], 'given');
  await say(made, [1, 0, 1], 'refused', day('2026-09-09'));
  await say(made, [1, 1, 0], 'given');
  await say(made, [1, 1, 'child'], 'refused', day('2026-09-10'));
  for (const at of [2, 3, 4]) await say(made, [at, at, 1], 'given');
  await made.school.call('children.setFlag', {
    ...{ childId: made.ids[5]!, flag: 'looked-after', set: true, words: '' },
  });
  await say(made, [5, 0, 0], 'given');
}

const wishOf = (
  { purposes, classId }: Made,
  wish: Partial<CallInput<'consent.export'>> = {},
): CallInput<'consent.export'> => ({
  ...{ purposeIds: [...purposes], classIds: [classId, null], shape: 'wide', words: 'state' },
  ...{ children: CHILDREN.length, ...wish },
});
const save = async (made: Made, wish: Partial<CallInput<'consent.export'>> = {}) => {
  await made.school.call('consent.export', wishOf(made, wish));
  return made.saved.at(-1)!;
};
const read = (text: string) => Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;

beforeEach(async () => {
  from = await schoolWith();
  await answer(from);
}, 60_000);
afterEach(() => {
  for (const school of open.splice(0)) school.close();
});

it('writes today’s answers for Excel, a word for each state, the days beside it, and no name that calculates', async () => {
  const text = await save(from);
  expect(
    text.startsWith('\uFEFFUPN,Admission number,Surname,Forename,Date of birth,Class,Website,Website (date),'),
  ).toBe(true);
  expect(text).not.toMatch(/[^\r]\n/);
  const rows = read(text);
  expect(rows).toHaveLength(CHILDREN.length + 1);
  const ava = rows.find((row) => row[0] === 'B801200005001')!;
  expect(ava.slice(1, 6)).toEqual(['004001', 'Wu', 'Ava', '03/02/2018', 'Oak']);
  expect(ava.slice(6)).toEqual([
    ...['Yes', '07/09/2026', ''],
    ...['Yes', '08/09/2026', '31/08/2027'],
    ...['No', '07/09/2026', ''],
    ...['Run out', '08/09/2024', '31/08/2025'],
    ...['Withdrawn', '01/10/2026', ''],
    ...['Left blank', '07/09/2026', ''],
    ...['Objected', '07/09/2026', ''],
  ]);
  const stopped = rows.find((row) => row[2] === 'O’Hara')!;
  expect(stopped.slice(6, 9)).toEqual(['Do not photograph', '', '']);
  expect(rows.find((row) => row[3] === "'=1+2")).toBeDefined();
  expect(rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
  const twin = rows.find((row) => row[0] === 'R674123101121')!;
  expect([twin[6], twin[9], twin.at(-3)]).toEqual(['No', 'No', 'Not needed']);
});

it('writes only yes and no where the other system knows nothing else, and no yes that nobody gave', async () => {
  const rows = read(await save(from, { words: 'yes-no' }));
  const of = (upn: string) => rows.find((row) => row[0] === upn)!.slice(6);
  expect(of('B801200005001')).toEqual(['Yes', 'Yes', 'No', 'No', 'No', '', 'No']);
  expect(of('R674123101121')).toEqual(['No', 'No', '', '', '', '', '']);
  expect(rows.find((row) => row[2] === 'O’Hara')!.slice(6)).toEqual(['No', 'No', 'No', 'No', 'No', 'No', '']);
});

it.each(['wide', 'long'] as const)(
  'comes back unchanged through our own import, %s',
  async (shape) => {
    const text = await save(from, { shape });
    // Into the register that it came from: nothing to add.
    const here = await previewText(from.school, 'back.csv', text);
    expect(here.kind).toBe('consents');
    expect(here.counts).toMatchObject({ added: 0, changed: 0, doubtful: 0, skipped: 0 });

    // Into another with the same children: the same answers, word by word and day by day.
    const to = await schoolWith();
    await to.school.call('children.setFlag', {
      ...{ childId: to.ids[5]!, flag: 'looked-after', set: true, words: '' },
    });
    const { applied } = await importText(to.school, 'there.csv', text);
    expect(applied.counts).toMatchObject({ doubtful: 0, skipped: 0 });
    expect(applied.counts.added).toBeGreaterThan(0);
    expect(read(await save(to, { shape }))).toEqual(read(text));
    const again = await previewText(to.school, 'again.csv', text);
    expect(again.counts.added).toBe(0);
  },
  60_000,
);

it('keeps a stop as a no where the other register does not stop the child', async () => {
  const text = await save(from, { purposeIds: [from.purposes[0]!] });
  const to = await schoolWith();
  const { shown } = await importText(to.school, 'there.csv', text);
  expect(shown.items.find(({ label }) => label.includes('O’Hara'))?.details).toEqual([
    '1 “do not photograph”, recorded as no',
  ]);
  const row = read(await save(to, { purposeIds: [to.purposes[0]!] })).find((cells) => cells[2] === 'O’Hara')!;
  expect(row[6]).toBe('No');
});

it('has only the classes and purposes that were chosen, and is on the record with each child', async () => {
  const wish = { classIds: [from.classId], purposeIds: [from.purposes[0]!], shape: 'long' as const, children: 5 };
  const rows = read(await save(from, wish));
  expect(rows[0]?.slice(6)).toEqual(['Purpose', 'Answer', 'Date', 'Valid until']);
  expect(rows).toHaveLength(6);
  expect(rows.some((row) => row[2] === 'Wójcik')).toBe(false);
  const entries = (await from.school.call('audit.rows', { ...EVERY_ENTRY, before: null })).rows;
  expect(entries.filter(({ what }) => what === 'consent.exported')).toMatchObject([
    { fields: ['5 children', 'purposes 1', 'long'] },
  ]);
  expect(
    entries
      .filter(({ what }) => what === 'consent.in-list')
      .map((row) => 'childId' in row && row.childId)
      .sort(),
  ).toEqual(from.ids.filter((_id, at) => at !== 3).sort());
  expect(
    (await from.school.call('consent.exportChoices', {})).classes.map(({ name, children }) => [name, children]),
  ).toEqual([
    ['Oak', 5],
    ['No class', 1],
  ]);
});

it('saves nothing when another number of children is there by now, or nobody is there to save', async () => {
  const code = async (wish: Partial<CallInput<'consent.export'>>) => {
    const answer = await from.school.tryCall('consent.export', wishOf(from, wish));
    return answer.ok ? 'ok' : answer.error.code;
  };
  expect(await code({ children: 5 })).toBe('changed-elsewhere');
  expect(await code({ purposeIds: [crypto.randomUUID() as PurposeId] })).toBe('not-found');
  expect(from.saved).toEqual([]);
  let leave = async (): Promise<unknown> => undefined;
  const other = await schoolWith(async () => void (await leave()));
  leave = () => other.school.call('access.shield', {});
  expect(await other.school.tryCall('consent.export', wishOf(other))).toMatchObject({ error: { code: 'shielded' } });
  leave = () => other.school.asRole('office');
  await other.school.asLead();
  expect(await other.school.tryCall('consent.export', wishOf(other))).toMatchObject({ error: { code: 'signed-out' } });
  expect(other.saved).toEqual([]);
});

it('a yes that runs out the day after is still a yes there, and one that ran out the day before is not', async () => {
  const made = await schoolWith();
  await say(made, [0, 0, 0], 'given', day('2026-01-01'), TODAY);
  await say(made, [0, 1, 0], 'given', day('2026-01-01'), addDays(TODAY, -1));
  const row = read(await save(made)).find((cells) => cells[0] === 'B801200005001')!;
  expect([row[6], row[9]]).toEqual(['Yes', 'Run out']);
});
