import { describe, expect, it } from 'vitest';
import { FIELD_WORDS, fieldWords, isFieldName, roleWords } from '#shared/features/audit/audit-fields.ts';
import { CONTACT_PARTS } from '#shared/features/children/children.model.ts';
import { TAKEABLE } from '#shared/features/children/merge.contract.ts';
import { BreakGlassReason } from '#shared/features/medical/emergency.contract.ts';
import { CHILD, CLOSED, CONTACT, NEED, SCHOOL } from '../../../security/plain-inputs.ts';

describe('the fields that an entry names', () => {
  it('have words, whatever form they stand in', () => {
    const forms = [CHILD, CLOSED, CONTACT, NEED, SCHOOL].flatMap((form) => Object.keys(form));
    for (const field of [...forms, ...CONTACT_PARTS, ...TAKEABLE, ...BreakGlassReason.options, 'entrance', 'places'])
      expect(isFieldName(field), field).toBe(true);
  });

  it.each([
    [['forename', 'classId', 'class'], 'forename, class'],
    [['medical', 'added 3', 'changed 0', 'doubtful 2'], 'Medical needs, added 3, changed 0, doubtful 2'],
    [['in-front'], 'reason: in front of me now'],
    [
      ['backup of 3 Nov 2026, 14:05', 'up to entry 12', 'in place of entry 40'],
      'backup of 3 Nov 2026, 14:05, up to entry 12, in place of entry 40',
    ],
    [['by itself'], 'by itself'],
    [['made 3 Nov 2026, 14:05'], 'made 3 Nov 2026, 14:05'],
    [['1 child'], '1 child'],
    [['12 children'], '12 children'],
    [['12 children of Penicillin'], 'one more field'],
    [['Penicillin'], 'one more field'],
    [['surname', 'Ava', 'added lots'], 'surname, 2 more fields'],
    [[], ''],
  ])('%j reads: %s', (fields, words) => {
    expect(fieldWords(fields)).toBe(words);
  });

  it('are words of the form, not of the program', () => {
    for (const [field, words] of Object.entries(FIELD_WORDS)) expect(words, field).not.toMatch(/[A-Z][a-z]+[A-Z]|_/);
  });
});

it.each([
  ['lead', 'Lead (head, DSL)'],
  ['office+first-aid', 'Office, First aid'],
  ['', ''],
])('the roles %j read: %s', (role, words) => {
  expect(roleWords(role)).toBe(words);
});
