import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { AppError } from '#main/core/app-error.ts';
import { NO_JOB } from '#main/features/imports/job.ts';
import { readCsv as readInSlices } from '#main/features/imports/reading/read-csv.ts';

const readCsv = (text: string) => readInSlices(text, NO_JOB);

test('headers that appear twice stay apart', async () => {
  const { headers } = await readCsv('ID,Forename,Surname,ID,Forename,Surname\n1,2,3,4,5,6\n');
  expect(headers).toEqual(['ID', 'Forename', 'Surname', 'ID (2nd)', 'Forename (2nd)', 'Surname (2nd)']);
});

test.each(['\n', '\r\n', '\r'])('counts lines as an editor does, with %j', async (end) => {
  const text = ['A,B', '1,2', '', `"a${end}b",4`, ',', '"5, five","say ""hi"""'].join(end);
  expect((await readCsv(text)).rows).toEqual([
    { line: 2, cells: ['1', '2'] },
    { line: 4, cells: [`a${end}b`, '4'] },
    { line: 7, cells: ['5, five', 'say "hi"'] },
  ]);
});

test('a comma too many slips no value into another column', async () => {
  const table = await readCsv(
    'Name,Triggers,Medicine\nAva,"Nuts, milk",EpiPen\nMia,Nuts, milk,EpiPen\nKai,Dust\nZoe,Sun,None,,\n',
  );
  expect(table.rows.map((row) => row.line)).toEqual([2, 5]);
  expect(table.uneven).toEqual([3, 4]);
});

test.each([';', '\t'])('finds the separator %j', async (separator) => {
  const table = await readCsv(['A', 'B\r\n1', '2\r\n'].join(separator));
  expect(table).toEqual({ headers: ['A', 'B'], rows: [{ line: 2, cells: ['1', '2'] }], uneven: [], overlong: [] });
});

test.each([
  ['a page of the web', '<html><body>1,2</body></html>\n'],
  ['one column', 'UPN\nA\nB\n'],
  ['a quote that never ends', 'A,B\n1,"2\n3,4\n5,6\n'],
  ['a workbook', 'PK\u0003\u0004\u0014,\u0006\n1,2\n'],
  ['hundreds of columns', `${'A,'.repeat(400)}B\n1,2\n`],
])('refuses %s', async (_, text) => {
  await expect(readCsv(text)).rejects.toThrow(new AppError('file-not-csv'));
});

test('any table that another program writes is read back', async () => {
  const cell = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', ';', '1') });
  const cells = fc.array(
    cell.map((text) => text.trim()),
    { minLength: 3, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 6 }), async (body) => {
      const filled = body.filter((row) => row.some((one) => one !== ''));
      const text = Papa.unparse([['A', 'B', 'C'], ...filled], { newline: '\r\n', quotes: true });
      const table = await readCsv(text);
      expect(table.rows.map((row) => row.cells)).toEqual(filled);
    }),
    { numRuns: 300 },
  );
});

test('a pause after any row changes nothing: rows, lines and what is left out are the same', async () => {
  const rows = Array.from({ length: 40 }, (_, i) =>
    i % 7 === 3 ? `${i},"a\nb, ""c""",x` : i % 9 === 5 ? `${i},too,many,cells` : `${i},é${i},5" tall`,
  );
  const text = ['A,B,C', ...rows].join('\r\n');
  const always = { ...NO_JOB, breathe: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  expect(await readInSlices(text, always)).toEqual(await readCsv(text));
});

test('a stop in the middle ends the reading', async () => {
  const stop = {
    ...NO_JOB,
    breathe: (done: number) => (done > 10 ? Promise.reject(new AppError('cancelled')) : undefined),
  };
  await expect(readInSlices('A,B\n1,2\n3,4\n5,6\n', stop)).rejects.toThrow(new AppError('cancelled'));
});

test('marks that no person types become blanks, and an endless cell is left out by its line', async () => {
  const table = await readCsv(`A,B\nA\0va,1\n${'x'.repeat(5000)},2\n`);
  expect(table.rows).toEqual([{ line: 2, cells: ['A va', '1'] }]);
  expect(table.overlong).toEqual([3]);
});
