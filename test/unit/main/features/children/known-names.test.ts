import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Author } from '#main/core/session.ts';
import { addChild, EMPTY_CHILD, oneChild, toldApart, updateChild } from '#main/features/children/children.service.ts';
import { findChildren } from '#main/features/children/find-child.ts';
import { knownNames, watchNames } from '#main/features/children/known-names.ts';
import { saveClass, setPlace } from '#main/features/children/roll.repo.ts';
import { openStore, type Store } from '#main/store/store.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';

const author = { by: 's1', at: '2026-11-24T09:00:00.000Z', today: '2026-11-24' } as unknown as Author;
let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-names-'));
  store = openStore(join(folder, 'register.db'), randomBytes(32), { create: true });
  store.write(watchNames);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (forename: string, surname: string, classId: ClassId | null = null) =>
  store.write((tx) => addChild(tx, { ...EMPTY_CHILD, forename, surname, classId }, author));
const found = (text: string) =>
  findChildren({ db: store.read, capabilities: new Map() }, text).map((child) => `${child.name}, ${child.className}`);

test('keeps one index while nobody changes, and reads one changed child into it', () => {
  const ava = add('Ava', 'Otley');
  const before = knownNames(store.read);
  expect(knownNames(store.read)).toBe(before);
  store.write((tx) => updateChild(tx, ava, { surname: 'Marsh' }, author));
  expect(found('marsh')).toEqual(['Ava Marsh, No class']);
  expect(found('otley')).toEqual([]);
  expect(knownNames(store.read)).toBe(before);
});

test('notes a statement that no code of ours announced', () => {
  const ava = add('Ava', 'Otley');
  expect(found('otley')).toHaveLength(1);
  store.write((tx) => tx.run({ text: `UPDATE child SET surname = 'Young' WHERE id = '${ava}'`, values: [] }));
  expect(found('young')).toEqual(['Ava Young, No class']);
});

test('does not stand in the way of a class that is saved over when its children were just touched', () => {
  const row = { classId: 'c1' as ClassId, yearGroup: '6', teacher: '', position: 1 };
  store.write((tx) => saveClass(tx, { ...row, name: 'Oak' }));
  add('Ava', 'Otley', row.classId);
  store.write((tx) => saveClass(tx, { ...row, name: 'Elm' }));
  store.write((tx) => saveClass(tx, { ...row, name: 'Ash' }));
  expect(found('ava')).toEqual(['Ava Otley, Ash']);
});

test('follows a renamed class and a leaver', () => {
  const oak = 'c1' as ClassId;
  const row = { classId: oak, yearGroup: '6', teacher: '', position: 1 };
  store.write((tx) => saveClass(tx, { ...row, name: 'Oak' }));
  const ava = add('Ava', 'Otley', oak);
  expect(found('ava')).toEqual(['Ava Otley, Oak']);
  store.write((tx) => saveClass(tx, { ...row, name: 'Elm' }));
  expect(found('ava')).toEqual(['Ava Otley, Elm']);
  store.write((tx) => setPlace(tx, ava, { classId: oak, yearGroup: '6', leftOn: author.today }, author));
  expect(found('ava')).toEqual([]);
});

const apart = (childId: ChildId) => {
  const child = oneChild(store.read, childId);
  return child && toldApart(store.read).apart(child);
};

test('tells a name apart from the second bearer on, and no longer when one is renamed', () => {
  const first = add('Zoë', 'Patel');
  expect(apart(first)).toBeNull();
  const second = add('Zoe', 'Patel');
  expect(apart(first)).toBe('date of birth not recorded');
  store.write((tx) => updateChild(tx, second, { forename: 'Zara' }, author));
  expect(apart(first)).toBeNull();
});

test('tells a child apart from a leaver, whom the history and the list of leavers name too', () => {
  const first = add('Zoe', 'Patel');
  const left = add('Zoe', 'Patel');
  expect(found('zoe')).toHaveLength(2);
  store.write((tx) => setPlace(tx, left, { classId: null, yearGroup: '', leftOn: author.today }, author));
  expect(found('zoe')).toHaveLength(1);
  expect(apart(first)).toBe('date of birth not recorded');
  const leaver = oneChild(store.read, left);
  expect(leaver && toldApart(store.read).told(leaver)).toBe(
    'Zoe Patel, no class, left 24 Nov 2026, date of birth not recorded',
  );
});

test('tells apart a child whose legal name another goes by, and one of two names counts once', () => {
  const alex = add('Alex', 'Wu');
  const legal = store.write((tx) =>
    addChild(tx, { ...EMPTY_CHILD, forename: 'Alexander', surname: 'Wu', preferredForename: 'Alex' }, author),
  );
  expect(apart(alex)).toBe('date of birth not recorded');
  expect(apart(legal)).toBe('date of birth not recorded');
  const row = oneChild(store.read, legal);
  expect(row && toldApart(store.read).toldLegally(row)).toBe('Alexander Wu, no class');
});

test('does not believe a change that was rolled back, also when it was asked in between', () => {
  const ava = add('Ava', 'Otley');
  expect(found('otley')).toHaveLength(1);
  expect(() =>
    store.write((tx) => {
      updateChild(tx, ava, { surname: 'Marsh' }, author);
      expect(findChildren({ db: tx, capabilities: new Map() }, 'marsh')).toHaveLength(1);
      throw new Error('pulled plug');
    }),
  ).toThrow('pulled plug');
  expect(found('marsh')).toEqual([]);
  expect(found('otley')).toHaveLength(1);
});

test('takes a whole import in one go', () => {
  expect(found('child')).toEqual([]);
  store.write((tx) => {
    for (let i = 0; i < 300; i += 1) addChild(tx, { ...EMPTY_CHILD, forename: `Child${i}`, surname: 'Smith' }, author);
  });
  expect(found('child299')).toEqual(['Child299 Smith, No class']);
  expect(found('smith')).toHaveLength(12);
});
