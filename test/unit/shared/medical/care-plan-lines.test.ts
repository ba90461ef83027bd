import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import {
  CarePlanFields,
  PART_FIELDS,
  PART_KINDS,
  PLAN_FIELDS,
  type PlanContent,
} from '#shared/features/medical/care-plan.model.ts';
import { emptyPart, planChanges, planParts } from '#shared/features/medical/care-plan-lines.rules.ts';
import { emptyCarePlan } from '#shared/features/medical/empty-care-plan.ts';

const REVIEW = '2027-06-01' as CalendarDate;
const need = (condition: string, more: object = {}) => ({
  ...{ condition, kind: null, triggers: '', signs: '', action: '', medicine: '', ...more },
});
const blank = (needs = [need('Asthma')]): PlanContent => ({
  ...{ fields: emptyCarePlan(REVIEW), record: { needs, medicines: [] } },
});
const everyPart = (): PlanContent => {
  const plan = blank();
  const parts = Object.fromEntries(PART_KINDS.map((kind) => [kind, emptyPart(kind)]));
  return { ...plan, fields: CarePlanFields.parse({ ...plan.fields, parts }) };
};
const linesOf = (plan: PlanContent) => planParts(plan).flatMap(({ lines }) => lines);

it('has a place for every field of the form, each once', () => {
  const keys = linesOf(everyPart()).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const fields = PART_KINDS.flatMap((kind) => Object.keys(PART_FIELDS[kind]).map((key) => `${kind}.${key}`));
  expect(keys).toEqual(expect.arrayContaining([...Object.keys(PLAN_FIELDS), ...fields, 'reviewOn']));
});

it('says nothing where nobody entered anything', () => {
  const said = linesOf(everyPart()).filter(({ words }) => words !== '');
  expect(said.map(({ label, words }) => [label, words])).toEqual([
    ['Condition', 'Asthma'],
    ['Review by', '1 Jun 2027'],
  ]);
});

it('names every field that says something else, with both words, and nothing for the same', () => {
  const plain = Object.keys(PLAN_FIELDS) as (keyof typeof PLAN_FIELDS)[];
  fc.assert(
    fc.property(fc.subarray(plain), (changed) => {
      const before = everyPart();
      const words = Object.fromEntries(changed.map((key) => [key, `new ${key}`]));
      const after = { ...before, fields: { ...before.fields, ...words } };
      expect(planChanges(before, before)).toEqual([]);
      const found = planChanges(before, after);
      expect(new Set(found.map(({ label }) => label))).toEqual(new Set(changed.map((key) => PLAN_FIELDS[key].label)));
      expect(found.every(({ before: old, after: now }) => old === '' && now.startsWith('new '))).toBe(true);
      // Backwards it says the same with the sides changed.
      expect(planChanges(after, before).map(({ before: old }) => old)).toEqual(found.map(({ after: now }) => now));
    }),
  );
});

it('tells a minute, an answer and a condition that came or went', () => {
  const before = blank([need('Asthma', { signs: 'wheeze' })]);
  const epilepsy = { ...emptyPart('epilepsy'), rescueMinutes: 5 };
  const after = {
    fields: CarePlanFields.parse({ ...before.fields, parts: { ...before.fields.parts, epilepsy } }),
    record: { ...before.record, needs: [need('Epilepsy')] },
  };
  const found = planChanges(before, after).map(({ label, before: old, after: now }) => [label, old, now]);
  expect(found).toContainEqual(['Rescue medicine after, minutes', '', '5 min']);
  expect(found).toContainEqual(['Condition', '', 'Epilepsy']);
  expect(found).toContainEqual(['Condition', 'Asthma', '']);
  expect(found).toContainEqual(['Signs', 'wheeze', '']);
});

it('takes a need that moved in the list for the same need', () => {
  const needs = [need('Asthma', { signs: 'wheeze' }), need('Eczema', { signs: 'itch' })];
  expect(planChanges(blank(needs), blank(needs.toReversed()))).toEqual([]);
});
