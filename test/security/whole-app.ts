// The whole app in a process of its own, driven as a person would, with what it is told on its standard input. It stops at
// moments and says so; its parent looks at everything that was written so far, and in the end kills it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { demoPort } from '#main/demo/demo-port.ts';
import { ORIGIN, startChromiumShell } from '#main/shells/chromium/chromium-shell.ts';
import { readVault } from '#main/vault/vault.ts';
import type { CareboardApi } from '#shared/contract/build-api.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { LEAD, makeRegister, openCard, signIn } from '../e2e/steps.ts';
import { memoryKeychain } from '../support/new-school.ts';
import { makeEveryMedicine } from './every-medicine.ts';
import { makeEveryPlan } from './every-plan.ts';
import { makeEveryWrite } from './every-write.ts';
import { answersAndFiles } from './round/answers-and-files.ts';
import { overPage, type Round } from './round/call.ts';
import { childrenAndBack } from './round/children-back.ts';
import { backupFromBefore, olderAndRestored, toTheDemoAndBack } from './round/copies.ts';
import { peopleAndKeys } from './round/people-and-keys.ts';
import { sparesAndSafety } from './round/spares-and-safety.ts';
import { tripsAndBack } from './round/trips.ts';

export interface Secrets {
  readonly home: string;
  readonly surname: string;
  readonly allergy: string;
  /** Base64. */
  readonly photo: string;
  readonly plan: string;
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const hear = async (): Promise<string> => String((await lines.next()).value ?? '');
/** Says where the app is, and waits until the parent has looked. */
async function pause(at: string, more: object = {}): Promise<void> {
  process.stdout.write(`${JSON.stringify({ at, ...more })}\n`);
  await hear();
}

const secrets = JSON.parse(await hear()) as Secrets;
const keychain = memoryKeychain();
const shell = await startChromiumShell({
  ...{
    home: secrets.home,
    headless: true,
    keychain,
    backup: { sticks: () => [], chooseFolder: async () => secrets.home },
  },
  demo: demoPort({ home: join(secrets.home, 'demo'), keychain, first: false }),
  // The audit's list lies among what is searched: children stand in it by number alone. The list of answers names them, in clear
  // and on purpose, at a place that a person chose: here it goes nowhere.
  chooseSave: async (name) => ({
    write: async (bytes) => (name.includes('audit') ? writeFileSync(join(secrets.home, name), bytes) : undefined),
  }),
});
const { page } = shell;
page.setDefaultTimeout(60_000);

const place = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function bring(name: string, content: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file', exact: true }).first().click();
  await (await chooser).setFiles([{ name, mimeType: 'application/octet-stream', buffer: content }]);
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await preview.waitFor({ state: 'hidden' });
}

/** Every command there is, over the page's own bridge; the Lead is signed in again at the end. What stood in the audit meanwhile. */
async function everyCommand(): Promise<readonly string[]> {
  const call = overPage(page);
  const round: Round = {
    ...{ call, words: secrets, home: secrets.home },
    ends: async (name, input) => {
      const anew = page.waitForEvent('framenavigated', (frame) => frame.url().startsWith(ORIGIN));
      // The document may be gone before its answer has come.
      await call(name, input).catch((error: Error) => {
        if (!/context|navigat/i.test(error.message)) throw error;
      });
      await anew;
      await page.getByRole('combobox', { name: 'Your name' }).waitFor();
    },
    secondPasses: () => page.waitForTimeout(1500),
    forgetSecret: () => keychain.delete(readVault(secrets.home).vaultId).then(() => undefined),
  };
  const written = new Set<string>();
  await makeEveryWrite(page, secrets);
  await makeEveryMedicine(page, secrets);
  await makeEveryPlan(page, secrets);
  await childrenAndBack(call, secrets, secrets.photo);
  await answersAndFiles(call, secrets);
  await tripsAndBack(call, secrets);
  await sparesAndSafety(call, secrets);
  const leadId = (await call('access.state', {})).me!.staffId;
  await backupFromBefore(round, async () => {
    await peopleAndKeys(round, leadId, recoveryCode);
  });
  await olderAndRestored(round, leadId, written);
  await toTheDemoAndBack(round, leadId, written);
  await round.ends('access.lock', {});
  await signIn(page);
  await page.getByRole('button', { name: 'Lock' }).waitFor();
  return [...written];
}

/** Over the page's own bridge, as the page does it: the served bytes, to know them again on a disk. */
const attachAndFetch = (at: Page, { surname, plan }: Secrets): Promise<readonly string[]> =>
  at.evaluate(
    async ([text, base64]) => {
      const { careboard } = globalThis as unknown as { careboard: CareboardApi };
      const found = await careboard.call('children.find', { text });
      const childId = (found.ok ? found.value.hits[0]?.childId : null) as ChildId;
      const kept = await careboard.call('medical.attachPlan', {
        childId,
        title: text,
        signedOn: null,
        reviewOn: null,
        base64,
      });
      const record = await careboard.call('children.record', { childId });
      if (!kept.ok || !record.ok) throw new Error('not kept');
      const photo = String(record.value.photoUrl);
      const served = [];
      for (const path of [photo, photo.replace('/full', '/thumb'), `/plan/${kept.value.planId}`]) {
        const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
        served.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
      }
      return served;
    },
    [surname, plan] as const,
  );

const recoveryCode = await makeRegister(page);
await page.getByRole('button', { name: 'Open the board' }).click();
await page.getByRole('button', { name: 'Lock' }).waitFor();
await place('Imports');
const people = `Admission Number,Surname,Forename,Date of Birth,Class\n4001,${secrets.surname},Ava,02/01/2018,Oak\n`;
await bring('pupils.csv', Buffer.from(people));
const medical = `Admission Number,Surname,Forename,Condition,Severity,Triggers,Medication,Action\n4001,${secrets.surname},Ava,${secrets.allergy} allergy,Severe,${secrets.allergy},EpiPen,Call 999\n`;
await bring('medical.csv', Buffer.from(medical));
await bring('4001.jpg', Buffer.from(secrets.photo, 'base64'));
const served = await attachAndFetch(page, secrets);
const written = await everyCommand();
// Every screen of the rail, as the rail itself names them, with every tab on it.
const rail = page.getByRole('navigation', { name: 'Parts of Careboard' }).getByRole('button');
const walked: string[] = [];
for (let at = 0; at < (await rail.count()); at += 1) {
  await rail.nth(at).click();
  await page.waitForLoadState('networkidle');
  walked.push(await rail.nth(at).innerText());
  for (const tab of await page.getByRole('main').getByRole('tab').all()) {
    await tab.click();
    await page.waitForLoadState('networkidle');
  }
}
await place('Board');
await page.getByText(secrets.surname).first().waitFor();
await place('Consent');
await page.getByRole('button', { name: 'May we use this photo?' }).click();
await page.getByRole('button', { name: 'Add all shown' }).click();
await page.getByRole('complementary', { name: 'The answer' }).waitFor();
await pause('photo-check', { served, written, walked });
await page.keyboard.press('F9');
await page.getByRole('heading', { name: 'Hidden' }).waitFor();
await pause('shielded');
await page.keyboard.type(LEAD.password);
await page.keyboard.press('Enter');
await page.getByRole('button', { name: 'Lock' }).click();
await page.getByRole('heading', { name: 'Who is signing in?' }).waitFor();
await pause('locked');
await signIn(page);
await openCard(page, secrets.surname, secrets.surname);
await page
  .getByRole('main', { name: 'Emergency card' })
  .getByRole('img', { name: /as signed/ })
  .waitFor();
await pause('card-open', { refused: shell.refused });
await shell.close();
