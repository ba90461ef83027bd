// The whole app in a process of its own, driven as a person would, with what it is told on its standard input. It stops at
// moments and says so; its parent looks at everything that was written so far, and in the end kills it.
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { startChromiumShell } from '#main/shells/chromium/chromium-shell.ts';
import type { CareboardApi } from '#shared/contract/build-api.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { LEAD, openCard, openNewRegister, signIn } from '../e2e/steps.ts';
import { memoryKeychain } from '../support/new-school.ts';
import { makeEveryMedicine } from './every-medicine.ts';
import { makeEveryWrite } from './every-write.ts';

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
const shell = await startChromiumShell({
  ...{ home: secrets.home, headless: true, keychain: memoryKeychain(), backup: { sticks: () => [] } },
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

await openNewRegister(page);
await place('Imports');
const people = `Admission Number,Surname,Forename,Date of Birth,Class\n4001,${secrets.surname},Ava,02/01/2018,Oak\n`;
await bring('pupils.csv', Buffer.from(people));
const medical = `Admission Number,Surname,Forename,Condition,Severity,Triggers,Medication,Action\n4001,${secrets.surname},Ava,${secrets.allergy} allergy,Severe,${secrets.allergy},EpiPen,Call 999\n`;
await bring('medical.csv', Buffer.from(medical));
await bring('4001.jpg', Buffer.from(secrets.photo, 'base64'));
const served = await attachAndFetch(page, secrets);
await makeEveryMedicine(page, secrets);
const written = await makeEveryWrite(page, secrets);
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
