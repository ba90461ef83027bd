import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Grant } from '#shared/features/access/access.model.ts';
import {
  grantOf,
  LEAD,
  memoryKeychain,
  movableClock,
  newSchool,
  type School,
  STAFF_PASSWORD,
} from '../support/new-school.ts';

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

  it('ends nobody’s session for a name that is not on the screen', async () => {
    school = await newSchool();
    expect(
      await school.tryCall('access.signIn', { staffId: randomUUID() as StaffId, password: LEAD.password }),
    ).toMatchObject({ error: { code: 'wrong-password' } });
    expect((await school.call('access.state', {})).state).toBe('active');
  });

  it('takes as long to refuse a name that is not on the screen as a wrong password', async () => {
    school = await newSchool();
    const refusal = async (staffId: StaffId) => {
      const started = performance.now();
      expect(await school.tryCall('access.signIn', { staffId, password: 'not the right one 33' })).toMatchObject({
        error: { code: 'wrong-password' },
      });
      return performance.now() - started;
    };
    const wrong = [await refusal(school.leadId), await refusal(school.leadId)];
    const unknown = [await refusal(randomUUID() as StaffId), await refusal(randomUUID() as StaffId)];
    // With room for a busy machine: refused at once, the unknown name took a few milliseconds of several hundred.
    expect(Math.min(...unknown) / Math.min(...wrong)).toBeGreaterThan(0.3);
    expect(JSON.parse(readFileSync(join(school.home, 'attempts.json'), 'utf8')).wrong).toEqual({ [school.leadId]: 2 });
  });

  it('takes 128 characters however the keyboard sends them, and not one more', async () => {
    school = await newSchool();
    const composed = `larch 41 otter biscuit quiet ${'ǭ'.repeat(99)}`;
    const typed = composed.normalize('NFD');
    expect([...composed]).toHaveLength(128);
    expect(typed.length).toBeGreaterThan(256);
    const person = { name: 'Ms N Long', label: '', grants: [grantOf('office', [])] };
    const tooLong = await school.tryCall('access.addStaff', { ...person, password: `${typed}x` });
    expect(tooLong).toMatchObject({ error: { code: 'weak-password' } });
    const { staffId } = await school.call('access.addStaff', { ...person, password: typed });
    await school.call('access.signIn', { staffId, password: composed });
  });

  it('gives nobody a Cover without an end, nor Class or Cover without a class', async () => {
    school = await newSchool();
    const { classId } = await school.call('children.saveClass', {
      classId: null,
      name: 'Oak',
      yearGroup: '3',
      teacher: '',
    });
    const add = (grant: Grant) =>
      school.tryCall('access.addStaff', { name: 'X', label: '', grants: [grant], password: STAFF_PASSWORD });
    const field = (path: string, message: string) => ({
      error: { code: 'bad-input', fields: { [`grants.0.${path}`]: message } },
    });
    const cover = grantOf('cover', [classId]);
    expect(await add({ ...cover, until: null })).toMatchObject(field('until', 'Cover needs a last day.'));
    for (const role of ['class', 'cover'] as const) {
      expect(await add({ ...grantOf(role, []) })).toMatchObject(
        field('classIds', 'Class and Cover need at least one class.'),
      );
    }
    const none = { staffId: school.leadId, label: '', grants: [{ ...cover, until: null }] };
    expect(await school.tryCall('access.setGrants', none)).toMatchObject(field('until', 'Cover needs a last day.'));
    expect(await add(cover)).toMatchObject({ ok: true });
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
    await school.asLead();
    const { rows } = await school.call('audit.rows', { kind: 'sessions', staffId: null, before: null });
    expect(rows.filter(({ what }) => what === 'session.pin-refused')).toHaveLength(5);
    expect(rows.filter(({ what }) => what === 'session.pin-exhausted')).toHaveLength(1);
  });

  it('is not lifted by a PIN where none was set, and the session goes on', async () => {
    school = await newSchool();
    await school.call('access.shield', {});
    expect(await school.tryCall('access.unshield', { pin: '4917' })).toMatchObject({ error: { code: 'no-pin' } });
    expect((await school.call('access.state', {})).state).toBe('shielded');
    await school.call('access.unshield', { password: LEAD.password });
  });

  it('asks six digits of a PIN in kiosk', async () => {
    school = await newSchool({ ports: { kiosk: true } });
    expect((await school.call('access.state', {})).pinDigits).toBe(6);
    expect(await school.tryCall('access.setPin', { pin: '49172' })).toMatchObject({
      error: { code: 'weak-pin', message: expect.stringContaining('6 digits') as string },
    });
    await school.call('access.setPin', { pin: '491726' });
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
