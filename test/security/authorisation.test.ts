import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESSES } from '#main/core/create-app.ts';
import { type CallName, contract } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';
import type { Result } from '#shared/contract/result.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import { ROLES, type Role } from '#shared/features/access/access.model.ts';
import { counted } from '../support/how-many.ts';
import {
  GROUPS,
  KINDS,
  type Kind,
  type MarkedSchool,
  markedSchool,
  planOf,
  traceOf,
} from '../support/marked-school.ts';
import { GROUPS_BY_SEARCH, GROUPS_OF, GROUPS_ON_CARD, reachesChild, WHO_IS_SERVED } from './what-may-be-seen.ts';
import type { Row } from './who.ts';
import { WHO_MAY } from './who-may.ts';

type AnyRow = Row<never>;
const CALLS = Object.keys(contract) as CallName[];
const rowOf = (name: CallName): AnyRow => WHO_MAY[name] as unknown as AnyRow;
const ASKED: readonly (Kind | 'unknown')[] = [...KINDS, 'unknown'];

let marked: MarkedSchool;
beforeAll(async () => {
  marked = await markedSchool();
});
afterAll(() => marked.school.close());

const ask = (name: CallName, kind: Kind | 'unknown'): Promise<Result<unknown>> =>
  marked.school.app.dispatch(name, rowOf(name).input(marked, kind));
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
const served = (path: string) => marked.school.app.serve({ method: 'GET', path });
const allPaths = () =>
  Object.values(WHO_IS_SERVED)
    .flat()
    .flatMap(({ path }) => KINDS.flatMap((kind) => path(marked, kind)));

/** What must come of a call by the hand-written table: a single code, or the codes that an allowed call can end with. */
/** Of these, only children on roll are taken. */
const ON_ROLL: ReadonlySet<CallName> = new Set([
  'consent.check',
  'consent.recordUse',
  'consent.saveGroup',
  'consent.saveDay',
]);

function expected(role: Role, name: CallName, kind: Kind | 'unknown'): readonly string[] {
  const row = rowOf(name);
  const allowed = ['ok', ...(row.ends ?? [])];
  const gone = kind === 'unknown';
  if (row.child && gone) return ['not-found'];
  if (!(row.who === 'public' || row.who === 'signed-in' || row.who.includes(role))) return ['not-allowed'];
  // A leaver's card is for those who keep the records.
  const keeper = role === 'lead' || role === 'senco' || role === 'office';
  if (name === 'medical.openCard') return gone || (kind === 'leaver' && !keeper) ? ['not-found'] : ['ok'];
  // A photo may be asked about, and used, for children on roll only.
  if (ON_ROLL.has(name) && (gone || kind === 'leaver' || kind === 'merged')) return ['not-allowed'];
  // Where a call names one child, the id of a record that was merged leads to the one it was merged into; a list has no such id.
  const led = kind === 'merged' && row.child ? 'own' : kind;
  const bound = row.child || name === 'consent.check';
  if (bound && led !== 'unknown' && !reachesChild(role, led)) return ['not-allowed'];
  return allowed;
}

/** Fails for every value in the answer that the role may not know, by the table of groups. */
function leaks(role: Role, name: CallName, answer: string): string[] {
  // The card, and the way back to cards that the person has open.
  const card = name === 'medical.openCard' || name === 'medical.ongoing';
  return KINDS.flatMap((kind) =>
    GROUPS.filter((group) => {
      const may =
        (reachesChild(role, kind) && GROUPS_OF[role].includes(group)) ||
        (name === 'children.find' && kind !== 'leaver' && kind !== 'merged' && GROUPS_BY_SEARCH.includes(group)) ||
        // What was done to a child before it was merged stays in the history, under the name it had.
        (name === 'audit.rows' && kind === 'merged' && group === 'name' && (role === 'lead' || role === 'senco')) ||
        // The name that somebody typed comes back to them as they typed it.
        (name === 'consent.pasteNames' && group === 'name') ||
        (card && kind !== 'merged' && GROUPS_ON_CARD.includes(group));
      return !may && answer.includes(traceOf(kind, group));
    }).map((group) => `${role} ${name}: ${group} of ${kind}`),
  );
}

/** They are asked with a wrong password, which counts against the name. */
const ASKED_ONCE: ReadonlySet<CallName> = new Set(['access.changePassword', 'access.rotateKey']);

describe.each(ROLES)('a person of the role %s', (role) => {
  const answers = new Map<CallName, string>();
  const wrong: string[] = [];
  let cells = 0;

  beforeAll(async () => {
    await marked.signIn(marked.staff[role]);
    for (const name of CALLS) {
      if (rowOf(name).session) continue;
      for (const kind of ASKED_ONCE.has(name) ? (['own'] as const) : ASKED) {
        const result = await ask(name, kind);
        const may = expected(role, name, kind);
        cells += 1;
        if (!may.includes(codeOf(result))) wrong.push(`${name} for ${kind}: ${codeOf(result)}, not ${may.join('/')}`);
        answers.set(name, (answers.get(name) ?? '') + JSON.stringify(result));
      }
    }
  });

  it('may make exactly the calls of the product’s table, for exactly the children', ({ task }) => {
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(7 * (CALLS.length - 12));
    counted(task, 'T12', cells, 'calls by every role, of seven kinds of children');
  });

  it('is shown exactly the values of the table, whatever they ask', () => {
    expect([...answers].flatMap(([name, answer]) => leaks(role, name, answer))).toEqual([]);
  });

  it('is really shown what the table promises, so that the marks can be found', () => {
    const all = [...answers]
      .filter(([name]) => name !== 'medical.openCard')
      .map(([, answer]) => answer)
      .join();
    const missing = KINDS.filter((kind) => reachesChild(role, kind)).flatMap((kind) =>
      GROUPS_OF[role]
        .filter((group) => group !== 'dietary' || kind === 'fed')
        .filter((group) => !all.includes(traceOf(kind, group)))
        .map((group) => `${group} of ${kind}`),
    );
    expect(missing).toEqual([]);
    for (const kind of KINDS.filter((one) => one !== 'leaver' && one !== 'merged')) {
      expect(answers.get('children.find')).toContain(traceOf(kind, 'name'));
    }
  });

  it('is never told which flag a child has, unless the reason is theirs to know', () => {
    const told = [...answers].filter(([, answer]) => answer.includes('court-order')).map(([name]) => name);
    expect(told.length > 0).toBe(role === 'lead' || role === 'senco');
  });

  it('is served exactly the addresses of the table', async ({ task }) => {
    // Signed in anew: the cards that the round opened would serve their plans.
    await marked.signIn(marked.staff[role]);
    const odd: string[] = [];
    let asked = 0;
    for (const { who, search, path } of Object.values(WHO_IS_SERVED).flat()) {
      for (const kind of KINDS) {
        const onRoll = kind !== 'leaver' && kind !== 'merged';
        for (const address of path(marked, kind)) {
          asked += 1;
          const may = (who.includes(role) && reachesChild(role, kind)) || (search(address) && onRoll);
          if ((served(address).status === 200) !== may) odd.push(`${address} of ${kind}: ${served(address).status}`);
        }
      }
    }
    expect(odd).toEqual([]);
    counted(task, 'T12', asked, 'addresses asked for by every role');
    // With its emergency card open, the plan of any child, and of that child alone.
    await marked.school.call('medical.openCard', { childId: marked.children.noClass.childId, reason: 'called' });
    expect(served(`/plan/${marked.children.noClass.planId}`).body.equals(planOf('noClass'))).toBe(true);
    expect(served(`/plan/${marked.children.other.planId}`).status).toBe(
      role === 'lead' || role === 'senco' || role === 'office' || role === 'first-aid' ? 200 : 404,
    );
  });

  it('gets nothing behind the shield and nothing after the lock', async () => {
    for (const [end, code] of [
      ['access.shield', 'shielded'],
      ['access.lock', 'signed-out'],
    ] as const) {
      await marked.school.call(end, {});
      for (const name of CALLS) {
        if (rowOf(name).who === 'public') continue;
        expect(codeOf(await ask(name, 'own')), `${name} after ${end}`).toBe(code);
      }
      for (const path of allPaths()) expect(served(path).status, path).toBe(404);
      for (const name of ['access.state', 'access.signInNames'] as const) {
        const answer = JSON.stringify(await ask(name, 'own'));
        for (const kind of KINDS) for (const group of GROUPS) expect(answer).not.toContain(traceOf(kind, group));
      }
    }
  });
});

describe('the table', () => {
  it('has a line for every call and for every served address that exists', () => {
    expect(Object.keys(WHO_MAY).sort()).toEqual([...CALLS].sort());
    expect(Object.keys(WHO_IS_SERVED).sort()).toEqual(ADDRESSES.map(({ pattern }) => pattern.source).sort());
  });

  it('and the contract agree on what is public and on which calls name a child', () => {
    for (const name of CALLS) {
      const def: CallDef = contract[name];
      expect(Object.hasOwn(def.answers, 'public'), name).toBe(rowOf(name).who === 'public');
      expect(def.child !== undefined, name).toBe(rowOf(name).child === true);
    }
  });
});

describe('a right that ends', () => {
  it('ends at once with a demotion', async () => {
    await marked.signIn(marked.deputy);
    expect(codeOf(await ask('children.record', 'other'))).toBe('ok');
    const grants = [{ role: 'class' as const, classIds: [marked.oak], until: null }];
    await marked.school.call('access.setGrants', { staffId: marked.deputy, label: '', grants });
    for (const name of CALLS) {
      if (rowOf(name).session || name === 'access.changePassword' || name === 'medical.openCard') continue;
      expect(expected('class', name, 'other'), name).toContain(codeOf(await ask(name, 'other')));
    }
    expect(served(`/plan/${marked.children.other.planId}`).status).toBe(404);
    expect(served(`/plan/${marked.children.own.planId}`).status).toBe(200);
  });

  it('ends at once with the removal of oneself, and never comes back', async () => {
    await marked.signIn(marked.school.leadId);
    const lead = [{ role: 'lead' as const, classIds: [], until: null }];
    await marked.school.call('access.setGrants', { staffId: marked.deputy, label: '', grants: lead });
    await marked.signIn(marked.deputy);
    expect(codeOf(await ask('children.record', 'own'))).toBe('ok');
    await marked.school.call('access.removeStaff', { staffId: marked.deputy });
    for (const name of CALLS) {
      if (rowOf(name).who !== 'public') expect(codeOf(await ask(name, 'own')), name).toBe('signed-out');
    }
    for (const path of allPaths()) expect(served(path).status, path).toBe(404);
    await expect(marked.signIn(marked.deputy)).rejects.toThrow('wrong-password');
  });

  it('ends for Cover at the set time, in the middle of a session and at the next sign-in', async () => {
    await marked.signIn(marked.school.leadId);
    const until = instantOf(new Date(marked.clock.now().getTime() + 30_000));
    const grants = [{ role: 'cover' as const, classIds: [marked.oak], until }];
    await marked.school.call('access.setGrants', { staffId: marked.staff.cover, label: '', grants });
    await marked.signIn(marked.staff.cover);
    expect(codeOf(await ask('children.record', 'own'))).toBe('ok');
    marked.clock.advance(31_000);
    for (const name of CALLS) {
      if (rowOf(name).who !== 'public') expect(codeOf(await ask(name, 'own')), name).toBe('signed-out');
    }
    for (const path of allPaths()) expect(served(path).status, path).toBe(404);
    await expect(marked.signIn(marked.staff.cover)).rejects.toThrow('access-ended');
  });

  it('does not take an open emergency card away from Cover', async () => {
    await marked.signIn(marked.school.leadId);
    const until = instantOf(new Date(marked.clock.now().getTime() + 30_000));
    const grants = [{ role: 'cover' as const, classIds: [marked.oak], until }];
    await marked.school.call('access.setGrants', { staffId: marked.staff.cover, label: '', grants });
    await marked.signIn(marked.staff.cover);
    const { cardId } = await marked.school.call('medical.openCard', {
      childId: marked.children.own.childId,
      reason: null,
    });
    marked.clock.advance(31_000);
    expect((await marked.school.tryCall('medical.card', { cardId })).ok).toBe(true);
    await marked.school.call('medical.closeCard', { cardId });
    expect(codeOf(await ask('children.find', 'own'))).toBe('signed-out');
  });
});
