import { expect, test } from 'vitest';
import { relationshipWords, USUAL_RELATIONSHIPS } from '#shared/features/children/relationships.ts';

test.each([
  ['MOT', 'Mother'],
  ['FAT', 'Father'],
  [' swr ', 'Social worker'],
  ['Aunt', 'Aunt'],
  // A code nobody here knows is shown as it was written: a guess could send a stranger to the phone.
  ['XYZ', 'XYZ'],
  ['constructor', 'constructor'],
  ['', ''],
])('shows %j as %j', (written, shown) => {
  expect(relationshipWords(written)).toBe(shown);
});

test('offers words, never codes', () => {
  for (const one of USUAL_RELATIONSHIPS) expect(one).toMatch(/^[A-Z][a-z-]+( [a-z]+)?$/);
});
