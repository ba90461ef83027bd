import { expect, test } from 'vitest';
import { changedFields, filledFields } from '#main/features/audit/changed-fields.ts';

test.each([
  ['nothing', { name: 'Oak', places: ['Hall'] }, { name: 'Oak', places: ['Hall'] }, []],
  ['one', { name: 'Oak', places: ['Hall'] }, { name: 'Elm', places: ['Hall'] }, ['name']],
  ['inside a list', { name: 'Oak', places: ['Hall'] }, { name: 'Oak', places: ['Hall', 'Gate'] }, ['places']],
  ['emptied', { name: 'Oak', on: '2026-11-24' }, { name: 'Oak', on: null }, ['on']],
  ['what the change does not speak of', { name: 'Oak', more: 1 }, { name: 'Oak' }, []],
])('names the fields that are others than before: %s', (_case, before, after, changed) => {
  expect(changedFields(before as Record<keyof typeof after, unknown>, after)).toEqual(changed);
});

test('names the fields that something new was given, a plain no among them', () => {
  expect(filledFields({ name: 'Oak', street: '', on: null, phones: [], livesWith: false, count: 0 })).toEqual([
    ...['name', 'livesWith', 'count'],
  ]);
});
