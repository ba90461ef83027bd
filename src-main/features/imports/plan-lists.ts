import {
  answerKey,
  currentPurposes,
  type ImportedAnswer,
  importedAnswers,
  insertImportedDecision,
} from '#main/features/consent/consent.service.ts';
import { insertNeed, type NeedFields, needsInForce, updateNeed } from '#main/features/medical/medical.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { foldName } from '#shared/domain/names.ts';
import { changedValue, type RowKeys } from '#shared/features/imports/match-row.rules.ts';
import { type Choices, childIndex, doubtful, labelOf, matchOrChosen, type Plan, type PlannedRow } from './plan.ts';

type Keyed = RowKeys & { readonly line: number };
export interface MedicalRow extends Keyed {
  readonly need: NeedFields;
}
export interface ConsentRow extends Keyed {
  readonly formDate: CalendarDate | null;
  /** Purpose's name as the header says -> yes, no, or null: left blank. */
  readonly answers: ReadonlyMap<string, boolean | null>;
}

const TEXTS = ['triggers', 'signs', 'action', 'medicine'] as const;

/** What a list of medical conditions would do: a condition is known by its words on that child. */
export function planMedical(db: ReadDb, list: readonly MedicalRow[], choices: Choices): Plan {
  const index = childIndex(db);
  const needs = needsInForce(db);
  const rows = list.map((row): PlannedRow => {
    const match = matchOrChosen(row, index, choices, false);
    if (match.kind !== 'matched')
      return doubtful(row, match.kind === 'doubtful' ? match : { kind: 'doubtful', why: 'nobody', candidates: [] });
    const label = `${labelOf(row)}: ${row.need.condition}`;
    const known = needs.find(
      (need) => need.childId === match.childId && foldName(need.condition) === foldName(row.need.condition),
    );
    if (!known) {
      return {
        line: row.line,
        label,
        outcome: 'added',
        details: [],
        candidates: [],
        apply: (tx, author, record, importId) =>
          record('need', insertNeed(tx, match.childId, row.need, author, importId), 'added', null, { revision: 1 }),
      };
    }
    const changes: Record<string, string> = {};
    for (const field of TEXTS) {
      const value = changedValue(known[field], row.need[field]);
      if (value !== null) changes[field] = value;
    }
    if (row.need.severity !== known.severity) changes.severity = row.need.severity;
    if (row.need.reviewOn !== null && row.need.reviewOn !== known.reviewOn) changes.reviewOn = row.need.reviewOn;
    const details = Object.keys(changes);
    if (details.length === 0) return { line: row.line, label, outcome: 'unchanged', details, candidates: [] };
    return {
      line: row.line,
      label,
      outcome: 'changed',
      details,
      candidates: [],
      apply: (tx, author, record) => {
        updateNeed(tx, known, { ...known, ...(changes as Partial<NeedFields>) }, known.kind, author);
        record('need', known.needId, 'changed', known, { revision: known.revision + 1 });
      },
    };
  });
  return { rows, warnings: [], named: null };
}

/** What returned forms would record. A row with neither date nor answer is no form at all: not asked. */
export function planConsents(db: ReadDb, list: readonly ConsentRow[], choices: Choices): Plan {
  const index = childIndex(db);
  const purposes = new Map(currentPurposes(db).map((purpose) => [foldName(purpose.name), purpose.purposeId]));
  const stored = importedAnswers(db);
  const unknown = new Set<string>();
  const rows = list.map((row): PlannedRow => {
    const match = matchOrChosen(row, index, choices, false);
    if (match.kind !== 'matched')
      return doubtful(row, match.kind === 'doubtful' ? match : { kind: 'doubtful', why: 'nobody', candidates: [] });
    const base = { line: row.line, label: labelOf(row), candidates: [] };
    const returned = row.formDate !== null || [...row.answers.values()].some((answer) => answer !== null);
    if (!returned) return { ...base, outcome: 'unchanged', details: ['No form back.'] };
    const fresh: ImportedAnswer[] = [];
    for (const [name, answer] of row.answers) {
      const purposeId = purposes.get(foldName(name));
      if (!purposeId) {
        unknown.add(name);
        continue;
      }
      const state = answer === null ? 'no-answer' : answer ? 'given' : 'refused';
      const decision: ImportedAnswer = { childId: match.childId, purposeId, state, decidedOn: row.formDate };
      if (!stored.has(answerKey(decision))) fresh.push(decision);
    }
    if (fresh.length === 0) return { ...base, outcome: 'unchanged', details: [] };
    return {
      ...base,
      outcome: 'added',
      details: [`${fresh.length} answers`],
      apply: (tx, author, record, importId) => {
        for (const decision of fresh)
          record('decision', insertImportedDecision(tx, decision, author, importId), 'added', null, null);
      },
    };
  });
  const warnings = [...unknown].map(
    (name) => `“${name}” is not a purpose of this school, so that column was left out.`,
  );
  return { rows, warnings, named: null };
}
