import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '#main/core/create-app.ts';
import type { PolicyRead } from '#main/core/policy-file.ts';
import { type CallName, contract } from '#shared/contract/contract.ts';
import type { PcPolicy } from '#shared/features/access/pc-policy.rules.ts';
import { LEAD, memoryKeychain, movableClock, newSchool, type School, STAFF_PASSWORD } from '../support/new-school.ts';

let school: School;
afterEach(() => school.close());
const following = (says: Omit<PcPolicy, 'careboardPolicy'>): PolicyRead => ({
  kind: 'policy',
  policy: { careboardPolicy: 1, ...says },
  changeable: false,
});
const state = async () => (await school.call('access.state', {})).state;

describe('a PC with a policy of IT', () => {
  it('hides, ends and asks a longer PIN by it', async () => {
    const clock = movableClock();
    const policy = following({
      ...{ kiosk: true, hideWithoutFocusSeconds: 5, hideWhenIdleSeconds: 30, lockWhenIdleMinutes: 1, sessionHours: 1 },
    });
    school = await newSchool({ ports: { clock, policy } });
    expect((await school.call('access.state', {})).pinDigits).toBe(6);
    expect((await school.call('access.security', {})).policy).toEqual({
      changeable: false,
      says: expect.objectContaining({ kiosk: true, sessionHours: 1 }),
    });
    await school.call('access.window', { focused: false, ownDialog: false });
    clock.advance(4_999);
    expect(await state()).toBe('active');
    clock.advance(1);
    expect(await state()).toBe('shielded');
    await school.call('access.unshield', { password: LEAD.password });
    clock.advance(29_999);
    expect(await state()).toBe('active');
    clock.advance(1);
    expect(await state()).toBe('shielded');
    clock.advance(30_000);
    expect(await state()).toBe('signed-out');
    await school.asLead();
    for (let passed = 0; passed < 3_600; passed += 20) {
      await school.call('access.touch', {}).catch(() => undefined);
      clock.advance(20_000);
    }
    expect(await state()).toBe('signed-out');
  });

  it('lets in those whose role counts there, with that role alone', async () => {
    const keychain = memoryKeychain();
    school = await newSchool({ ports: { keychain } });
    const { staffId: both } = await school.call('access.addStaff', {
      ...{ name: 'Ms A Both', label: '', password: STAFF_PASSWORD },
      grants: [
        { role: 'office', classIds: [], until: null },
        { role: 'kitchen', classIds: [], until: null },
      ],
    });
    school.app.close();
    const kitchen = createApp({
      ...{ home: school.home, kind: 'practice', keychain, clock: movableClock(), device: 'KITCHEN', pages: new Map() },
      log: () => undefined,
      policy: following({ allowedRoles: ['kitchen'] }),
    });
    const ask = (name: string, input: unknown) => kitchen.dispatch(name, input);
    expect(await ask('access.signIn', { staffId: school.leadId, password: LEAD.password })).toMatchObject({
      error: { code: 'role-not-here' },
    });
    expect(
      await ask('access.recover', {
        code: school.recoveryCode,
        lead: { name: 'Mr New', label: '' },
        passwordOnly: false,
        password: 'otter larch biscuit 52',
      }),
    ).toMatchObject({ error: { code: 'role-not-here' } });
    expect(await ask('access.signIn', { staffId: both, password: STAFF_PASSWORD })).toMatchObject({ ok: true });
    expect(await ask('access.state', {})).toMatchObject({ value: { me: { roles: ['kitchen'] } } });
    expect(await ask('children.classes', {})).toMatchObject({ ok: true });
    expect(await ask('access.staff', {})).toMatchObject({ error: { code: 'not-allowed' } });
    kitchen.close();
  });

  it('opens nothing while the file cannot be followed, and says why', async () => {
    const keychain = memoryKeychain();
    school = await newSchool({ ports: { keychain } });
    school.app.close();
    const shut = createApp({
      ...{ home: school.home, kind: 'practice', keychain, clock: movableClock(), device: 'PC', pages: new Map() },
      log: () => undefined,
      policy: { kind: 'refused', troubles: ['“kiosk” must be true or false.'] },
    });
    expect(await shut.dispatch('access.state', {})).toMatchObject({
      value: { state: 'signed-out', policyTroubles: ['“kiosk” must be true or false.'] },
    });
    for (const name of Object.keys(contract) as CallName[]) {
      if (name === 'access.state' || name === 'settings.itDetails') continue;
      expect(await shut.dispatch(name, {}), name).toMatchObject({ error: { code: 'policy-refused' } });
    }
    expect(await shut.dispatch('settings.itDetails', {})).toMatchObject({ ok: true });
    const signIn = { staffId: school.leadId, password: LEAD.password };
    expect(await shut.dispatch('access.signIn', signIn)).toMatchObject({ error: { code: 'policy-refused' } });
    shut.close();
  });
});
