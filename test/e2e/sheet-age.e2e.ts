import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { CareboardApi } from '#shared/contract/build-api.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { CHILD, NEED } from '../security/plain-inputs.ts';
import { launchCareboard } from '../support/launch.ts';
import { movableClock, newSchool } from '../support/new-school.ts';
import { expect, expectAccessible, LEAD, signIn, test } from './careboard.ts';

const DAYS = 40;
const photo = async (background: string) =>
  (
    await sharp({ create: { width: 400, height: 400, channels: 3, background } })
      .jpeg()
      .toBuffer()
  ).toString('base64');

test('says on every screen that the paper is old, and then that a photo on it is no longer the child’s', async () => {
  const home = mkdtempSync(join(tmpdir(), 'careboard-sheet-'));
  // Printed so long ago, and nothing has changed since.
  const clock = movableClock(new Date(Date.now() - DAYS * 86_400_000));
  const school = await newSchool({ home, ports: { keychain: null, clock } });
  await school.call('access.finishFirstRun', {});
  await school.call('access.checkRecoveryCode', { code: school.recoveryCode });
  const { childId } = await school.call('children.add', {
    fields: { ...CHILD, surname: 'Fenwick', forename: 'Alfie' },
  });
  await school.call('medical.addNeed', { childId, fields: { ...NEED, severity: 'serious' }, kind: null });
  await school.call('children.savePhoto', { childId, base64: await photo('teal') });
  const { fingerprint } = await school.call('backup.sheet', {});
  await school.call('backup.sheetPrinted', { fingerprint });
  await school.call('access.lock', {});
  school.app.close();

  const opened = await launchCareboard({ shell: 'chromium', home });
  const page = opened.page as Page;
  await signIn(page);
  const notice = page.getByText('The paper for the day when every computer is down: print it again.');
  await expect(notice).toBeVisible();
  await expect(page.getByText(`Printed ${DAYS} days ago`)).toContainText(`by ${LEAD.name}.`);
  await expect(page.getByText('It is older than 31 days: print a new one and destroy the old.')).toBeVisible();
  await page.getByRole('button', { name: /^School/ }).click();
  await page.getByRole('tab', { name: 'Backups' }).click();
  await expect(page.getByText(`Printed ${DAYS} days ago`)).toHaveCount(2);
  await expect(notice).toBeVisible();
  await expectAccessible(page, 'an old paper, over the screen and in its card');
  await page.setViewportSize({ width: 683, height: 384 });
  await expectAccessible(page, 'an old paper at 200 %');
  await page.setViewportSize({ width: 1366, height: 768 });

  const saved = await page.evaluate(
    ([id, base64]) =>
      (globalThis as unknown as { careboard: CareboardApi }).careboard.call('children.savePhoto', {
        childId: id,
        base64,
      }),
    [childId, await photo('maroon')] as [ChildId, string],
  );
  expect(saved.ok).toBe(true);
  await expect(page.getByText('For 1 child it no longer says what the register says').first()).toBeVisible();
  await expect(page.getByText('It is older than')).toBeHidden();
  await expectAccessible(page, 'a paper with the photo of before');
  expect(opened.complaints()).toEqual([]);
  await opened.close();
  rmSync(home, { recursive: true, force: true });
});
