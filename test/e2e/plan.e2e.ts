import type { Locator, Page } from 'playwright-core';
import { pdfOf } from '../support/pdf-of.ts';
import { call, expect, expectAccessible, openNewRegister, test } from './careboard.ts';

const A4 = { width: 595, height: 842 };
const EMPTY_CHILD = {
  ...{ middleNames: '', preferredSurname: '', preferredForename: '', born: null, sex: '', upn: '' },
  ...{ admissionNumber: '', classId: null, yearGroup: '', street: '', town: '', postcode: '' },
  ...{ phone: '', email: '', cpomsRef: '', paperPlace: '', surname: 'Wu', forename: 'Alfie' },
} as const;
const card = (page: Page) => page.getByRole('main', { name: 'Emergency card' });
const pageOf = (page: Page, number: number, of: number) =>
  card(page).getByRole('img', { name: `Care plan, as signed, page ${number} of ${of}` });

/** The colours, 0 black to 255 white, at the middle and a corner of a canvas; -1 where there is nothing. */
const inkOf = (canvas: Locator) =>
  canvas.evaluate((node) => {
    const own = node as unknown as { width: number; height: number; getContext(kind: '2d'): Drawing };
    interface Drawing {
      getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
    }
    if (own.width === 0) return [-1, -1];
    return [own.width / 2, 1].map((x) => {
      const { data } = own.getContext('2d').getImageData(x, (x * own.height) / own.width, 1, 1);
      return data[3] === 255 ? data[0] : -1;
    });
  });

async function showPlan(page: Page, pdf: Buffer): Promise<void> {
  await openNewRegister(page);
  const { childId } = await call(page, 'children.add', { fields: EMPTY_CHILD });
  const base64 = pdf.toString('base64');
  await call(page, 'medical.attachPlan', { childId, title: 'Care plan', signedOn: null, reviewOn: null, base64 });
  await page.reload();
  const find = page.getByRole('combobox', { name: 'Find a child' });
  await find.fill('alfie wu');
  await expect(page.getByRole('option').first()).toContainText('Alfie Wu');
  await find.press('Enter');
  await card(page).waitFor();
}

test.describe('a signed plan that is a PDF', () => {
  test('has every page of it, each drawn when it is come to', async ({ page }) => {
    await showPlan(page, pdfOf(Array.from({ length: 45 }, () => A4)));
    await expect.poll(() => inkOf(pageOf(page, 1, 45))).toEqual([0, 255]);
    await expect(card(page).getByText('Page 45 of 45')).toHaveCount(1);
    await pageOf(page, 45, 45).scrollIntoViewIfNeeded();
    await expect.poll(() => inkOf(pageOf(page, 45, 45))).toEqual([0, 255]);
    // What is far away gives its memory back.
    await expect.poll(() => inkOf(pageOf(page, 1, 45))).toEqual([-1, -1]);
    await page.getByRole('button', { name: 'Show the plan as signed' }).click();
    await expect(page.getByRole('dialog').getByText('Page 45 of 45')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('is drawn however large its pages are, and says which page it cannot show', async ({ page }) => {
    const sizes = [
      { width: 9921, height: 14_031 },
      { width: 7016, height: 9921 },
      { width: 14_400, height: 14_400 },
      { ...A4, broken: 'drawing' },
      { ...A4, broken: 'picture' },
      A4,
    ] as const;
    await showPlan(page, pdfOf(sizes));
    for (const number of [1, 2, 3, 6]) {
      const canvas = pageOf(page, number, 6);
      await canvas.scrollIntoViewIfNeeded();
      await expect.poll(() => inkOf(canvas), `page ${number}`).toEqual([0, 255]);
    }
    for (const number of [4, 5]) {
      await card(page).getByText(`Page ${number} of 6`).scrollIntoViewIfNeeded();
      const words = `Page ${number} is empty or cannot be shown: look at the paper plan.`;
      await expect(card(page).getByText(words)).toBeVisible();
      await expect(pageOf(page, number, 6)).toBeHidden();
    }
    await expectAccessible(page, 'a plan with a page that cannot be shown');
  });

  test('is refused before it is kept when it cannot be drawn', async ({ page }) => {
    await openNewRegister(page);
    const { childId } = await call(page, 'children.add', { fields: EMPTY_CHILD });
    await page.reload();
    await page.getByRole('combobox', { name: 'Find a child' }).fill('alfie wu');
    await expect(page.getByRole('option').first()).toContainText('Alfie Wu');
    await page.getByRole('combobox', { name: 'Find a child' }).press('Shift+Enter');
    await page.getByRole('button', { name: /attach/i }).click();
    const dialog = page.getByRole('dialog', { name: 'Attach a signed plan' });
    const choose = async (buffer: Buffer) => {
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: /Choose a PDF|Chosen/ }).click();
      await (await chooser).setFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer });
      await dialog.getByRole('button', { name: 'Attach the plan' }).click();
    };
    const unreadable = (['drawing', 'picture'] as const).map((broken) => pdfOf([{ ...A4, broken }]));
    for (const buffer of [Buffer.from('%PDF-1.7\nno plan\n%%EOF\n'), pdfOf([]), ...unreadable]) {
      await choose(buffer);
      await expect(dialog.getByText(/This plan cannot be shown whole/)).toBeVisible();
    }
    expect((await call(page, 'medical.needs', { childId })).plan).toBeNull();
    await choose(pdfOf([A4]));
    await expect(dialog).toBeHidden();
    expect((await call(page, 'medical.needs', { childId })).plan).toMatchObject({ mime: 'application/pdf' });
  });
});
