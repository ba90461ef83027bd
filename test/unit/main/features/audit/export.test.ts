import Papa from 'papaparse';
import { afterEach, describe, expect, it } from 'vitest';
import { csvLines } from '#main/core/csv.ts';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { grantOf, newSchool, type School, STAFF_PASSWORD } from '../../../../support/new-school.ts';

describe('a cell of the list', () => {
  it.each([
    ['=1+1', '"\'=1+1"'],
    ['+44', '"\'+44"'],
    ['-', '"\'-"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ['  =cmd', '"\'  =cmd"'],
    ['\n=cmd', '"\'\n=cmd"'],
    ['＝1', '"\'＝1"'],
    ['O’Brien, Zoë', '"O’Brien, Zoë"'],
    ['said "no"', '"said ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['Mrs Bell-Low', 'Mrs Bell-Low'],
    ['12', '12'],
    ['', ''],
  ])('%j is written %j', (cell, written) => {
    expect(csvLines([[cell, 'x']])).toBe(`${written},x`);
  });
});

let school: School;
afterEach(() => school?.close());
const saved: { name: string; text: string }[] = [];
async function schoolThatSaves(
  write = async (bytes: Buffer, name: string) => void saved.push({ name, text: bytes.toString('utf8') }),
) {
  saved.length = 0;
  school = await newSchool({
    ports: { chooseSave: async (name) => ({ write: (bytes) => write(bytes, name) }) },
  });
}
const what = async () => (await school.call('audit.rows', { ...EVERY_ENTRY, before: null })).rows;
const listed = () =>
  Papa.parse<Record<string, string>>(saved[0]!.text.slice(1), { header: true, skipEmptyLines: true }).data;

describe('saving entries as a list', () => {
  it('writes every entry that the filter leaves, children by number alone, for Excel', async () => {
    await schoolThatSaves();
    const { childId } = await school.call('children.add', {
      fields: { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley' },
    });
    await school.call('children.record', { childId });
    await school.call('access.addStaff', {
      ...{ name: '=HYPERLINK("http://x")', label: '', grants: [grantOf('office', [])], password: STAFF_PASSWORD },
    });
    const before = await what();
    expect(await school.call('audit.export', EVERY_ENTRY)).toEqual({ rows: before.length });
    const [file] = saved;
    expect(file!.name).toMatch(/^careboard-audit-\d{4}-\d\d-\d\d\.csv$/);
    expect(file!.text.startsWith('\uFEFFNumber,Day,Time,')).toBe(true);
    expect(file!.text).not.toMatch(/[^\r]\n/);
    expect(file!.text).not.toContain('Otley');
    expect(listed().map((row) => Number(row.Number))).toEqual(before.map(({ seq }) => seq).toReversed());
    expect(listed().find((row) => row.What === 'opened a child’s record')).toMatchObject({
      Child: childId,
      Role: 'Lead (head, DSL)',
    });
    expect((await what()).slice(0, 2).map((row) => [row.what, ...row.fields])).toEqual([
      ['audit.exported', `rows ${before.length}`],
      ['audit.export-begun', `rows ${before.length}`],
    ]);
    saved.length = 0;
    expect(await school.call('audit.export', { ...EVERY_ENTRY, childId, kind: 'looks' })).toEqual({ rows: 1 });
    expect(listed()).toHaveLength(1);
  });

  it('has its entry before anything leaves, also when the place then fails', async () => {
    const rowsThen: string[] = [];
    await schoolThatSaves(async () => {
      rowsThen.push((await what())[0]!.what);
      throw new Error('ENOENT /home/somebody');
    });
    const answer = await school.tryCall('audit.export', EVERY_ENTRY);
    expect(answer).toMatchObject({ error: { code: 'cannot-save' } });
    expect(JSON.stringify([answer, school.logs])).not.toContain('somebody');
    expect(rowsThen).toEqual(['audit.export-begun']);
  });

  it('writes nothing and notes nothing when the person stops', async () => {
    school = await newSchool({ ports: { chooseSave: async () => null } });
    const before = (await what()).length;
    expect(await school.tryCall('audit.export', EVERY_ENTRY)).toMatchObject({ error: { code: 'cancelled' } });
    expect(await what()).toHaveLength(before);
  });

  it('writes nothing for somebody who left while the dialog stood open', async () => {
    saved.length = 0;
    let leave = async (): Promise<unknown> => undefined;
    school = await newSchool({
      ports: {
        chooseSave: async (name) => {
          await leave();
          return { write: async (bytes) => void saved.push({ name, text: bytes.toString() }) };
        },
      },
    });
    leave = () => school.call('access.shield', {});
    expect(await school.tryCall('audit.export', EVERY_ENTRY)).toMatchObject({ error: { code: 'shielded' } });
    leave = () => school.asRole('office');
    await school.asLead();
    expect(await school.tryCall('audit.export', EVERY_ENTRY)).toMatchObject({ error: { code: 'signed-out' } });
    expect(saved).toEqual([]);
  });
});
