import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { sql } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { LEAD, memoryKeychain, movableClock, newSchool, type School } from '../support/new-school.ts';
import { registerInside } from '../support/register-inside.ts';

let school: School;
afterEach(() => school.close());
const HOUR = 3_600_000;

async function schoolAt(start: string) {
  const clock = movableClock(new Date(start));
  const keychain = memoryKeychain();
  school = await newSchool({ ports: { clock, keychain } });
  return { clock, keychain };
}
const digest = (since: 'week' | 'seen' = 'week') => school.call('audit.digest', { since });
const notices = async () => ((await school.call('access.state', {})).me?.notices ?? []).join('\n');
const onPaper = async () => {
  const { head } = await digest();
  return { seq: head!.seq, groups: head!.groups.join(' ') };
};

describe('the digest', () => {
  it('tells a Lead of cards outside a role, many records, weekends, refusals and the clock, and names no child', async () => {
    const { clock } = await schoolAt('2026-11-24T09:00:00Z');
    const children: ChildId[] = [];
    for (let i = 0; i < 13; i += 1)
      children.push(
        (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename: `Zqchild${i}`, surname: 'Otley' } }))
          .childId,
      );
    for (const childId of children) await school.call('children.record', { childId });
    const kitchenId = await school.asRole('kitchen');
    await school.call('medical.openCard', { childId: children[0]!, reason: 'called' });
    await school.call('access.lock', {});
    for (let i = 0; i < 3; i += 1) {
      await school.tryCall('access.signIn', { staffId: kitchenId, password: 'a wrong one 12345' });
      clock.advance(20_000);
    }
    await school.asLead();
    clock.set(3 * HOUR);
    await school.tryCall('access.state', {});
    clock.set(-3 * HOUR);
    await school.tryCall('access.state', {});
    // Far back, where a look would hide among the entries of years ago.
    clock.set(-900 * 24 * HOUR);
    await school.call('medical.openCard', { childId: children[1]!, reason: null });
    clock.set(900 * 24 * HOUR);
    await school.tryCall('access.state', {});
    // Saturday.
    clock.advance(4 * 24 * HOUR);
    await school.asLead();
    const told = await digest();
    expect(told.breakGlass).toMatchObject([{ who: 'Person 1 kitchen', count: 1 }]);
    expect(told.manyRecords).toMatchObject([{ who: LEAD.name, count: 13 }]);
    expect(told.refused).toMatchObject([{ who: 'Person 1 kitchen', count: 3 }]);
    expect(told.clockJumps.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect(told.outOfHours.at(-1)).toMatchObject({ who: LEAD.name, day: '2026-11-28' });
    const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
    expect(told.entries).toBeGreaterThan(rows.filter(({ at }) => at >= '2026').length);
    expect(JSON.stringify(told)).not.toContain('Zqchild');
  });

  it('is quiet in a quiet week, waits after a week, and begins anew where the Lead said “seen”', async () => {
    const { clock } = await schoolAt('2026-11-24T09:00:00Z');
    expect(await notices()).not.toContain('digest');
    const { breakGlass, manyRecords, outOfHours, refused, clockJumps, rare } = await digest();
    expect([breakGlass, manyRecords, outOfHours, refused, clockJumps, rare].flat()).toEqual([]);
    clock.advance(7 * 24 * HOUR);
    await school.asLead();
    expect(await notices()).toContain('The audit has a digest for you, since 24 Nov 2026');
    const { to, seenAt } = await digest();
    expect(seenAt).toBeNull();
    await school.call('audit.digestSeen', { to });
    expect(await digest('seen')).toMatchObject({ from: to, seenAt: to });
    await school.asLead();
    expect(await notices()).not.toContain('digest');
  });
});

describe('a head on paper', () => {
  it('matches for ever, whatever is written after it', async () => {
    await schoolAt('2026-11-24T09:00:00Z');
    const paper = await onPaper();
    await school.call('audit.digestPrinted', {});
    await school.asRole('office');
    await school.asLead();
    expect(await school.call('audit.checkPaper', paper)).toMatchObject({
      ...{ verdict: 'matches', at: '2026-11-24T09:00:00.000Z', bad: null },
    });
    // As somebody reads it from a sheet: small letters, O for 0, l for 1, no gaps.
    const typed = paper.groups.toLowerCase().replaceAll('0', 'O').replaceAll('1', 'l').replaceAll(' ', '');
    expect(await school.call('audit.checkPaper', { ...paper, groups: typed })).toMatchObject({ verdict: 'matches' });
  });

  it('tells a slip of the pen from a changed register', async () => {
    await schoolAt('2026-11-24T09:00:00Z');
    const paper = await onPaper();
    const wrong = (letter: string) => (letter === '7' ? '8' : '7');
    for (const at of [0, 3, 7, 12, 18]) {
      const groups = paper.groups.slice(0, at) + wrong(paper.groups[at]!) + paper.groups.slice(at + 1);
      expect(await school.call('audit.checkPaper', { ...paper, groups }), `${at}`).toMatchObject({ verdict: 'slip' });
    }
    expect(await school.call('audit.checkPaper', { ...paper, seq: paper.seq - 1 })).toMatchObject({ verdict: 'slip' });
  });

  it('differs from another register’s entry, and lies beyond one that is older', async () => {
    await schoolAt('2026-11-24T09:00:00Z');
    const short = await onPaper();
    await school.asRole('office');
    await school.asLead();
    const long = await onPaper();
    school.close();
    await schoolAt('2026-11-24T09:00:00Z');
    expect(await school.call('audit.checkPaper', short)).toMatchObject({ verdict: 'differs' });
    expect(await school.call('audit.checkPaper', long)).toMatchObject({ verdict: 'beyond' });
  });

  it('says so when the entry is there and one before it was changed', async () => {
    const { keychain } = await schoolAt('2026-11-24T09:00:00Z');
    const paper = await onPaper();
    await school.call('access.lock', {});
    const { home, leadId } = school;
    const store = await registerInside({ home, keychain, staffId: leadId, password: LEAD.password });
    store.write((tx) => {
      tx.run(sql`DROP TRIGGER audit_no_update`);
      tx.run(sql`UPDATE audit SET device = 'ELSEWHERE' WHERE seq = 1`);
    });
    store.close();
    await school.asLead();
    expect(await school.call('audit.checkPaper', paper)).toMatchObject({
      verdict: 'broken',
      bad: { seq: 1, why: 'link' },
    });
  });
});
