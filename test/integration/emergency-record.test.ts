import { afterAll, beforeAll, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { movableClock, newSchool, type School } from '../support/new-school.ts';

let school: School;
const clock = movableClock();
let oak: ClassId;
let elm: ClassId;
let child: ChildId;
let other: ChildId;
const HOUR = 60 * 60 * 1000;

const open = async (childId = child) => school.call('medical.openCard', { childId, reason: 'called' });
const recorded = async () => (await school.call('medical.cardsOf', { childId: child })).cards;

beforeAll(async () => {
  school = await newSchool({ ports: { clock } });
  const made = async (name: string) =>
    (await school.call('children.saveClass', { classId: null, name, yearGroup: '', teacher: '' })).classId;
  [oak, elm] = [await made('Oak'), await made('Elm')];
  const add = async (forename: string) =>
    (await school.call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename, classId: oak } })).childId;
  [child, other] = [await add('Alfie'), await add('Ella')];
});
afterAll(() => school.close());

it('shows a dose of a closed card to whoever opens the next one, and not that of another child', async () => {
  await school.asRole('first-aid');
  const first = await open();
  expect(first.earlier).toEqual([]);
  const { tapId } = await school.call('medical.tap', { cardId: first.cardId, kind: 'adrenaline', words: '' });
  clock.advance(1000);
  const wrong = await school.call('medical.tap', { cardId: first.cardId, kind: 'medicine', words: '' });
  await school.call('medical.undoTap', { cardId: first.cardId, tapId: wrong.tapId });
  await school.call('medical.closeCard', { cardId: first.cardId });
  const twin = await open(other);
  expect(twin.earlier).toEqual([]);
  await school.call('medical.closeCard', { cardId: twin.cardId });

  clock.advance(HOUR);
  await school.asRole('class', [elm]);
  const next = await open();
  expect(next).toMatchObject({ breakGlass: true, taps: [] });
  expect(next.earlier).toMatchObject([
    { tapId, kind: 'adrenaline', by: 'Person 1 first-aid', at: '2026-11-24T09:00:00.000Z', takenBack: false },
    { tapId: wrong.tapId, takenBack: true },
  ]);
  expect((await school.call('medical.card', { cardId: next.cardId })).earlier).toHaveLength(2);
  await school.call('medical.closeCard', { cardId: next.cardId });
});

it('keeps each card as the record of its incident, newest first: who, when, why, taps and corrections', async () => {
  await school.asLead();
  expect(await recorded()).toMatchObject([
    { openedBy: 'Person 2 class', reasons: [{ who: 'Person 2 class', reason: 'called' }], taps: [] },
    {
      openedBy: 'Person 1 first-aid',
      closedBy: 'Person 1 first-aid',
      openedAt: '2026-11-24T09:00:00.000Z',
      closedAt: '2026-11-24T09:00:01.000Z',
      reasons: [],
      taps: [
        { kind: 'adrenaline', takenBack: null },
        { kind: 'medicine', takenBack: { at: '2026-11-24T09:00:01.000Z', by: 'Person 1 first-aid' } },
      ],
    },
  ]);
});

it('writes that look to the audit, and answers only within the reader’s own medical scope', async () => {
  const { rows } = await school.call('audit.looks', { childId: child, before: null });
  expect(rows.map(({ what }) => what)).toContain('medical.cards-opened');
  await school.asRole('class', [oak]);
  expect(await recorded()).toHaveLength(2);
  for (const outside of [() => school.asRole('class', [elm]), () => school.asRole('kitchen')]) {
    await outside();
    expect(await school.tryCall('medical.cardsOf', { childId: child })).toMatchObject({
      error: { code: 'not-allowed' },
    });
  }
});

it('shows what was tapped on a card that nobody closed, and nothing after a day', async () => {
  await school.asRole('first-aid');
  const { cardId } = await open();
  await school.call('medical.tap', { cardId, kind: 'medicine', words: 'two puffs' });
  await school.asLead();
  // Past midnight such a card does not go on; what was given on it still counts.
  clock.advance(20 * HOUR);
  await school.asLead();
  const next = await open();
  expect(next.cardId).not.toBe(cardId);
  expect(next.earlier.at(-1)).toMatchObject({ kind: 'medicine', words: 'two puffs', takenBack: false });
  await school.call('medical.closeCard', { cardId: next.cardId });
  expect((await recorded())[1]).toMatchObject({ cardId, closedAt: null, closedBy: '' });
  clock.advance(5 * HOUR);
  await school.asLead();
  const later = await open();
  expect(later.earlier).toEqual([]);
  await school.call('medical.closeCard', { cardId: later.cardId });
});
