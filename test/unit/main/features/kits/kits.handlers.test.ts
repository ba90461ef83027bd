import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract.ts';
import type { ChildId, KitId, KitItemId, StaffId } from '#shared/domain/ids.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import { KIT_PARTS } from '#shared/features/kits/kits.model.ts';
import { NEED } from '../../../../security/plain-inputs.ts';
import { day, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';

let made: MedicineSchool;
let kitId: KitId;
let me: StaffId;
let first: KitItemId;
const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
const code = async <K extends Parameters<typeof call>[0]>(name: K, input: CallInput<K>) => {
  const result = await made.school.tryCall(name, input);
  return result.ok ? 'ok' : [result.error.code, ...Object.keys(result.error.fields ?? {})].join(' ');
};
const kit = async () => (await call('kits.kit', { kitId })).kit;
const notices = async () => (await kit()).notices.map((notice) => notice.kind);
const device = (more: Partial<CallInput<'kits.addItem'>> = {}): CallInput<'kits.addItem'> => ({
  ...{ kitId, requestKey: key(), kind: 'device', device: 'EpiPen', strength: '0.3 mg', batch: 'A1' },
  ...{ expires: day('2027-10-31'), replaces: null, ...more },
});
const check = (items: CallInput<'kits.recordCheck'>['items'], more: Partial<CallInput<'kits.recordCheck'>> = {}) =>
  ({
    ...{ kitId, requestKey: key(), onDay: day('2026-11-24'), checkedBy: me, items, words: '' },
    parts: KIT_PARTS.map((part) => ({ part, there: true })),
    ...more,
  }) satisfies CallInput<'kits.recordCheck'>;
const use = (itemId: KitItemId) => ({
  itemId,
  requestKey: key(),
  at: 'now' as const,
  place: 'Hall',
  words: '',
  givenBy: me,
});

beforeAll(async () => {
  made = await medicineSchool();
  const kitKey = key();
  const fields = {
    kitId: null,
    requestKey: kitKey,
    kind: 'adrenaline',
    name: 'Hall kit',
    place: 'Hall, by the hatch',
  } as const;
  ({ kitId } = await call('kits.save', fields));
  expect(await call('kits.save', fields)).toEqual({ kitId });
  ({ me } = await call('kits.kit', { kitId }));
});
afterAll(() => made.school.close());

describe('a spare kit', () => {
  it('begins empty and unchecked, and says so', async () => {
    expect(await notices()).toEqual(['empty', 'never-checked']);
    const given = device();
    ({ itemId: first } = await call('kits.addItem', given));
    expect(await call('kits.addItem', given)).toEqual({ itemId: first });
    expect(await notices()).toEqual(['never-checked']);
    expect(await code('kits.addItem', device({ kind: 'spacer' }))).toBe('bad-input kind');
    expect(await code('kits.addItem', device({ device: '' }))).toBe('bad-input device');
  });

  it('is checked only as it is: each thing once, nothing good past its date, words for what was wrong', async () => {
    const good = { itemId: first, found: 'good' as const };
    expect(await code('kits.recordCheck', check([]))).toBe('changed-elsewhere');
    expect(await code('kits.recordCheck', check([good, good]))).toBe('changed-elsewhere');
    expect(await code('kits.recordCheck', check([good], { parts: [] }))).toBe('bad-input parts');
    expect(await code('kits.recordCheck', check([good], { onDay: day('2026-11-25') }))).toBe('bad-input onDay');
    expect(await code('kits.recordCheck', check([{ itemId: first, found: 'out-of-date' }]))).toBe('bad-input items');
    expect(await code('kits.recordCheck', check([{ itemId: first, found: 'damaged' }]))).toBe('bad-input words');
    await call(
      'kits.recordCheck',
      check([{ itemId: first, found: 'damaged' }], { words: 'Cap gone, new one asked for' }),
    );
    expect(await notices()).toEqual(['empty', 'wrong']);
    const again = check([good]);
    await call('kits.recordCheck', again);
    await call('kits.recordCheck', again);
    expect(await notices()).toEqual([]);
    const { checks } = await call('kits.kit', { kitId });
    expect(checks.map(({ wrong, words }) => [wrong, words])).toEqual([
      [[], ''],
      [['EpiPen 0.3 mg: damaged'], 'Cap gone, new one asked for'],
    ]);
  });

  it('loses a device by a use, until another takes its place; a wrong entry brings it back', async () => {
    const recorded = { childId: made.childId, ...use(first) };
    const { useId } = await call('kits.recordUse', recorded);
    expect(await call('kits.recordUse', recorded)).toEqual({ useId });
    expect(await notices()).toEqual(['empty', 'not-replaced']);
    expect(await code('kits.recordUse', { childId: made.childId, ...use(first) })).toBe('changed-elsewhere');
    await call('kits.takeUseBack', { useId, words: 'Another kit' });
    expect(await code('kits.takeUseBack', { useId, words: 'Twice' })).toBe('changed-elsewhere');
    expect(await notices()).toEqual([]);
    await call('kits.recordAdultUse', { who: 'A visitor', ...use(first) });
    const replacing = device({ batch: 'B2', replaces: { itemId: first, why: null } });
    const { itemId: second } = await call('kits.addItem', replacing);
    expect(await notices()).toEqual([]);
    expect(await code('kits.addItem', device({ replaces: { itemId: first, why: null } }))).toBe('changed-elsewhere');
    const { uses, kit: now } = await call('kits.kit', { kitId });
    expect(now.items.map(({ batch }) => batch)).toEqual(['B2']);
    expect(uses.map(({ who, takenBack }) => [who, takenBack?.words ?? null])).toEqual([
      ['A visitor', null],
      ['Ava Lake, Oak', 'Another kit'],
    ]);
    // Replaced before it is used: it must say why.
    expect(await code('kits.addItem', device({ replaces: { itemId: second, why: null } }))).toBe('bad-input why');
    await call('kits.addItem', device({ batch: 'C3', replaces: { itemId: second, why: 'expired' } }));
    expect((await kit()).items.map(({ batch }) => batch)).toEqual(['C3']);
  });

  it('is kept no more, and kept again', async () => {
    await call('kits.setClosed', { kitId, closed: true });
    expect((await call('kits.list', {})).closed).toMatchObject([{ kitId, notices: [] }]);
    await call('kits.setClosed', { kitId, closed: false });
    expect((await call('kits.list', {})).kits).toHaveLength(1);
  });
});

describe('the school’s inhaler', () => {
  it('is one entry, in the child’s record, that names the kit; the spacer is used up, the inhaler is not', async () => {
    const box = { kitId: null, requestKey: key(), kind: 'inhaler', name: 'Office inhaler', place: 'Office' } as const;
    const { kitId: office } = await call('kits.save', box);
    const add = async (kind: 'inhaler' | 'spacer') =>
      (await call('kits.addItem', device({ kitId: office, kind, device: '', strength: '' }))).itemId;
    const [inhaler, spacer] = [await add('inhaler'), await add('spacer')];
    const entry = {
      childId: made.childId,
      requestKey: key(),
      at: 'now',
      puffs: 4,
      place: '',
      words: '',
      givenBy: me,
    } as const;
    expect(await code('medicines.recordInhaler', { ...entry, kitItemId: spacer, spacerItemId: null })).toBe(
      'bad-input itemId',
    );
    const { useId } = await call('medicines.recordInhaler', { ...entry, kitItemId: inhaler, spacerItemId: spacer });
    const { kit: now, uses } = await call('kits.kit', { kitId: office });
    expect(now.items.map(({ kind, state }) => [kind, state])).toEqual([
      ['inhaler', 'in'],
      ['spacer', 'used'],
    ]);
    expect(uses).toMatchObject([{ useId, who: 'Ava Lake, Oak', words: '4 puffs', inRecord: true }]);
    expect((await call('medicines.child', { childId: made.childId })).inhaler).toMatchObject([
      { kit: 'Office inhaler' },
    ]);
    expect(await code('kits.recordUse', { childId: made.childId, ...use(inhaler) })).toBe('bad-input itemId');
    await call('medicines.takeInhalerBack', { childId: made.childId, useId, words: 'Another child' });
    expect((await call('kits.kit', { kitId: office })).kit.items.every(({ state }) => state === 'in')).toBe(true);
  });
});

describe('who may receive', () => {
  const card = async (childId: ChildId) => (await call('medical.openCard', { childId, reason: null })).spares;
  const atRisk = async (surname: string) => {
    const { childId } = await call('children.add', {
      fields: { ...EMPTY_CHILD, forename: 'Mia', surname, classId: made.oak },
    });
    await call('medical.addNeed', {
      ...{ childId, kind: null },
      fields: { ...NEED, condition: 'Anaphylaxis: nuts', medicine: 'EpiPen 0.3 mg' },
    });
    return childId;
  };
  it('goes by the rule that a Lead chose, on the card and on the list in the kit, which is printed as a numbered copy', async () => {
    const mia = await atRisk('Hill');
    expect(await card(mia)).toMatchObject([
      { kind: 'adrenaline', recorded: null, kits: [{ place: 'Hall, by the hatch', contents: 'EpiPen 0.3 mg' }] },
    ]);
    expect(await card(made.childId)).toEqual([]);
    const list = await call('kits.receiveList', { kitId });
    expect(list.rule).toEqual({ rule: 'known-risk', chosen: null });
    expect(list.children.map(({ name, may }) => [name, may])).toEqual([['Mia Hill', 'not-recorded']]);
    expect(await code('kits.chooseRule', { rule: 'anyone', words: 'x' })).toBe('not-allowed');
    await made.school.asLead();
    await call('kits.chooseRule', { rule: 'anyone', words: 'Governors, 3 Nov' });
    // By this rule the kit is on every child's card.
    expect((await card(made.childId)).map(({ kind, atRisk: known }) => [kind, known])).toEqual([['adrenaline', false]]);
    expect((await call('kits.list', {})).rule).toMatchObject({ rule: 'anyone', chosen: { words: 'Governors, 3 Nov' } });
    const holders = [{ name: 'In the kit' }];
    const print = { kitId, holders, collectBy: day('2027-01-31') };
    expect(await code('kits.printReceiveList', { ...print, fingerprint: list.fingerprint })).toBe('changed-elsewhere');
    const { fingerprint } = await call('kits.receiveList', { kitId });
    const issued = await call('kits.printReceiveList', { ...print, fingerprint });
    const { papers } = await call('papers.list', { which: 'open' });
    expect(papers).toMatchObject([
      { paperId: issued.paperId, kind: 'receive-list', title: 'Who may receive: Hall kit' },
    ]);
    expect(await code('papers.issue', { paperId: issued.paperId, holders, collectBy: print.collectBy })).toBe(
      'paper-printed',
    );
  });

  it('a class teacher does not read of a child of another class in a kit’s uses', async () => {
    await made.school.asRole('class', [made.elm]);
    const { uses } = await call('kits.kit', { kitId });
    expect(uses.map(({ who, place }) => [who, place])).toContainEqual(['A child outside your classes', '']);
    expect(JSON.stringify(uses)).not.toContain('Lake');
    expect(await code('kits.recordUse', { childId: made.childId, ...use(first) })).toBe('not-allowed');
  });
});
