import {
  insertNeed,
  type NeedFields,
  type NeedRow,
  needsInForce,
  updateNeed,
} from '#main/features/medical/medical.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import { changedValue, type RowKeys } from '#shared/features/imports/match-row.rules.ts';
import { FIELD_WORDS, inWords } from './field-words.ts';
import {
  type Applying,
  childIndex,
  doubtful,
  fromTo,
  labelOf,
  matchKnown,
  type PlannedRow,
  type Planner,
  skipped,
} from './plan.ts';

export interface MedicalRow extends RowKeys {
  readonly line: number;
  readonly need: NeedFields;
  /** False: the file does not say how serious, so what a person set stays. */
  readonly saysSeverity: boolean;
}

const TEXTS = ['triggers', 'signs', 'action', 'medicine'] as const;
const sameCondition = (a: string, b: string): boolean => a === b || (foldName(a) !== '' && foldName(a) === foldName(b));

/** What rows of conditions would do: a condition is known by its words on that child. */
export function medicalPlanner(db: ReadDb): Planner<MedicalRow> {
  const index = childIndex(db);
  const here = new Set(index.all.map((child) => child.childId));
  // With what earlier rows of the same file make of them.
  const needs = new Map<ChildId, NeedFields[]>();
  for (const need of needsInForce(db)) needs.set(need.childId, [...(needs.get(need.childId) ?? []), need]);
  const labelFor = (row: MedicalRow) => `${labelOf(row)}: ${row.need.condition}`;

  const place = (row: MedicalRow, childId: ChildId): PlannedRow => {
    const base = { line: row.line, label: labelFor(row), candidates: [], childId };
    const list = needs.get(childId) ?? [];
    needs.set(childId, list);
    const at = list.findIndex((need) => sameCondition(need.condition, row.need.condition));
    const known = list[at];
    const apply = (to: Applying) => applyNeed(row, childId, to);
    if (!known) {
      list.push(row.need);
      return { ...base, outcome: 'added', details: newNeedWords(row), apply };
    }
    const changes = needChanges(known, row);
    const details = Object.entries(changes).map(([field, value]) =>
      fromTo(FIELD_WORDS[field] ?? field, inWords(field, known[field as keyof NeedFields]), inWords(field, value)),
    );
    if (details.length === 0) return { ...base, outcome: 'unchanged', details };
    list[at] = { ...known, ...changes };
    return { ...base, outcome: 'changed', details, apply };
  };
  const settle: Planner<MedicalRow>['settle'] = (row, to) =>
    to !== 'new' && here.has(to) ? place(row, to) : skipped(row.line, labelFor(row), 'That child is no longer here.');

  return {
    settle,
    judge(row) {
      if (row.need.condition === '') return skipped(row.line, labelOf(row), 'No condition on this line.');
      const match = matchKnown(row, index);
      return match.kind === 'matched'
        ? place(row, match.childId)
        : doubtful(row, match, labelFor(row), (to) => settle(row, to));
    },
  };
}

/** What a new need says, as it was read: the person who imports must see how serious and what medicine. */
const newNeedWords = ({ need, saysSeverity }: MedicalRow): string[] => [
  `Severity: ${inWords('severity', need.severity)}${saysSeverity ? '' : ' (the file does not say)'}`,
  ...(['medicine', 'action', 'triggers', 'signs'] as const)
    .filter((field) => need[field] !== '')
    .map((field) => `${FIELD_WORDS[field] ?? field}: ${need[field]}`),
];

function needChanges(known: NeedFields, { need: incoming, saysSeverity }: MedicalRow): Partial<NeedFields> {
  const changes: Record<string, string> = {};
  for (const field of TEXTS) {
    const value = changedValue(known[field], incoming[field]);
    if (value !== null) changes[field] = value;
  }
  if (saysSeverity && incoming.severity !== known.severity) changes.severity = incoming.severity;
  if (incoming.reviewOn !== null && incoming.reviewOn !== known.reviewOn) changes.reviewOn = incoming.reviewOn;
  return changes as Partial<NeedFields>;
}

/** What undo compares and puts back. */
export const needFields = (need: NeedRow): NeedFields & Pick<NeedRow, 'kind'> => ({
  condition: need.condition,
  severity: need.severity,
  triggers: need.triggers,
  signs: need.signs,
  action: need.action,
  medicine: need.medicine,
  place: need.place,
  expires: need.expires,
  reviewOn: need.reviewOn,
  toldParentOn: need.toldParentOn,
  kind: need.kind,
});

function applyNeed(row: MedicalRow, childId: ChildId, { tx, author, record, importId }: Applying): void {
  const known = needsInForce(tx, childId).find((need) => sameCondition(need.condition, row.need.condition));
  if (!known) {
    const needId = insertNeed(tx, childId, row.need, author, importId);
    record('need', needId, 'added', null, { ...row.need, kind: null });
    return;
  }
  const before = needFields(known);
  const after = { ...before, ...needChanges(known, row) };
  updateNeed(tx, known, after, known.kind, author);
  record('need', known.needId, 'changed', before, after);
}
