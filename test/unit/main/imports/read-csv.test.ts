import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { AppError } from '#main/core/app-error.ts';
import { readCsv } from '#main/features/imports/reading/read-csv.ts';

test('headers that appear twice stay apart', () => {
  const { headers } = readCsv('ID,Forename,Surname,ID,Forename,Surname\n1,2,3,4,5,6\n');
  expect(headers).toEqual(['ID', 'Forename', 'Surname', 'ID (2)', 'Forename (2)', 'Surname (2)']);
});

test.each(['\n', '\r\n', '\r'])('counts lines as an editor does, with %j', (end) => {
  const text = ['A,B', '1,2', '', `"a${end}b",4`, ',', '"5, five","say ""hi"""'].join(end);
  expect(readCsv(text).rows).toEqual([
    { line: 2, cells: ['1', '2'] },
    { line: 4, cells: [`a${end}b`, '4'] },
    { line: 7, cells: ['5, five', 'say "hi"'] },
  ]);
});

test('a comma too many slips no value into another column', () => {
  const table = readCsv(
    'Name,Triggers,Medicine\nAva,"Nuts, milk",EpiPen\nMia,Nuts, milk,EpiPen\nKai,Dust\nZoe,Sun,None,,\n',
  );
  expect(table.rows.map((row) => row.line)).toEqual([2, 5]);
  expect(table.uneven).toEqual([3, 4]);
});

test.each([';', '\t'])('finds the separator %j', (separator) => {
  const table = readCsv(['A', 'B\r\n1', '2\r\n'].join(separator));
  expect(table).toEqual({ headers: ['A', 'B'], rows: [{ line: 2, cells: ['1', '2'] }], uneven: [] });
});

test.each([
  ['a page of the web', '<html><body>1,2</body></html>\n'],
  ['one column', 'UPN\nA\nB\n'],
  ['a quote that never ends', 'A,B\n1,"2\n3,4\n5,6\n'],
  ['a workbook', 'PK\u0003\u0004\u0014,\u0006\n1,2\n'],
  ['hundreds of columns', `${'A,'.repeat(400)}B\n1,2\n`],
])('refuses %s', (_, text) => {
  expect(() => readCsv(text)).toThrow(new AppError('file-not-csv'));
});

test('any table that another program writes is read back', () => {
  const cell = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', ';', '1') });
  const cells = fc.array(
    cell.map((text) => text.trim()),
    { minLength: 3, maxLength: 3 },
  );
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 6 }), (body) => {
      const filled = body.filter((row) => row.some((one) => one !== ''));
      const text = Papa.unparse([['A', 'B', 'C'], ...filled], { newline: '\r\n', quotes: true });
      const table = readCsv(text);
      expect(table.rows.map((row) => row.cells)).toEqual(filled);
    }),
    { numRuns: 300 },
  );
});
