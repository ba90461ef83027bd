import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openEncrypted } from '#main/store/open.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { unlockWithRecoveryCode } from '#main/vault/vault.ts';
import { CHILD, CONTACT } from '../security/plain-inputs.ts';
import { type Launched, launchCareboard } from '../support/launch.ts';
import { movableClock, newSchool, type School } from '../support/new-school.ts';
import { expect, expectAccessible, LEAD, signIn, test } from './careboard.ts';

const DAY = 86_400_000;
let home: string;
let stick: string;
let opened: Launched | null;
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'careboard-restore-'));
  stick = mkdtempSync(join(tmpdir(), 'careboard-stick-'));
});
test.afterEach(async () => {
  await opened?.close();
  opened = null;
  for (const folder of [home, stick]) rmSync(folder, { recursive: true, force: true });
});

/** A register with a child in it and a backup on the stick; `work` goes on in it. Closed when this returns. */
async function madeSchool(work: (school: School, clock: ReturnType<typeof movableClock>) => Promise<void>) {
  const clock = movableClock(new Date(Date.now() - 2 * DAY));
  const school = await newSchool({ home, ports: { keychain: null, clock, backup: { sticks: () => [stick] } } });
  await school.call('access.finishFirstRun', {});
  await school.call('access.checkRecoveryCode', { code: school.recoveryCode });
  const [place] = (await school.call('backup.places', {})).places;
  await school.call('backup.choosePlace', { placeId: place!.placeId });
  const { childId } = await school.call('children.add', {
    fields: { ...CHILD, surname: 'Fenwick', forename: 'Alfie' },
  });
  const contact = { ...CONTACT, surname: 'Fenwick', responsibility: true };
  await school.call('children.saveContact', { childId, contactId: null, fields: contact });
  await school.call('backup.now', {});
  await work(school, clock);
  await school.call('access.lock', {});
  school.app.close();
  return school;
}

// Sticks are told to the core in this shell alone.
async function launch(): Promise<Page> {
  opened = await launchCareboard({ shell: 'chromium', home, sticks: [stick] });
  return opened.page as Page;
}
async function closeWindow(): Promise<void> {
  expect(opened!.complaints().filter((said) => !said.includes('404'))).toEqual([]);
  await opened!.close();
  opened = null;
}

const register = () => join(home, 'register.db');
function flip(...at: number[]) {
  const bytes = readFileSync(register());
  for (const one of at) bytes[one] = (bytes[one] ?? 0) ^ 1;
  writeFileSync(register(), bytes);
}
async function pageOf(table: string, code: string): Promise<number> {
  const { dataKey } = await unlockWithRecoveryCode({ home, code });
  const db = openEncrypted(register(), databaseKey(dataKey), { readonly: true });
  const found = db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(table) as { rootpage: number };
  db.close();
  return found.rootpage - 1;
}
async function openBackup(page: Page): Promise<void> {
  await page.getByLabel(`Password of ${LEAD.name}`).fill(LEAD.password);
  await page.getByRole('button', { name: 'Open the backup' }).click();
}
const seeNewest = (page: Page) => page.getByRole('button', { name: /^See what the backup of/ }).first();

test('says plainly that the register is damaged, destroys nothing, and puts the newest backup in its place', async () => {
  const { recoveryCode } = await madeSchool(async () => undefined);
  // A page that no sign-in reads and the child's record does.
  const contacts = await pageOf('contact', recoveryCode);
  flip(contacts * 4096 + 300);
  const damagedPage = (file: string) => readFileSync(file).subarray(contacts * 4096, (contacts + 1) * 4096);
  const asFound = damagedPage(register());
  const page = await launch();
  await signIn(page);
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.type('alfie fenwick');
  await expect(page.getByRole('option').first()).toContainText('Fenwick');
  await opened!.sessionEnds(() => page.keyboard.press('Shift+Enter'));
  await expect(page.getByRole('heading', { name: 'The register on this PC is damaged' })).toBeVisible();
  await expect(page.getByText('while Careboard was open, so it was closed. Nothing was deleted')).toBeVisible();
  await expect(page.getByText('was not opened')).toBeHidden();
  await expectAccessible(page, 'the page of a register that was found damaged');
  // What the sign-in wrote may stand in the register by now or still in its log; what is damaged was not touched.
  const aside = () => readdirSync(home).filter((name) => name.startsWith('Damaged '));
  const keepsIt = (name: string) => damagedPage(join(home, name, 'register.db')).equals(asFound);
  await expect.poll(() => aside().some(keepsIt)).toBe(true);
  expect(damagedPage(register()).equals(asFound)).toBe(true);
  await closeWindow();

  flip(...Array.from({ length: Math.floor(readFileSync(register()).length / 4096) }, (_, i) => i * 4096 + 200));
  const asItWas = readFileSync(register());
  const again = await launch();
  await signIn(again);
  await expect(again.getByText('is damaged and was not opened')).toBeVisible();
  await again.getByRole('button', { name: 'What now?' }).click();
  await expect(again.getByText('so it was not opened. Nothing was deleted or changed')).toBeVisible();
  await expect(again.getByRole('listitem').filter({ hasText: 'Newest' })).toContainText('Test Primary School');
  await again.setViewportSize({ width: 683, height: 384 });
  await expectAccessible(again, 'the page of a damaged register at 200 %');
  await again.setViewportSize({ width: 1366, height: 768 });
  expect(readFileSync(register()).equals(asItWas)).toBe(true);
  await seeNewest(again).click();
  await openBackup(again);
  await expect(again.getByText('cannot be read')).toBeVisible();
  await opened!.sessionEnds(() => again.getByRole('button', { name: 'Put this backup back' }).click());
  await signIn(again);
  await expect(again.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await again.keyboard.type('alfie fenwick');
  await expect(again.getByRole('option').first()).toContainText('Fenwick');
  const [replaced] = readdirSync(home).filter((name) => name.startsWith('Replaced '));
  expect(readFileSync(join(home, replaced!, 'register.db')).equals(asItWas)).toBe(true);
  await closeWindow();
});

test('a Lead accepts the backup that IT laid down, on a page that says what goes back', async () => {
  await madeSchool(async (school, clock) => {
    clock.advance(60_000);
    await school.call('children.add', { fields: { ...CHILD, surname: 'Added', forename: 'Since' } });
    const officeId = await school.asRole('office');
    await school.asLead();
    await school.call('backup.now', {});
    // The office goes, and would come back without a way in.
    await school.call('access.removeStaff', { staffId: officeId });
  });
  const folder = join(stick, 'Careboard backups');
  mkdirSync(join(home, 'restore'));
  const newest = readdirSync(folder).sort().at(-1)!;
  copyFileSync(join(folder, newest), join(home, 'restore', newest));
  const page = await launch();
  // Nobody had to look for it.
  const laid = page.getByRole('listitem').filter({ hasText: 'Laid down by IT' });
  await expect(laid).toContainText('Test Primary School');
  await expectAccessible(page, 'the backup that IT laid down');
  await laid.getByRole('button', { name: /^See what/ }).click();
  await openBackup(page);
  const facts = page.getByRole('row');
  await expect(facts.filter({ hasText: 'Children' })).toContainText('2');
  await expect(facts.filter({ hasText: 'Audit' }).first()).toBeVisible();
  await expect(page.getByText(/Person 1 office/)).toBeVisible();
  await expectAccessible(page, 'what the backup of IT would change');
  await opened!.sessionEnds(() => page.getByRole('button', { name: 'Put this backup back' }).click());
  // Not offered again: whoever comes next can sign in at once.
  await signIn(page);
  await page.getByRole('button', { name: 'Audit', exact: true }).click();
  await expect(page.getByText(/put a backup back in the register’s place/).first()).toBeVisible();
  await closeWindow();
});

test('lists the backups that only an earlier code opens, and destroys one after asking', async () => {
  await madeSchool(async (school, clock) => {
    await school.call('access.rotateKey', { password: LEAD.password });
    await school.asLead();
    clock.advance(DAY);
    await school.asLead();
    await school.call('backup.now', {});
  });
  const folder = join(stick, 'Careboard backups');
  const [old, good] = readdirSync(folder).sort();
  const page = await launch();
  await signIn(page);
  await page.getByRole('button', { name: 'School', exact: true }).click();
  await page.getByRole('tab', { name: 'Backups' }).click();
  const outlived = page.getByRole('row').filter({ hasText: 'From before the key was changed' });
  await expect(outlived).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Opens with today’s recovery code' })).toBeVisible();
  await outlived.getByRole('button', { name: /^Destroy the one made/ }).click();
  const dialog = page.getByRole('alertdialog', { name: /^Destroy the backup made/ });
  await expect(dialog).toContainText('only today’s recovery code opens it, no password');
  await expectAccessible(page, 'asking before a backup is destroyed');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(readdirSync(folder).sort()).toEqual([old, good]);
  await outlived.getByRole('button', { name: /^Destroy the one made/ }).click();
  await dialog.getByRole('button', { name: 'Destroy it' }).click();
  await expect(outlived).toBeHidden();
  expect(readdirSync(folder)).toEqual([good]);
  await closeWindow();
});
