import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, ContactId, PictureUseId, PurposeId } from '#shared/domain/ids.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';

const clock = movableClock();
const on = (text: string) => calendarDate(text)!;
const TODAY = on('2026-11-24');
const PAPER = { method: 'letter', decidedOn: TODAY, evidence: '', words: '' } as const;

let school: School;
let oak: ClassId;
let ava: ChildId;
let ben: ChildId;
let mothers: Map<ChildId, ContactId>;
let website: PurposeId;
let press: PurposeId;

async function addChild(forename: string): Promise<ChildId> {
  const { childId } = await school.call('children.add', {
    fields: { ...EMPTY_CHILD, forename, surname: 'Wu', classId: oak },
  });
  const fields = { ...EMPTY_CONTACT, title: 'Mrs', forename: 'Mei', surname: 'Wu', relationship: 'Mother' };
  const saved = await school.call('children.saveContact', {
    ...{ childId, contactId: null, fields: { ...fields, responsibility: true } },
  });
  mothers.set(childId, saved.contactId);
  return childId;
}
const mother = (childId: ChildId) => ({ kind: 'contact' as const, contactId: mothers.get(childId)! });
const says = (
  childId: ChildId,
  purposeId: PurposeId,
  state: 'given' | 'refused',
  more: Partial<CallInput<'consent.record'>> = {},
) =>
  school.call('consent.record', {
    ...{ childId, purposeId, state, who: mother(childId), validUntil: null, replacesUnrecorded: false },
    ...{ ...PAPER, decidedOn: on('2026-11-20') },
    ...more,
  });
const use = (more: Partial<CallInput<'consent.recordUse'>> = {}) =>
  school.tryCall('consent.recordUse', {
    ...{ childIds: [ava, ben], purposeIds: [website], picture: 'harvest.jpg', place: 'website', placeWords: 'Harvest' },
    ...{ since: on('2026-10-01') },
    ...more,
  });
const used = async (more: Partial<CallInput<'consent.recordUse'>> = {}): Promise<PictureUseId> => {
  const result = await use(more);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.useId;
};
const withdraw = (childId: ChildId, purposeIds: PurposeId[], more: Partial<CallInput<'consent.withdraw'>> = {}) =>
  school.call('consent.withdraw', { childId, purposeIds, who: mother(childId), ...PAPER, ...more });
const end = (useId: PictureUseId, more: Partial<CallInput<'consent.endUse'>> = {}) =>
  school.tryCall('consent.endUse', {
    ...{ useId, state: 'taken-down', doneOn: TODAY, doneBy: 'Mr Web', words: '' },
    ...more,
  });
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);
const lists = async () => {
  const { toTakeDown, inUse, ended } = await school.call('consent.uses', {});
  const ids = (uses: typeof inUse) => uses.map(({ useId }) => useId);
  return { down: ids(toTakeDown), inUse: ids(inUse), ended: ids(ended) };
};
const whyDown = async () =>
  (await school.call('consent.uses', {})).toTakeDown.flatMap(({ against }) =>
    against.map(({ child, purposes }) => [child.name, ...purposes.map((one) => one.effective.reason)].join(' ')),
  );
const auditOf = async (childId: ChildId) => {
  const { rows } = await school.call('audit.rows', {
    ...{ kind: 'changes', staffId: null, childId, before: null, from: null, to: null },
  });
  return rows.filter(({ what }) => what.startsWith('picture.'));
};

beforeEach(async () => {
  school = await newSchool({ ports: { clock } });
  mothers = new Map();
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '6', teacher: '' })).classId;
  ava = await addChild('Ava');
  ben = await addChild('Ben');
  const { purposes } = await school.call('consent.purposes', {});
  website = purposes[0]!.purposeId;
  press = purposes[3]!.purposeId;
  for (const childId of [ava, ben]) for (const purposeId of [website, press]) await says(childId, purposeId, 'given');
}, 60_000);
afterEach(() => school.close());

describe('the use of a picture', () => {
  it('keeps whether full names stand with it, and refuses them where the purpose says so, for any child', async () => {
    const ask = async (named: boolean) =>
      (await school.call('consent.check', { childIds: [ava, ben], purposeIds: [website], named })).verdicts[0];
    expect(await ask(false)).toMatchObject({ conditions: ['Without the child’s full name'], namesBlock: false });
    expect(await ask(true)).toMatchObject({ blockers: [], namesBlock: true });
    expect(await use({ named: true })).toMatchObject({ error: { code: 'consent-use-named' } });
    await used({ named: false });
    expect((await school.call('consent.uses', {})).inUse).toMatchObject([{ named: false }]);
  });

  it('is kept with what, where, since when, by whom, for what, and with whom', async () => {
    const useId = await used({ purposeIds: [press, website], childIds: [ava, ben, ava] });
    const { toTakeDown, inUse, ended } = await school.call('consent.uses', {});
    expect([toTakeDown, ended]).toEqual([[], []]);
    expect(inUse).toMatchObject([
      {
        ...{ useId, picture: 'harvest.jpg', place: 'website', placeWords: 'Harvest', since: '2026-10-01', children: 2 },
        ...{ purposes: [{ name: 'Website' }, { name: 'Local press' }], recordedBy: 'Mrs C Westgate', end: null },
      },
    ]);
    const { children } = await school.call('consent.useChildren', { useId });
    expect(children.map(({ name }) => name)).toEqual(['Ava Wu', 'Ben Wu']);
    expect((await school.call('consent.childUses', { childId: ben })).uses).toMatchObject([{ useId }]);
  });

  it('is refused in the core when one answer changed since the page asked, and nothing of it is kept', async () => {
    const { verdicts } = await school.call('consent.check', { childIds: [ava, ben], purposeIds: [website] });
    expect(verdicts[0]!.blockers).toEqual([]);
    await withdraw(ben, [website]);
    expect(code(await use())).toBe('consent-use-blocked');
    expect(code(await use({ purposeIds: [press, website] }))).toBe('consent-use-blocked');
    expect(await lists()).toEqual({ down: [], inUse: [], ended: [] });
    expect(code(await use({ purposeIds: [press] }))).toBe('ok');
    expect(code(await use({ childIds: [ava] }))).toBe('ok');
  });

  it('is refused for a leaver, for a purpose that is no more, and far ahead', async () => {
    expect(code(await use({ since: on('2028-01-01') }))).toBe('bad-input');
    await school.call('consent.retirePurpose', { purposeId: press });
    expect(code(await use({ purposeIds: [press] }))).toBe('not-found');
    await school.call('children.setLeavers', { childIds: [ben], leftOn: on('2026-11-23') });
    expect(code(await use())).toBe('not-allowed');
  });

  it('stands in the audit of every child in it, by the names of fields', async () => {
    const useId = await used();
    await end(useId);
    for (const childId of [ava, ben]) {
      expect(await auditOf(childId)).toMatchObject([
        { what: 'picture.use-ended', fields: ['doneOn', 'doneBy'] },
        { what: 'picture.use-recorded', fields: ['picture', 'place', 'since', 'purposes'] },
      ]);
    }
    expect(JSON.stringify([...(await auditOf(ava))])).not.toContain('harvest');
  });

  it('is nothing to those who are told instructions only', async () => {
    await school.asRole('class', [oak]);
    for (const result of [
      await use(),
      await school.tryCall('consent.uses', {}),
      await school.tryCall('consent.childUses', { childId: ava }),
    ])
      expect(code(result)).toBe('not-allowed');
  });
});

describe('the list of pictures to take down', () => {
  it('has every use that shows the child for what was withdrawn, at once, until each is ticked off', async () => {
    const first = await used();
    const second = await used({ purposeIds: [press, website], picture: 'b.jpg' });
    const other = await used({ purposeIds: [press] });
    const { after } = await withdraw(ava, [website]);
    expect(after).toMatchObject([{ purpose: { name: 'Website' }, effective: { answer: 'no', reason: 'withdrawn' } }]);
    expect(await lists()).toEqual({ down: [first, second], inUse: [other], ended: [] });
    expect(await whyDown()).toEqual(['Ava Wu withdrawn', 'Ava Wu withdrawn']);
    expect((await school.call('consent.childUses', { childId: ben })).uses.flatMap(({ against }) => against)).toEqual(
      [],
    );

    expect(code(await end(first))).toBe('ok');
    expect(code(await end(first))).toBe('changed-elsewhere');
    expect(code(await end(second, { state: 'handed-out' }))).toBe('bad-input');
    expect(code(await end(second, { state: 'handed-out', words: 'Printed in March' }))).toBe('ok');
    expect(await lists()).toEqual({ down: [], inUse: [other], ended: [second, first] });
    expect((await school.call('consent.uses', {})).ended[1]).toMatchObject({
      end: { state: 'taken-down', doneOn: '2026-11-24', doneBy: 'Mr Web', recordedBy: 'Mrs C Westgate' },
    });

    await school.call('consent.useStillUp', { useId: first });
    expect(code(await school.tryCall('consent.useStillUp', { useId: first }))).toBe('changed-elsewhere');
    expect((await lists()).down).toEqual([first]);
  });

  it('cannot be ticked off for a day to come', async () => {
    const useId = await used();
    expect(code(await end(useId, { doneOn: on('2026-11-25') }))).toBe('bad-input');
  });

  it.each<readonly [string, () => Promise<unknown>, string]>([
    ['a refusal', () => says(ava, website, 'refused', { decidedOn: TODAY }), 'Ava Wu refused'],
    ['the child’s own no', () => says(ava, website, 'refused', { who: { kind: 'child' } }), 'Ava Wu child-refused'],
    [
      'a yes that ran out',
      async () => {
        await says(ava, website, 'given', { decidedOn: on('2026-11-21'), validUntil: on('2026-11-22') });
      },
      'Ava Wu expired',
    ],
    ['leaving', () => school.call('children.setLeavers', { childIds: [ava], leftOn: on('2026-11-24') }), 'Ava Wu left'],
    [
      'a mark that stops',
      () => school.call('children.setFlag', { childId: ava, flag: 'court-order', set: true, words: '' }),
      'Ava Wu stopped',
    ],
  ])('also has what %s makes unlawful', async (_what, happens, expected) => {
    const useId = await used();
    expect((await lists()).down).toEqual([]);
    await happens();
    expect((await lists()).down).toEqual([useId]);
    expect(await whyDown()).toEqual([expected]);
  });

  it('has a picture for a retired purpose, which can still be withdrawn from while it is up', async () => {
    const useId = await used({ purposeIds: [press] });
    await school.call('consent.retirePurpose', { purposeId: press });
    const asked = await school.call('consent.withdrawal', { childId: ava });
    expect(asked.purposes.at(-1)).toMatchObject({ purpose: { name: 'Local press' }, pictures: 1 });
    await withdraw(ava, [press]);
    expect((await lists()).down).toEqual([useId]);
    await end(useId);
    await expect(withdraw(ava, [press])).rejects.toThrow('changed-elsewhere');
  });

  it('follows a doubled record to the kept one', async () => {
    const twin = await addChild('Ava');
    await says(twin, website, 'given');
    const shared = await used({ childIds: [ava, twin] });
    const own = await used({ childIds: [twin], picture: 'own.jpg' });
    const revision = async (childId: ChildId) => {
      const record = await school.call('children.record', { childId });
      if (!('fields' in record)) throw new Error('a Lead sees the fields');
      return record.revision;
    };
    const { mergeId } = await school.call('children.merge', {
      ...{ keepId: ava, otherId: twin, take: [] },
      ...{ keepRevision: await revision(ava), otherRevision: await revision(twin) },
    });
    const ofAva = async () => (await school.call('consent.childUses', { childId: ava })).uses.map((one) => one.useId);
    expect(await ofAva()).toEqual([own, shared]);
    await withdraw(ava, [website]);
    expect((await lists()).down).toEqual([shared, own]);
    // The mother stands there twice, as she did before; her no counts for both pictures.
    expect(await whyDown()).toEqual(['Ava Wu parents-differ', 'Ava Wu parents-differ']);
    expect(code(await school.tryCall('children.undoMerge', { mergeId }))).toBe('merge-written');
  });

  it('gives a use back to the record that it came from', async () => {
    const twin = await addChild('Ava');
    await says(twin, website, 'given');
    const own = await used({ childIds: [twin] });
    const revision = async (childId: ChildId) => {
      const record = await school.call('children.record', { childId });
      if (!('fields' in record)) throw new Error('a Lead sees the fields');
      return record.revision;
    };
    const { mergeId } = await school.call('children.merge', {
      ...{ keepId: ava, otherId: twin, take: [] },
      ...{ keepRevision: await revision(ava), otherRevision: await revision(twin) },
    });
    await school.call('children.undoMerge', { mergeId });
    expect((await school.call('consent.childUses', { childId: ava })).uses).toEqual([]);
    expect((await school.call('consent.childUses', { childId: twin })).uses).toMatchObject([{ useId: own }]);
  });
});

describe('a withdrawal', () => {
  it('is one row for each purpose, together in the list of earlier ones, with its letter', async () => {
    const useId = await used();
    const { decisionId } = await withdraw(ava, [website, press]);
    const { earlier, purposes } = await school.call('consent.withdrawal', { childId: ava });
    expect(earlier).toMatchObject([
      { decisionId, giver: 'contact', giverName: 'Mrs Mei Wu', purposes: ['Website', 'Local press'] },
    ]);
    expect(purposes[0]).toMatchObject({ pictures: 1, effective: { reason: 'withdrawn' } });
    const lines = async () => {
      const { letter } = await school.call('consent.withdrawalLetter', { childId: ava, decisionId });
      return letter?.parts.flatMap((part) => (part.kind === 'list' ? part.lines : [part.words])) ?? [];
    };
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'Dear Mrs Mei Wu,',
        'On 24 Nov 2026 you told us that pictures of Ava Wu may no longer be used for:',
        'Website',
        'Local press',
        'School website, Harvest, since 1 Oct 2026: it is not taken down yet. We will take it down.',
        'Test Primary School',
      ]),
    );
    await end(useId);
    expect(await lines()).toContain('School website, Harvest, since 1 Oct 2026: taken down on 24 Nov 2026.');
    expect((await lines()).join()).not.toContain('harvest.jpg');
  });

  it('says when a later yes of the same person still counts, and writes no letter about it', async () => {
    await says(ava, website, 'given', { decidedOn: TODAY });
    const { decisionId, after } = await withdraw(ava, [website], { decidedOn: on('2026-11-21') });
    expect(after).toMatchObject([{ effective: { answer: 'yes' } }]);
    expect((await school.call('consent.withdrawalLetter', { childId: ava, decisionId })).letter).toBeNull();
  });

  it('keeps nothing when one purpose of it is gone or the giver has no say', async () => {
    const before = (await school.call('consent.withdrawal', { childId: ava })).earlier;
    await school.call('consent.retirePurpose', { purposeId: press });
    await expect(withdraw(ava, [website, press])).rejects.toThrow('changed-elsewhere');
    const aunt = await school.call('children.saveContact', {
      ...{ childId: ava, contactId: null },
      fields: { ...EMPTY_CONTACT, surname: 'Li', relationship: 'Aunt', responsibility: false },
    });
    const who = { kind: 'contact' as const, contactId: aunt.contactId };
    await expect(withdraw(ava, [website], { who })).rejects.toThrow('consent-no-responsibility');
    await expect(withdraw(ava, [website], { decidedOn: on('2026-11-25') })).rejects.toThrow('bad-input');
    expect((await school.call('consent.withdrawal', { childId: ava })).earlier).toEqual(before);
  });

  it('of the child is written to whoever cares for them', async () => {
    const { decisionId } = await withdraw(ava, [website], { who: { kind: 'child' } });
    const { letter } = await school.call('consent.withdrawalLetter', { childId: ava, decisionId });
    expect(letter?.parts[0]).toEqual({ kind: 'words', words: 'Dear parent or carer of Ava Wu,' });
  });
});
