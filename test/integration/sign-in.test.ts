import { afterEach, describe, expect, it } from 'vitest';
import { LEAD, memoryKeychain, movableClock, newSchool, type School, STAFF_PASSWORD } from '../support/new-school.ts';

let school: School;
afterEach(() => school.close());

describe('signing in', () => {
  it('opens the register with the right password only, and locks it again', async () => {
    school = await newSchool();
    await school.call('access.lock', {});
    expect((await school.call('access.state', {})).state).toBe('signed-out');
    const wrong = await school.tryCall('access.signIn', { staffId: school.leadId, password: `${LEAD.password}x` });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'wrong-password' } });
    await school.asLead();
    expect((await school.call('access.state', {})).me?.name).toBe(LEAD.name);
  });

  it('says once that a session began or ended, and of nothing else that it changed', async () => {
    school = await newSchool();
    const heard: unknown[] = [];
    school.app.subscribe((event) => heard.push(event));
    await school.call('access.lock', {});
    await school.asLead();
    expect(heard).toEqual([
      { type: 'session', state: 'signed-out' },
      { type: 'session', state: 'active' },
    ]);
    await school.call('access.finishFirstRun', {});
    expect(heard.at(-1)).toEqual({ type: 'changed', features: ['access'] });
  });

  it('delays one name after wrong passwords, by a clock that cannot be moved, and no other name', async () => {
    const clock = movableClock();
    school = await newSchool({ ports: { clock } });
    const staffId = await school.asRole('office');
    await school.call('access.lock', {});
    for (let i = 0; i < 3; i++) {
      expect(await school.tryCall('access.signIn', { staffId, password: 'not the right one' })).toMatchObject({
        error: { code: 'wrong-password' },
      });
    }
    expect(await school.tryCall('access.signIn', { staffId, password: STAFF_PASSWORD })).toMatchObject({
      error: { code: 'wait' },
    });
    await school.asLead();
    clock.advance(1100);
    await school.call('access.signIn', { staffId, password: STAFF_PASSWORD });
  });

  it('says that this PC does not hold the key, never that the password is wrong', async () => {
    const keychain = memoryKeychain();
    school = await newSchool({ ports: { keychain } });
    await school.call('access.lock', {});
    const { vaultId } = JSON.parse((await import('node:fs')).readFileSync(`${school.home}/vault.json`, 'utf8'));
    await keychain.delete(vaultId);
    expect(await school.tryCall('access.signIn', { staffId: school.leadId, password: LEAD.password })).toMatchObject({
      error: { code: 'device-secret-missing' },
    });
  });

  it('gives a removed person no way in, and keeps the last Lead', async () => {
    school = await newSchool();
    const staffId = await school.asRole('office');
    await school.asLead();
    await school.call('access.removeStaff', { staffId });
    expect(await school.tryCall('access.removeStaff', { staffId: school.leadId })).toMatchObject({
      error: { code: 'last-lead' },
    });
    await school.call('access.lock', {});
    expect(await school.tryCall('access.signIn', { staffId, password: STAFF_PASSWORD })).toMatchObject({ ok: false });
  });
});

describe('the shield', () => {
  it('comes after two idle minutes, answers nothing, and lifts by PIN; five wrong PINs end the session', async () => {
    const clock = movableClock();
    school = await newSchool({ ports: { clock } });
    await school.call('access.setPin', { pin: '4917' });
    clock.advance(2 * 60_000 + 1);
    expect(await school.tryCall('access.staff', {})).toMatchObject({ error: { code: 'shielded' } });
    await school.call('access.unshield', { pin: '4917' });
    await school.call('access.staff', {});
    await school.call('access.shield', {});
    for (let i = 0; i < 4; i++) {
      expect(await school.tryCall('access.unshield', { pin: '0000' })).toMatchObject({ error: { code: 'wrong-pin' } });
    }
    expect(await school.tryCall('access.unshield', { pin: '0000' })).toMatchObject({ error: { code: 'signed-out' } });
    expect((await school.call('access.state', {})).state).toBe('signed-out');
  });

  it('comes twenty seconds after the window lost the focus, not while an own dialog is open', async () => {
    const clock = movableClock();
    school = await newSchool({ ports: { clock } });
    await school.call('access.window', { focused: false, ownDialog: true });
    clock.advance(25_000);
    expect((await school.call('access.state', {})).state).toBe('active');
    await school.call('access.window', { focused: false, ownDialog: false });
    clock.advance(20_001);
    expect((await school.call('access.state', {})).state).toBe('shielded');
  });
});
