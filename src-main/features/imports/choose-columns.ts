import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import { currentPurposes } from '#main/features/consent/consent.service.ts';
import { foldAnswer, type SaidMeaning } from '#shared/features/imports/answer-words.rules.ts';
import { COLUMNS, guessKind, guessMapping, type Mapping, missingColumns } from '#shared/features/imports/columns.ts';
import { type AnswerColumn, consentColumns, unsaidWords } from '#shared/features/imports/consent-columns.rules.ts';
import type {
  ColumnsView,
  CsvKind,
  ImportKind,
  PurposeColumn,
  SaidWord,
} from '#shared/features/imports/imports.model.ts';
import { type ProfileRow, profileFor } from './profiles.repo.ts';
import { openColumns } from './read-consents.ts';
import type { CsvTable } from './reading/read-csv.ts';

interface ChosenColumns {
  readonly kind: CsvKind | null;
  readonly mapping: Mapping | null;
  readonly answers: readonly AnswerColumn[];
  /** Columns whose purpose nobody has said, and words whose meaning nobody has. */
  readonly undecided: readonly string[];
  readonly unsaid: readonly string[];
  /** What was said of words, by their folded form. */
  readonly words: ReadonlyMap<string, SaidMeaning>;
  readonly unused: readonly string[];
  readonly profile: ProfileRow | null;
}
type Wanted = {
  readonly kind: ImportKind | null;
  readonly mapping: Mapping | null;
  readonly purposes: readonly PurposeColumn[];
  readonly words: readonly SaidWord[];
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
  const purposes = currentPurposes(db);
  const names = purposes.map(({ name }) => name);
  const kind = profile?.kind ?? (wish.kind as CsvKind | null) ?? guessKind(table.headers, names);
  const nothing = { answers: [], undecided: [], unsaid: [], words: new Map<string, SaidMeaning>(), profile };
  if (kind === null) return { ...nothing, kind, mapping: null, unused: table.headers };
  const mapping = wish.mapping ?? profile?.mapping ?? guessMapping(kind, table.headers);
  if (kind !== 'consents') {
    const claimed = new Set(Object.values(mapping));
    return { ...nothing, kind, mapping, unused: table.headers.filter((header) => !claimed.has(header)) };
  }
  const open = openColumns(table, mapping);
  const said = wish.mapping === null && profile ? profile.purposes : wish.purposes;
  const saidWords = wish.mapping === null && profile ? profile.words : wish.words;
  const words = new Map(saidWords.map(({ word, means }) => [foldAnswer(word), means]));
  if (said.some(({ to }) => to === 'new') && !capabilities.has('purposes.write')) {
    // A Lead's profile makes its purposes once; for others the names must be known by then.
    if (!profile) throw new AppError('not-allowed');
  }
  const { use, undecided, leftOut } = consentColumns(open, purposes, said);
  const forbidden = capabilities.has('purposes.write') ? [] : use.filter((one) => one.purposeId === null);
  return {
    kind,
    mapping,
    answers: use.filter((one) => !forbidden.includes(one)),
    undecided: [...undecided, ...forbidden.map((one) => one.header)],
    unsaid: unsaidWords(open, use, words),
    words,
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
  wanted: { readonly kind: CsvKind | null; readonly mapping: Mapping | null },
): ColumnsView {
  const chosen = chooseColumns(ctx, table, { ...wanted, purposes: [], words: [] });
  const { kind, undecided, unsaid } = chosen;
  const mapping = chosen.mapping ?? {};
  const to = new Map<string, ColumnsView['answers'][number]['purpose']>([
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
    headers: table.headers.map((header, at) => ({ header, samples: samplesOf(table, at) })),
    answers: (kind === 'consents' ? openColumns(table, mapping) : []).map(({ header, at, answers, odd }) => ({
      ...{ header, samples: samplesOf(table, at), answers, odd: [...odd] },
      purpose: to.get(header) ?? null,
    })),
    words: [...(chosen.profile?.words ?? [])],
    purposes: currentPurposes(ctx.db).map(({ purposeId, name }) => ({ purposeId, name })),
    mayMakePurposes: ctx.capabilities.has('purposes.write'),
    profile: chosen.profile && { profileId: chosen.profile.profileId, name: chosen.profile.name },
    complete:
      kind !== null &&
      undecided.length === 0 &&
      unsaid.length === 0 &&
      missingColumns(kind, mapping, table.headers).length === 0,
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
