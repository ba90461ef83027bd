import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatch, type HandlerTable } from '#main/core/dispatch.ts';
import { type Handlers, prepared } from '#main/core/handlers.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { systemClock } from '#main/core/ports.ts';
import { accessHandlers } from '#main/features/access/access.handlers.ts';
import { childrenHandlers } from '#main/features/children/children.handlers.ts';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { sql } from '#main/store/sql.ts';
import { readVault } from '#main/vault/vault.ts';
import type { CallName } from '#shared/contract/contract.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { childrenContract } from '#shared/features/children/children.contract.ts';
import { LEAD, newSchool, type School, STAFF_PASSWORD } from '../support/new-school.ts';

let school: School;
let childId: ChildId;
beforeEach(async () => {
  school = await newSchool();
  const fields = { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley' };
  ({ childId } = await school.call('children.add', { fields }));
});
afterEach(() => school.close());

/** Large enough to take longer than a sign-in, or at least to be under way when one begins. */
const bigPicture = async () =>
  (
    await sharp({ create: { width: 6000, height: 6000, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
  ).toString('base64');
const rows = async () => (await school.call('audit.rows', { kind: 'everything', staffId: null, before: null })).rows;

describe('what one person began and a lock interrupted', () => {
  it('is not finished in the session of the next person: nothing saved, nothing audited in their name', async () => {
    const base64 = await bigPicture();
    await school.asRole('office');
    const begun = school.tryCall('children.savePhoto', { childId, base64 });
    await school.call('access.lock', {});
    await school.asLead();
    expect(await begun).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect((await school.call('children.record', { childId })).photoUrl).toBeNull();
    expect((await rows()).map(({ what }) => what)).not.toContain('photo.saved');
  });

  it('says "signed out" for a person half added, and leaves no way in behind', async () => {
    const grants = [{ role: 'office' as const, classIds: [], until: null }];
    const staff = { name: 'Mid Hash', label: '', grants, password: STAFF_PASSWORD };
    const begun = school.tryCall('access.addStaff', staff);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await school.call('access.lock', {});
    expect(await begun).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect(readVault(school.home).slots).toHaveLength(1);
    await school.asLead();
  });

  it('does not come out under the shield', async () => {
    const checked = school.tryCall('audit.verify', {});
    await school.call('access.shield', {});
    expect(await checked).toMatchObject({ ok: false, error: { code: 'shielded' } });
  });
});

describe('a long answer, held back until the next session has begun', () => {
  it('is not given in it, whoever it is, and leaves no look in their name', async () => {
    const held = heldBack();
    const { ask, kernel, leadId } = await coreWith({
      ...childrenHandlers,
      'children.record': async (input, ctx) => {
        await held.until;
        return childrenHandlers['children.record'](input, ctx);
      },
    });
    const fields = { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley' };
    const child = (await ask('children.add', { fields })) as { value: { childId: ChildId } };
    const begun = ask('children.record', { childId: child.value.childId });
    await ask('access.signIn', { staffId: leadId, password: LEAD.password });
    held.letGo();
    expect(await begun).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    const written = kernel.open?.store.read.all<{ what: string }>(sql`SELECT what FROM audit`).map(({ what }) => what);
    expect(written).toContain('child.added');
    expect(written).not.toContain('child.opened');
    await ask('access.lock', {});
  });

  it('is not done in it either, when it is a change', async () => {
    const held = heldBack();
    const { ask, kernel, leadId } = await coreWith({
      ...childrenHandlers,
      'children.add': prepared(
        () => held.until,
        (input, ctx) =>
          (childrenHandlers['children.add'] as (i: unknown, c: unknown) => { childId: ChildId })(input, ctx),
      ),
    });
    const begun = ask('children.add', { fields: { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley' } });
    await ask('access.signIn', { staffId: leadId, password: LEAD.password });
    held.letGo();
    expect(await begun).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect(kernel.open?.store.read.all(sql`SELECT id FROM child`)).toEqual([]);
    await ask('access.lock', {});
  });
});

function heldBack() {
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { until, letGo: () => letGo() };
}

/** The core with its own access and audit, and with handlers that take as long as the test says. */
async function coreWith(handlers: Handlers<keyof typeof childrenContract>) {
  const home = mkdtempSync(join(tmpdir(), 'careboard-test-'));
  const ports = { home, kind: 'practice', keychain: null, clock: systemClock, device: 'TEST-PC' } as const;
  const kernel: Kernel = {
    ports: { ...ports, log: () => undefined, pages: new Map() },
    ...{ place: 'own', open: null, session: null, runningTimers: [], foundDamaged: false, waiting: [] },
    moveTo: () => undefined,
    emit: () => undefined,
  };
  const table = { ...accessHandlers, ...handlers } as unknown as HandlerTable;
  const ask = (name: CallName, input: unknown) => dispatch(kernel, table, name, input);
  const place = { name: 'Test Primary School', street: '1 Test Street', town: 'Sunderland', postcode: 'SR1 2HX' };
  const lead = { name: LEAD.name, label: LEAD.label };
  const wish = { school: { ...place, phone: '' }, lead, password: LEAD.password, mode: 'password-only' };
  expect(await ask('access.setUp', wish)).toMatchObject({ ok: true });
  return { ask, kernel, leadId: kernel.session!.staffId };
}
