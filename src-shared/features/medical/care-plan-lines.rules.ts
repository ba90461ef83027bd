import { showDate } from '#shared/domain/calendar-date.ts';
import {
  ANSWER_WORDS,
  type CarePlanFields,
  type CarePlanParts,
  PART_FIELDS,
  PART_KINDS,
  PART_NAMES,
  type PartKind,
  PLAN_FIELDS,
  type PlanContent,
  type PlanField,
  type PlanFieldSpec,
  type PlanRecord,
} from './care-plan.model.ts';

/** One thing that a plan says. Empty `words`: nobody recorded it. */
export interface PlanLine {
  readonly key: string;
  readonly label: string;
  readonly words: string;
}
export interface PlanPart {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly PlanLine[];
}

type Values = Readonly<Record<string, string | number | null>>;

/** The fields of one condition with their labels, in order. */
export const partSpecs = (kind: PartKind): readonly (readonly [string, PlanFieldSpec])[] =>
  Object.entries(PART_FIELDS[kind]);

/** One condition's fields before anybody filled them in. */
export const emptyPart = (kind: PartKind): Values =>
  Object.fromEntries(partSpecs(kind).map(([key, { look }]) => [key, look === 'minutes' ? null : '']));

const shown = (look: PlanFieldSpec['look'], value: string | number | null | undefined): string => {
  if (value === null || value === undefined || value === '') return '';
  if (look === 'minutes') return `${value} min`;
  return look === 'answer' ? ANSWER_WORDS[value as keyof typeof ANSWER_WORDS] : String(value);
};

/** The conditions that a plan speaks of. */
export const partsOf = (parts: CarePlanParts): readonly PartKind[] => PART_KINDS.filter((kind) => parts[kind] !== null);

/** What a plan says of one condition, in the order of its form. */
export function partLines(parts: CarePlanParts, kind: PartKind): PlanLine[] {
  const values = parts[kind] as Values | null;
  if (values === null) return [];
  return partSpecs(kind).map(([key, { label, look }]) => ({
    ...{ key: `${kind}.${key}`, label },
    words: shown(look, values[key]),
  }));
}

const typed = (fields: CarePlanFields, ...keys: PlanField[]): PlanLine[] =>
  keys.map((key) => ({ key, label: PLAN_FIELDS[key].label, words: fields[key] }));

/** Named by what they say, so that a need that moved in the list is not taken for another; two of one name are counted. */
function named<T>(rows: readonly T[], nameOf: (row: T) => string): (readonly [string, T])[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const name = nameOf(row);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return [times === 1 ? name : `${name} ${times}`, row] as const;
  });
}

const needLines = ({ needs }: PlanRecord): PlanLine[] =>
  named(needs, ({ condition }) => condition).flatMap(([name, { condition, triggers, signs, medicine }]) => [
    { key: `need.${name}.condition`, label: 'Condition', words: condition },
    { key: `need.${name}.triggers`, label: needs.length > 1 ? `Triggers: ${condition}` : 'Triggers', words: triggers },
    { key: `need.${name}.signs`, label: needs.length > 1 ? `Signs: ${condition}` : 'Signs', words: signs },
    {
      ...{ key: `need.${name}.medicine`, words: medicine },
      label: needs.length > 1 ? `Medicine or device: ${condition}` : 'Medicine or device',
    },
  ]);

const actionLines = ({ needs }: PlanRecord): PlanLine[] =>
  named(needs, ({ condition }) => condition).map(([name, { condition, action }]) => ({
    ...{
      key: `need.${name}.action`,
      label: needs.length > 1 ? `What to do: ${condition}` : 'What to do',
      words: action,
    },
  }));

const medicineLines = ({ medicines }: PlanRecord): PlanLine[] =>
  named(medicines, ({ name }) => name).map(([key, { name, words }]) => ({
    key: `medicine.${key}`,
    label: name,
    words,
  }));

/**
 * Everything that a plan says, in parts and in the order of template A: the one list from which it is shown, compared and printed, so that
 * no field can be shown and not compared.
 */
export function planParts({ fields, record }: PlanContent): PlanPart[] {
  return [
    {
      ...{ id: 'condition', title: 'Condition' },
      lines: [...needLines(record), ...typed(fields, 'symptoms', 'treatments', 'facilities', 'environment')],
    },
    ...partsOf(fields.parts).map((kind) => ({
      ...{ id: kind, title: PART_NAMES[kind], lines: partLines(fields.parts, kind) },
    })),
    {
      ...{ id: 'emergency', title: 'In an emergency' },
      lines: [
        ...typed(fields, 'emergencyIs'),
        ...actionLines(record),
        ...typed(fields, 'responsibleHere', 'responsibleAway'),
      ],
    },
    { id: 'medicine', title: 'Medicine', lines: [...medicineLines(record), ...typed(fields, 'otherMedicine')] },
    { id: 'daily', title: 'Every day', lines: typed(fields, 'dailyCare', 'support', 'trips', 'other') },
    {
      ...{ id: 'people', title: 'People' },
      lines: typed(fields, 'supportBy', 'clinicName', 'clinicPhone', 'gpName', 'gpPhone'),
    },
    {
      ...{ id: 'plan', title: 'About this plan' },
      lines: [
        ...typed(fields, 'developedWith', 'training', 'copiesTo'),
        { key: 'reviewOn', label: 'Review by', words: showDate(fields.reviewOn) },
      ],
    },
  ];
}

export interface PlanChange {
  readonly label: string;
  /** Empty: nothing stood there. */
  readonly before: string;
  readonly after: string;
}

/** What one version says otherwise than another, in the order of the plan; what only the older said comes last. */
export function planChanges(before: PlanContent, after: PlanContent): PlanChange[] {
  const linesOf = (content: PlanContent): PlanLine[] => planParts(content).flatMap(({ lines }) => lines);
  const old = new Map(linesOf(before).map((one) => [one.key, one]));
  const now = linesOf(after);
  const keys = new Set(now.map(({ key }) => key));
  return [
    ...now
      .filter(({ key, words }) => words !== (old.get(key)?.words ?? ''))
      .map(({ key, label, words }) => ({ label, before: old.get(key)?.words ?? '', after: words })),
    ...[...old.values()]
      .filter(({ key, words }) => !keys.has(key) && words !== '')
      .map(({ label, words }) => ({ label, before: words, after: '' })),
  ];
}

/** What of a typed plan stands on the emergency card: what is an emergency, each condition, who is responsible. Only what was filled in. */
export const cardLines = (fields: CarePlanFields): Omit<PlanLine, 'key'>[] =>
  [
    ...typed(fields, 'emergencyIs'),
    ...partsOf(fields.parts).flatMap((kind) => partLines(fields.parts, kind)),
    ...typed(fields, 'responsibleHere', 'responsibleAway'),
  ]
    .filter(({ words }) => words !== '')
    .map(({ label, words }) => ({ label, words }));
