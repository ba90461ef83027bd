import { AppError } from '#main/core/app-error.ts';
import {
  type CsvKind,
  guessKind,
  guessMapping,
  type Mapping,
  missingColumns,
} from '#shared/features/imports/columns.ts';
import type { ContactRow } from './plan-contacts.ts';
import type { ConsentRow, MedicalRow } from './plan-lists.ts';
import type { PupilRow } from './reading/pupil-row.ts';
import { type CsvTable, readCsv } from './reading/read-csv.ts';
import { normalYear, readDate, readSeverity, readYesNo } from './reading/values.ts';

export interface List {
  readonly kind: CsvKind;
  readonly table: CsvTable;
  readonly mapping: Mapping;
}

/** A list with its kind and columns: as a person said, else as the headers suggest. Errors 'file-not-csv', 'file-unknown-kind', 'file-wrong-columns'. */
export function readList(text: string, kind: CsvKind | null, chosen: Mapping | null): List {
  const table = readCsv(text);
  const known = kind ?? guessKind(table.headers);
  if (!known) throw new AppError('file-unknown-kind');
  const mapping = chosen ?? guessMapping(known, table.headers);
  const missing = missingColumns(known, mapping);
  if (missing.length > 0 && chosen)
    throw new AppError('file-wrong-columns', { values: { missing: missing.join(', ') } });
  return { kind: known, table, mapping };
}

type Cells = (field: string) => string;

/** Each row with a way to its cells by field; a field without a column reads as blank. */
function rowsOf<T>({ table, mapping }: List, make: (line: number, cell: Cells, cells: readonly string[]) => T): T[] {
  const at = new Map(Object.entries(mapping).map(([field, header]) => [field, table.headers.indexOf(header)]));
  return table.rows.map((row) => make(row.line, (field) => row.cells[at.get(field) ?? -1] ?? '', row.cells));
}

const keys = (line: number, cell: Cells) => ({
  line,
  upn: cell('upn'),
  admissionNumber: cell('admissionNumber'),
  surname: cell('surname'),
  forename: cell('forename'),
  className: cell('className'),
});

export const pupilRows = (list: List): PupilRow[] =>
  rowsOf(list, (line, cell) => ({
    ...keys(line, cell),
    middleNames: cell('middleNames'),
    preferredSurname: cell('preferredSurname'),
    preferredForename: cell('preferredForename'),
    formerSurname: '',
    formerForename: '',
    formerUpn: '',
    born: readDate(cell('born')),
    sex: cell('sex'),
    yearGroup: normalYear(cell('yearGroup')),
    street: '',
    town: '',
    postcode: '',
    phone: '',
    email: '',
    medicalFlag: null,
    lookedAfter: false,
    contacts: [],
  }));

export const contactRows = (list: List): ContactRow[] =>
  rowsOf(list, (line, cell) => ({
    ...keys(line, cell),
    born: null,
    contact: {
      title: cell('title'),
      forename: cell('contactForename'),
      surname: cell('contactSurname'),
      relationship: cell('relationship'),
      responsibility: readYesNo(cell('responsibility')),
      livesWith: readYesNo(cell('livesWith')),
      phones: [
        { kind: 'M', number: cell('mobile') },
        { kind: 'H', number: cell('phone') },
      ].filter((phone) => phone.number !== ''),
      email: cell('email'),
      street: '',
      town: '',
      postcode: '',
    },
  }));

export const medicalRows = (list: List): MedicalRow[] =>
  rowsOf(list, (line, cell) => ({
    ...keys(line, cell),
    born: readDate(cell('born')),
    need: {
      condition: cell('condition'),
      severity: readSeverity(cell('severity')),
      triggers: cell('triggers'),
      signs: cell('signs'),
      action: cell('action'),
      medicine: cell('medicine'),
      place: '',
      expires: null,
      reviewOn: readDate(cell('reviewOn')),
      toldParentOn: null,
    },
  }));

/** The columns that no field claimed, with their place. */
function unclaimed(list: List): { readonly header: string; readonly cells: readonly string[]; readonly at: number }[] {
  const claimed = new Set(Object.values(list.mapping));
  return list.table.headers
    .map((header, at) => ({ header, at, cells: list.table.rows.map((row) => row.cells[at] ?? '') }))
    .filter(({ header }) => !claimed.has(header));
}

const isAnswer = (cell: string): boolean => readYesNo(cell) !== null;

/** Columns that hold answers and also something else: a purpose must not vanish without a word. */
export const mixedColumns = (list: List): string[] =>
  unclaimed(list)
    .filter(({ cells }) => cells.some(isAnswer) && cells.some((cell) => cell !== '' && !isAnswer(cell)))
    .map(({ header }) => header);

/** Every column that no field claimed and whose cells are yes, no or blank is a purpose. */
export function consentRows(list: List): ConsentRow[] {
  const purposes = unclaimed(list).filter(({ cells }) => cells.every((cell) => cell === '' || isAnswer(cell)));
  return rowsOf(list, (line, cell, cells) => ({
    ...keys(line, cell),
    born: readDate(cell('born')),
    formDate: readDate(cell('formDate')),
    answers: new Map(purposes.map(({ header, at }) => [header, readYesNo(cells[at] ?? '')])),
  }));
}
