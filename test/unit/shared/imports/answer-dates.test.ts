import { expect, test } from 'vitest';
import { besideColumns, dateHeading, untilHeading } from '#shared/features/imports/answer-dates.rules.ts';

test.each([
  ['Website (date)', 'date'],
  ['website date', 'date'],
  ['Website: date', 'date'],
  ['Website - Date', 'date'],
  ['Date of Website', 'date'],
  ['Website (valid until)', 'until'],
  ['Website expiry', 'until'],
  [dateHeading('Website'), 'date'],
  [untilHeading('Website'), 'until'],
])('%j is about “Website”', (header, kind) => {
  expect(besideColumns(['Website', header]).get(header)).toEqual({ of: 'Website', kind });
});

test.each(['Update', 'Video (date)', 'Website', 'Website link', 'Date', 'Websitedate'])(
  '%j is a column of its own',
  (header) => {
    expect(besideColumns(['Website', 'Up', header]).has(header)).toBe(false);
  },
);

test('a purpose whose name ends so is a purpose where nothing else bears the rest of its name', () => {
  expect([...besideColumns(['Sports day date', 'Video'])]).toEqual([]);
});
