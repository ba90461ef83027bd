import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { COPY_STATES, type CopyState } from '#shared/features/papers/papers.model.ts';
import {
  type CopyStep,
  collectByTrouble,
  copyReference,
  copyState,
  countCopies,
  mayFollow,
  type RecordedEvent,
  referenceOf,
  standingEvent,
} from '#shared/features/papers/papers.rules.ts';

const TODAY = '2026-11-24' as CalendarDate;
const DUE = '2026-11-27' as CalendarDate;
const event = (eventId: string, step: RecordedEvent['step'], takesBack: string | null = null): RecordedEvent => ({
  ...{ eventId, step, takesBack },
});

describe('where a copy is', () => {
  it.each<[string, readonly RecordedEvent[], CalendarDate, CopyState]>([
    ['handed out, not due', [], DUE, 'out'],
    ['handed out, due today', [], TODAY, 'out'],
    ['handed out, due yesterday', [], '2026-11-23' as CalendarDate, 'overdue'],
    ['collected after the day', [event('a', 'collected')], '2026-11-01' as CalendarDate, 'collected'],
    ['lost', [event('a', 'lost')], DUE, 'lost'],
    ['lost, past its day: still lost, not only late', [event('a', 'lost')], '2026-11-01' as CalendarDate, 'lost'],
    ['lost, then found', [event('a', 'lost'), event('b', 'collected')], DUE, 'collected'],
    ['collected and destroyed', [event('a', 'collected'), event('b', 'destroyed')], DUE, 'destroyed'],
    [
      'destroyed by mistake: collected again',
      [event('a', 'collected'), event('b', 'destroyed'), event('c', 'taken-back', 'b')],
      DUE,
      'collected',
    ],
    ['given to a parent, and never overdue', [event('a', 'given')], '2026-11-01' as CalendarDate, 'given'],
    ['collected by mistake: out again', [event('a', 'collected'), event('b', 'taken-back', 'a')], DUE, 'out'],
    [
      'taken back and recorded anew',
      [event('a', 'collected'), event('b', 'taken-back', 'a'), event('c', 'lost')],
      DUE,
      'lost',
    ],
  ])('%s', (_words, events, collectBy, state) => {
    expect(copyState(events, collectBy, TODAY)).toBe(state);
  });

  it('names the entry that counts, so that only that one is taken back', () => {
    const events = [event('a', 'collected'), event('b', 'destroyed'), event('c', 'taken-back', 'b')];
    expect(standingEvent(events)?.eventId).toBe('a');
    expect(standingEvent([])).toBeNull();
  });

  it('counts a lost copy among those that are out', () => {
    expect(countCopies(['out', 'overdue', 'lost', 'collected', 'destroyed', 'destroyed', 'given'])).toEqual({
      ...{ copies: 7, out: 3, overdue: 1, lost: 1, collected: 1, destroyed: 2, given: 1 },
    });
  });
});

describe('what may be recorded of a copy', () => {
  it.each<[CopyStep, readonly CopyState[]]>([
    ['given', ['out', 'overdue', 'collected']],
    ['collected', ['out', 'overdue', 'lost']],
    ['lost', ['out', 'overdue', 'collected']],
    ['destroyed', ['out', 'overdue', 'lost', 'collected']],
  ])('%s', (step, states) => {
    expect(COPY_STATES.filter((state) => mayFollow(step, state))).toEqual(states);
  });
});

it.each<[string, boolean]>([
  ['2026-11-23', false],
  ['2026-11-24', true],
  ['2027-11-25', true],
  ['2027-11-26', false],
])('takes %s as a day to collect by: %s', (day, may) => {
  expect(collectByTrouble(day as CalendarDate, TODAY) === null).toBe(may);
});

it('says year, serial and copy in one word that can be read out', () => {
  expect(copyReference(referenceOf(2026, 12), 3)).toBe('2026-12-3');
});
