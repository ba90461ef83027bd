import type { Session } from '#main/core/session.ts';
import { everyChild } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { fullName } from '#shared/domain/names.ts';
import { COLUMNS, type Mapping } from '#shared/features/imports/columns.ts';
import type { ImportKind, ImportPreview } from '#shared/features/imports/imports.contract.ts';
import type { Choices, Plan } from './plan.ts';
import { planContacts } from './plan-contacts.ts';
import { planConsents, planMedical } from './plan-lists.ts';
import { planPhotos } from './plan-photos.ts';
import { planPupils } from './plan-pupils.ts';
import { consentRows, contactRows, type List, medicalRows, mixedColumns, pupilRows, readList } from './read-list.ts';
import { decodeText } from './reading/decode-text.ts';
import { readCtf } from './reading/read-ctf.ts';
import { filesOf } from './staging.ts';

export interface Planned {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly plan: Plan;
  readonly columns: ImportPreview['columns'];
  readonly headers: readonly string[];
}

/** Versions that this school year's systems write: the present one and the one before. */
const CTF_VERSIONS = ['24', '25', '26'];

/**
 * Reads the uploaded files and judges every row; writes nothing. `kind` null lets the file say what it is.
 * Errors: those of reading ('file-...'), 'not-found' for an upload that is gone.
 */
export function planImport(
  db: ReadDb,
  session: Session,
  wish: { readonly uploadIds: readonly string[]; readonly kind: ImportKind | null; readonly mapping: Mapping | null },
  choices: Choices = new Map(),
): Planned {
  const files = filesOf(session, wish.uploadIds);
  const [first] = files;
  if (wish.kind === 'photos' || files.length > 1 || first?.photo) {
    const photos = files.map((file) => file.photo ?? { name: file.fileName, photo: null, problem: null });
    return {
      kind: 'photos',
      fileName: `${files.length} files`,
      plan: planPhotos(db, photos, choices),
      columns: [],
      headers: [],
    };
  }
  const { fileName, bytes } = first ?? { fileName: '', bytes: Buffer.alloc(0) };
  const text = decodeText(bytes);
  if (wish.kind === 'ctf' || (wish.kind === null && (/^\s*</.test(text) || /\.xml$/i.test(fileName)))) {
    const ctf = readCtf(text);
    const plan = planPupils(db, ctf.pupils, choices);
    const old = CTF_VERSIONS.includes(ctf.version.split('.')[0] ?? '')
      ? []
      : [`This file has version ${ctf.version || 'unknown'}, older or newer than is usual. Please look closely.`];
    return { kind: 'ctf', fileName, plan: { ...plan, warnings: [...old, ...plan.warnings] }, columns: [], headers: [] };
  }
  const list = readList(text, wish.kind, wish.mapping);
  return {
    kind: list.kind,
    fileName,
    plan: withUneven(planList(db, list, choices), list.table.uneven),
    columns: columnsOf(list),
    headers: list.table.headers,
  };
}

/** Rows that could not be told into columns are shown as left out, by their line. */
const withUneven = (plan: Plan, uneven: readonly number[]): Plan => ({
  ...plan,
  rows: [
    ...plan.rows,
    ...uneven.map((line) => ({
      line,
      label: `Line ${line}`,
      outcome: 'skipped' as const,
      details: ['This row has more or fewer columns than the heading, so its values may have slipped.'],
      candidates: [],
    })),
  ],
});

function planList(db: ReadDb, list: List, choices: Choices): Plan {
  switch (list.kind) {
    case 'pupils':
      return planPupils(db, pupilRows(list), choices);
    case 'contacts':
      return planContacts(db, contactRows(list), choices);
    case 'medical':
      return planMedical(db, medicalRows(list), choices);
    case 'consents': {
      const plan = planConsents(db, consentRows(list), choices);
      const mixed = mixedColumns(list).map(
        (header) => `“${header}” was left out: some of its cells are neither yes nor no nor blank.`,
      );
      return { ...plan, warnings: [...mixed, ...plan.warnings] };
    }
  }
}

const columnsOf = (list: List): ImportPreview['columns'] =>
  COLUMNS[list.kind].map((spec) => ({
    field: spec.field,
    label: spec.label,
    header: list.mapping[spec.field] ?? null,
    required: spec.required ?? false,
  }));

/** Children on roll whom the file does not name: listed, never removed. */
export function missingFrom(db: ReadDb, plan: Plan): string[] {
  const { named } = plan;
  if (!named || named.size === 0) return [];
  return everyChild(db)
    .filter((child) => child.leftOn === null && !named.has(child.childId))
    .map((child) => `${fullName(child)}, ${child.className ?? 'no class'}`);
}
