import { expect, test } from 'vitest';
import { joinedRows } from '../../../src-renderer/features/audit/joined-rows.ts';

const row = (seq: number, what: string, more: object = {}) =>
  ({
    ...{ seq, what, at: '2026-11-24T09:45:00.000Z', who: 'Mr T Khan', role: 'kitchen', device: 'OFFICE-2', fields: [] },
    ...{ child: 'Ava Wu', ...more },
  }) as unknown as Parameters<typeof joinedRows>[0][number];
const shown = (rows: ReturnType<typeof row>[]) => joinedRows(rows).map(({ seq, also }) => [seq, also]);

test('shows a card opened outside a role, and its closing, once each, with both numbers', () => {
  const rows = [
    row(8, 'break-glass.closed'),
    row(7, 'emergency.closed'),
    row(6, 'break-glass.opened'),
    row(5, 'emergency.opened'),
    row(4, 'session.signed-in', { child: null }),
  ];
  expect(shown(rows)).toEqual([
    [8, 7],
    [6, 5],
    [4, null],
  ]);
});

test.each([
  ['another child', { child: 'Leo Wu' }],
  ['another person', { who: 'Mrs J Charlton' }],
  ['another PC', { device: 'HALL' }],
  ['another number', { seq: 4 }],
  ['another deed', { what: 'emergency.closed' }],
])('never joins an entry of %s', (_words, other) => {
  expect(shown([row(6, 'break-glass.opened'), { ...row(5, 'emergency.opened'), ...other }])).toHaveLength(2);
});
