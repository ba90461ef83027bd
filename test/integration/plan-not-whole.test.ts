import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { insertPlan } from '#main/features/medical/medical.service.ts';
import type { ChildId, PlanId } from '#shared/domain/ids.ts';
import { LEAD, movableClock, newSchool, type School } from '../support/new-school.ts';
import { registerInside } from '../support/register-inside.ts';

let school: School;
let child: ChildId;
let planId: PlanId;
let scan: Buffer;
beforeAll(async () => {
  school = await newSchool({ ports: { keychain: null } });
  child = (await school.call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename: 'Ava' } })).childId;
  const pixels = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, i) => (i * 7919) % 251));
  scan = await sharp(pixels, { raw: { width: 200, height: 200, channels: 3 } })
    .jpeg()
    .toBuffer();
  const plan = { childId: child, title: 'Plan', signedOn: null, reviewOn: null, base64: scan.toString('base64') };
  planId = (await school.call('medical.attachPlan', plan)).planId;
});
afterAll(() => school.close());

it('says of a stored plan whether it can be read to its end, to those who may see it, and to nobody else', async () => {
  expect(await school.call('medical.planWhole', { planId })).toEqual({ whole: true });
  await school.asRole('kitchen');
  expect(await school.tryCall('medical.planWhole', { planId })).toMatchObject({ error: { code: 'not-found' } });
  const { cardId } = await school.call('medical.openCard', { childId: child, reason: 'in-front' });
  expect(await school.call('medical.planWhole', { planId })).toEqual({ whole: true });
  await school.call('medical.closeCard', { cardId });
  await school.call('access.lock', {});
  school.app.close();
  // As a register of before holds it, when nobody looked into what was attached.
  const where = { home: school.home, keychain: null, staffId: school.leadId, password: LEAD.password };
  const store = await registerInside(where);
  const author = { by: school.leadId, at: '2026-11-24T09:00:00.000Z' } as never;
  const half = {
    childId: child,
    title: 'Plan',
    signedOn: null,
    reviewOn: null,
    signsVersionId: null,
    mime: 'image/jpeg',
  };
  planId = store.write((tx) =>
    insertPlan(tx, { ...half, bytes: scan.subarray(0, Math.floor(scan.length / 2)) }, author),
  );
  store.close();
  const again = createApp({
    ...{ home: school.home, kind: 'practice', keychain: null, clock: movableClock(), device: 'PC', pages: new Map() },
    log: () => undefined,
  });
  const signedIn = await again.dispatch('access.signIn', { staffId: school.leadId, password: LEAD.password });
  expect(signedIn).toMatchObject({ ok: true });
  expect(await again.dispatch('medical.planWhole', { planId })).toMatchObject({ ok: true, value: { whole: false } });
  again.close();
});
