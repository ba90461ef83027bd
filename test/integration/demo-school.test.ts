import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPort } from '#main/demo/demo-port.ts';
import { makeDemoSchool } from '#main/demo/demo-school.ts';
import { readVault } from '#main/vault/vault.ts';
import type { CareboardEvent } from '#shared/contract/events.ts';
import { LEAD, memoryKeychain, newSchool, type School } from '../support/new-school.ts';

const LEAD_SCHOOL = 'Test Primary School';
let folder: string;
let school: School;
const keychain = memoryKeychain();
const demoHome = () => join(folder, 'demo');
const events: CareboardEvent[] = [];
const state = () => school.call('access.state', {});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-demo-'));
  const demo = demoPort({ home: demoHome(), keychain, first: false });
  school = await newSchool({ home: join(folder, 'own'), ports: { keychain, demo } });
  school.app.subscribe((event) => events.push(event));
});
afterAll(() => {
  school.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the demo school', () => {
  it('is offered beside the own register, and says nothing of itself there', async () => {
    expect(await state()).toMatchObject({ place: 'own', demoOffered: true, demoWords: null, schoolName: LEAD_SCHOOL });
  });

  it('opens in a folder of its own, saying how far it is; the own session has ended', async () => {
    const idBefore = readVault(school.home).vaultId;
    await school.call('access.openDemo', {});
    const steps = events.filter((event) => event.type === 'progress');
    expect(steps.length).toBeGreaterThan(50);
    expect(events.findLast(({ type }) => type === 'session')).toEqual({ type: 'session', state: 'signed-out' });
    expect(await state()).toMatchObject({ place: 'demo', kind: 'practice', state: 'signed-out', me: null });
    expect(readVault(demoHome()).vaultId).not.toBe(idBefore);
    expect(readVault(school.home).vaultId).toBe(idBefore);
    expect(readdirSync(demoHome()).filter((name) => name.startsWith('making'))).toEqual([]);
  });

  it('says its password on its own locked screen only', async () => {
    const { demoWords } = await state();
    expect(demoWords?.password).toBeTruthy();
    const { names } = await school.call('access.signInNames', {});
    const lead = names.find(({ name }) => name === demoWords?.lead);
    await school.call('access.signIn', { staffId: lead!.staffId, password: demoWords!.password });
    expect(await state()).toMatchObject({ demoWords: null, codeUnconfirmed: false, me: { roles: ['lead'] } });
    expect((await school.call('children.list', { leavers: false })).children.length).toBeGreaterThan(50);
  });

  it('is worth looking at: no need twice, some unsorted, steps typed and checked, one break-glass to look at', async () => {
    const board = await school.call('medical.board', {});
    if (board.view !== 'staff') throw new Error('A Lead sees the staff’s board.');
    const twice = board.children.filter(
      ({ needs }) => new Set(needs.map(({ condition }) => condition)).size < needs.length,
    );
    expect(twice).toEqual([]);
    const needs = board.children.flatMap((child) => child.needs);
    expect(needs.filter(({ kind }) => kind === null).length).toBeGreaterThanOrEqual(3);
    expect(new Set(needs.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12);
    expect(board.children.filter(({ outOfDate }) => outOfDate.includes('review')).length).toBeGreaterThan(2);
    const { waiting } = await school.call('medical.breakGlass', {});
    expect(waiting).toHaveLength(1);
    const daisy = board.children.find(({ name }) => name === 'Daisy Robson')!;
    const { steps } = await school.call('medical.plan', { childId: daisy.childId });
    expect(steps).toMatchObject({ checkedBy: 'Mrs L Bell', steps: [{ savesLife: true }, {}] });
  });

  it('lets no school be set up in its place', async () => {
    const refused = await school.tryCall('access.setUp', {
      school: { name: 'X', street: 'X', town: '', postcode: 'X', phone: '' },
      lead: { name: 'X', label: '' },
      password: LEAD.password,
      mode: 'device-bound',
    });
    expect(refused).toMatchObject({ error: { code: 'vault-exists' } });
  });

  it('is left for the own register, locked, into which no child of the demo came', async () => {
    await school.call('access.leaveDemo', {});
    expect(await state()).toMatchObject({
      place: 'own',
      state: 'signed-out',
      demoWords: null,
      schoolName: LEAD_SCHOOL,
    });
    expect(await school.tryCall('children.list', { leavers: false })).toMatchObject({ error: { code: 'signed-out' } });
    await school.asLead();
    expect((await school.call('children.list', { leavers: false })).children).toEqual([]);
    const { rows } = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
    expect(rows.map(({ what }) => what)).not.toContain('child.added');
    // Who went there from a session says so in the own register.
    expect(rows.map(({ what }) => what)).toContain('demo.opened');
  });

  it('is not made a second time', async () => {
    events.length = 0;
    const before = readVault(demoHome()).generation;
    await school.call('access.openDemo', {});
    expect(events.filter((event) => event.type === 'progress')).toEqual([]);
    expect(readVault(demoHome()).generation).toBe(before);
    await school.call('access.leaveDemo', {});
  });

  it('is made afresh when the first making was cut off, and never over a register that is there', async () => {
    const home = join(folder, 'cut');
    mkdirSync(join(home, 'making'), { recursive: true });
    writeFileSync(join(home, 'making', 'register.db'), 'half');
    writeFileSync(join(home, 'register.db'), 'moved before vault.json was');
    await makeDemoSchool(home, keychain);
    expect(existsSync(join(home, 'making'))).toBe(false);
    const made = readVault(home);
    await makeDemoSchool(home, keychain);
    expect(readVault(home)).toEqual(made);
  });
});

it('is not offered where the installation has none', async () => {
  const plain = await newSchool();
  expect(await plain.call('access.state', {})).toMatchObject({ place: 'own', demoOffered: false });
  expect(await plain.tryCall('access.openDemo', {})).toMatchObject({ error: { code: 'not-found' } });
  plain.close();
});

it('does not end the session of somebody who signed in to the own register while it was made', async () => {
  const place = mkdtempSync(join(tmpdir(), 'careboard-demo-'));
  let ready = (): void => undefined;
  const made = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const words = () => ({ lead: 'Nobody', password: 'none' });
  const demo = { home: join(place, 'demo'), first: false, make: () => made, words };
  const own = await newSchool({ home: join(place, 'own'), ports: { demo } });
  await own.call('access.lock', {});
  const opening = own.call('access.openDemo', {});
  await own.asLead();
  ready();
  expect(await opening).toEqual({ moved: false });
  expect(await own.call('access.state', {})).toMatchObject({ place: 'own', state: 'active' });
  // The session that asked goes as it always did.
  expect(await own.call('access.openDemo', {})).toEqual({ moved: true });
  expect(await own.call('access.state', {})).toMatchObject({ place: 'demo' });
  own.close();
  rmSync(place, { recursive: true, force: true });
});
