import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import { currentPurposes } from '#main/features/consent/consent.service.ts';
import { COLUMNS, guessKind, guessMapping, type Mapping, missingColumns } from '#shared/features/imports/columns.ts';
import { type AnswerColumn, consentColumns } from '#shared/features/imports/consent-columns.rules.ts';
import type { ColumnsView, CsvKind, ImportKind, PurposeColumn } from '#shared/features/imports/imports.model.ts';
import { type ProfileRow, profileFor } from './profiles.repo.ts';
import { answersOf, openColumns } from './read-list.ts';
import type { CsvTable } from './reading/read-csv.ts';

interface ChosenColumns {
  readonly kind: CsvKind | null;
  readonly mapping: Mapping | null;
  readonly answers: readonly AnswerColumn[];
  readonly undecided: readonly string[];
  readonly unused: readonly string[];
  readonly profile: ProfileRow | null;
}
type Wanted = {
  readonly kind: ImportKind | null;
  readonly mapping: Mapping | null;
  readonly purposes: readonly PurposeColumn[];
};

/**
 * Which column is what: as a person said now, else as a saved profile for these very headers says, else as the headers
 * suggest. Error 'not-allowed' for somebody who asks for a new purpose and may not make one.
 */
export function chooseColumns(
  { db, capabilities }: Pick<QueryContext, 'db' | 'capabilities'>,
  table: CsvTable,
  wish: Wanted,
): ChosenColumns {
  const saved = wish.mapping === null ? profileFor(db, table.headers) : null;
  const profile = saved && (wish.kind === null || wish.kind === saved.kind) ? saved : null;
  const kind = profile?.kind ?? (wish.kind as CsvKind | null) ?? guessKind(table.headers);
  if (kind === null) return { kind, mapping: null, answers: [], undecided: [], unused: table.headers, profile };
  const mapping = wish.mapping ?? profile?.mapping ?? guessMapping(kind, table.headers);
  const open = openColumns(table, mapping);
  if (kind !== 'consents') {
    return { kind, mapping, answers: [], undecided: [], unused: open.map((one) => one.header), profile };
  }
  const said = wish.mapping === null && profile ? profile.purposes : wish.purposes;
  if (said.some(({ to }) => to === 'new') && !capabilities.has('purposes.write')) {
    // A Lead's profile makes its purposes once; for others the names must be known by then.
    if (!profile) throw new AppError('not-allowed');
  }
  const { use, undecided, leftOut } = consentColumns(open, currentPurposes(db), said);
  const forbidden = capabilities.has('purposes.write') ? [] : use.filter((one) => one.purposeId === null);
  return {
    kind,
    mapping,
    answers: use.filter((one) => !forbidden.includes(one)),
    undecided: [...undecided, ...forbidden.map((one) => one.header)],
    unused: leftOut,
    profile,
  };
}

const SAMPLES = 3;

/** A list's columns for a person to look at. */
export function columnsView(
  ctx: Pick<QueryContext, 'db' | 'capabilities'>,
  fileName: string,
  table: CsvTable,
  wanted: CsvKind | null,
): ColumnsView {
  const chosen = chooseColumns(ctx, table, { kind: wanted, mapping: null, purposes: [] });
  const { kind, undecided } = chosen;
  const mapping = chosen.mapping ?? {};
  const to = new Map<string, ColumnsView['headers'][number]['purpose']>([
    ...(chosen.profile?.purposes ?? []).map((one) => [one.header, one.to] as const),
    ...chosen.answers.map((one) => [one.header, one.purposeId ?? 'new'] as const),
    ...undecided.map((header) => [header, null] as const),
  ]);
  return {
    fileName,
    kind,
    rows: table.rows.length,
    fields: (kind === null ? [] : COLUMNS[kind]).map((spec) => ({
      field: spec.field,
      label: spec.label,
      required: spec.required ?? false,
      header: table.headers.includes(mapping[spec.field] ?? '') ? (mapping[spec.field] ?? null) : null,
    })),
    headers: table.headers.map((header, at) => ({
      header,
      samples: samplesOf(table, at),
      answers: answersOf(table, at),
      purpose: to.get(header) ?? null,
    })),
    purposes: currentPurposes(ctx.db).map(({ purposeId, name }) => ({ purposeId, name })),
    mayMakePurposes: ctx.capabilities.has('purposes.write'),
    profile: chosen.profile && { profileId: chosen.profile.profileId, name: chosen.profile.name },
    complete: kind !== null && undecided.length === 0 && missingColumns(kind, mapping, table.headers).length === 0,
  };
}

/** The first different values of a column, enough to see what it holds. */
function samplesOf(table: CsvTable, at: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of table.rows) {
    const cell = cells[at] ?? '';
    if (cell !== '') samples.add(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}
