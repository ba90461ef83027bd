import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type CalendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import type { TrainingId, TrainingPersonId } from '#shared/domain/ids.ts';
import type { TrainedPerson, Training } from '#shared/features/training/training.model.ts';
import {
  lapsing,
  newestOfEach,
  offeredReview,
  standsAgainst,
  trainedToday,
  trainingState,
} from '#shared/features/training/training.rules.ts';

const day = (text: string) => text as CalendarDate;
const TODAY = day('2026-11-24');
const record = (more: Partial<Training> = {}): Training => ({
  ...{ trainingId: 't' as TrainingId, kind: 'adrenaline', what: 'EpiPen', handled: true, trainedOn: day('2026-09-01') },
  ...{ trainer: 'Nurse', profession: '', competent: true, reviewOn: day('2027-09-01'), words: '' },
  ...{ recordedAt: '2026-09-01T09:00:00.000Z' as Instant, recordedBy: '', ...more },
});
const person = (name: string, records: readonly Training[], left = false): TrainedPerson => ({
  ...{ personId: name as TrainingPersonId, name, label: '', hasAccount: false, left, records: [...records] },
});
const names = (...people: TrainedPerson[]) => trainedToday(people, TODAY).flatMap((row) => row.names);

describe('a training', () => {
  test.each([
    ['is in date on its review day', { reviewOn: TODAY }, 'lapsing', null],
    ['has lapsed the day after', { reviewOn: day('2026-11-23') }, 'lapsed', 'lapsed'],
    ['lapses soon sixty days before', { reviewOn: day('2027-01-23') }, 'lapsing', null],
    ['does not yet before that', { reviewOn: day('2027-01-24') }, 'current', null],
    ['without a statement of competence', { competent: false }, 'current', 'not said to be competent'],
    ['without a trainer device', { handled: false }, 'current', 'no trainer device handled'],
    ['of an inhaler needs no trainer device', { kind: 'inhaler', handled: null }, 'current', null],
  ] as const)('%s', (_case, more, state, against) => {
    expect(trainingState(record(more), TODAY)).toBe(state);
    expect(standsAgainst(record(more), TODAY)).toBe(against);
  });

  it('is offered a review after a year, of first aid after three', () => {
    expect(offeredReview('adrenaline', day('2026-02-28'))).toBe('2027-02-28');
    expect(offeredReview('first-aid', day('2026-02-28'))).toBe('2029-02-28');
  });
});

describe('who is trained today', () => {
  it('names those on the staff alone, each device apart, in whatever case it was typed', () => {
    const people = [
      person('Ann', [record()]),
      person('Ben', [record({ what: 'Jext' })]),
      person('Cat', [record({ what: 'EPIPEN' })]),
      person('Dan', [record()], true),
    ];
    expect(trainedToday(people, TODAY)).toEqual([
      { kind: 'adrenaline', what: 'EpiPen', names: ['Ann', 'Cat'] },
      { kind: 'adrenaline', what: 'Jext', names: ['Ben'] },
    ]);
  });

  it('goes by the newest training: a later one that does not count outdoes an earlier one that did', () => {
    const later = record({ trainedOn: day('2026-10-01'), competent: false });
    expect(names(person('Ann', [record(), later]))).toEqual([]);
    expect(names(person('Ann', [later, record({ trainedOn: day('2026-11-01') })]))).toEqual(['Ann']);
  });

  it('keeps a device for which nobody is in date, with nobody', () => {
    expect(trainedToday([person('Ann', [record({ reviewOn: day('2026-10-01') })])], TODAY)).toEqual([
      { kind: 'adrenaline', what: 'EpiPen', names: [] },
    ]);
  });

  it('never names anybody whose newest training is past, nor anybody who left', () => {
    const some = fc.array(
      fc.record({ days: fc.integer({ min: -400, max: 400 }), competent: fc.boolean(), handled: fc.boolean() }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.boolean(), some, (left, given) => {
        const records = given.map(({ days, ...more }, at) =>
          record({ ...more, trainedOn: addDays(day('2024-01-01'), at), reviewOn: addDays(TODAY, days) }),
        );
        const [newest] = newestOfEach(records);
        const counts = !left && newest !== undefined && standsAgainst(newest, TODAY) === null;
        expect(names(person('Ann', records, left))).toEqual(counts ? ['Ann'] : []);
      }),
    );
  });
});

it('lists what lapses, the earliest first, of those still here', () => {
  const people = [
    person('Ann', [record({ reviewOn: day('2026-12-24') })]),
    person('Ben', [record({ reviewOn: day('2026-10-01') })]),
    person('Cat', [record()]),
    person('Dan', [record({ reviewOn: day('2026-10-01') })], true),
  ];
  expect(lapsing(people, TODAY).map(({ name, state }) => [name, state])).toEqual([
    ['Ben', 'lapsed'],
    ['Ann', 'lapsing'],
  ]);
});
