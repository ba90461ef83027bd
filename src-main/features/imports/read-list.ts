import { AppError } from '#main/core/app-error.ts';
import { guessKind, guessMapping, type Mapping, missingColumns } from '#shared/features/imports/columns.ts';
import type { CsvKind } from '#shared/features/imports/imports.model.ts';
import type { ContactRow } from './plan-contacts.ts';
import type { MedicalRow } from './plan-medical.ts';
import type { PupilRow } from './reading/pupil-row.ts';
import type { CsvTable } from './reading/read-csv.ts';
import { normalYear, readDate, readSeverity, readYesNo } from './reading/values.ts';

export interface List {
  readonly kind: CsvKind;
  readonly table: CsvTable;
  readonly mapping: Mapping;
}

/**
 * A list with its kind and columns: as a person said, else as the headers suggest. Errors 'file-unknown-kind', and
 * 'file-wrong-columns' with the columns that are missing.
 */
export function toList(table: CsvTable, kind: CsvKind | null, chosen: Mapping | null): List {
  const known = kind ?? guessKind(table.headers);
  if (!known) throw new AppError('file-unknown-kind');
  const mapping = chosen ?? guessMapping(known, table.headers);
  const missing = missingColumns(known, mapping, table.headers);
  if (missing.length > 0) throw new AppError('file-wrong-columns', { values: { missing: missing.join(', ') } });
  return { kind: known, table, mapping };
}

export type Cells = (field: string) => string;

/** Each row with a way to its cells by field; a field without a column reads as blank. */
export function rowsOf<T>(
  { table, mapping }: List,
  make: (line: number, cell: Cells, cells: readonly string[]) => T,
): T[] {
  const at = new Map(Object.entries(mapping).map(([field, header]) => [field, table.headers.indexOf(header)]));
  return table.rows.map((row) => make(row.line, (field) => row.cells[at.get(field) ?? -1] ?? '', row.cells));
}

export const rowKeys = (line: number, cell: Cells) => ({
  line,
  upn: cell('upn'),
  admissionNumber: cell('admissionNumber'),
  surname: cell('surname'),
  forename: cell('forename'),
  className: cell('className'),
});

export const pupilRows = (list: List): PupilRow[] =>
  rowsOf(list, (line, cell) => ({
    ...rowKeys(line, cell),
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

/** In calling order, so that a child's first contact to ring is also the first to be written. */
export const contactRows = (list: List): ContactRow[] =>
  rowsOf(list, (line, cell) => ({
    ...rowKeys(line, cell),
    born: null,
    priority: Number.parseInt(cell('priority'), 10) || Number.MAX_SAFE_INTEGER,
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
  })).sort((a, b) => a.priority - b.priority || a.line - b.line);

export const medicalRows = (list: List): MedicalRow[] =>
  rowsOf(list, (line, cell) => ({
    ...rowKeys(line, cell),
    born: readDate(cell('born')),
    saysSeverity: cell('severity') !== '',
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
