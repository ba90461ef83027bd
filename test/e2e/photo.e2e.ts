import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

const PORTRAIT = fileURLToPath(new URL('../../assets/demo/portraits/101.jpg', import.meta.url));

async function openPhotoDialog(page: Page) {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.type('muhammad ahmed');
  await expect(page.getByRole('option').first()).toContainText('Muhammad');
  await page.keyboard.press('Shift+Enter');
  await page.getByRole('button', { name: /^(Add a|Change the) photo$/ }).press('Enter');
  return page.getByRole('dialog');
}
const shown = (page: Page) => page.getByRole('main').locator('img').first().getAttribute('src');

/** As much of the page's world as these tests look at. */
interface World {
  readonly document: {
    querySelector(name: 'video'): { readonly videoWidth: number; readonly srcObject: Stream } | null;
  };
  readonly navigator: { readonly mediaDevices: { getUserMedia(wanted: object): Promise<unknown> } };
  seen?: Stream;
}
interface Stream {
  getTracks(): readonly { readonly readyState: string }[];
}
const pictureWidth = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as World).document.querySelector('video')?.videoWidth ?? 0);
const rememberTracks = (page: Page) =>
  page.evaluate(() => {
    const world = globalThis as unknown as World;
    const stream = world.document.querySelector('video')?.srcObject;
    if (stream) world.seen = stream;
  });
const trackStates = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as World).seen?.getTracks().map((track) => track.readyState));

test.describe('on a PC with a camera', () => {
  test.use({ demo: true, fakeCamera: true });

  test('takes a photo, crops it by keyboard, saves it, and takes it back', async ({ page }) => {
    const dialog = await openPhotoDialog(page);
    const before = await shown(page);
    await expectAccessible(page, 'choosing a photo');
    await dialog.getByRole('button', { name: 'Take it with this PC’s camera' }).press('Enter');
    await expect.poll(() => pictureWidth(page)).toBeGreaterThan(0);
    await expectAccessible(page, 'the camera');
    await rememberTracks(page);
    await dialog.getByRole('button', { name: 'Take the picture' }).press('Enter');

    const square = dialog.getByRole('application', { name: /The square that is kept/ });
    await expect(square).toBeFocused();
    await expectAccessible(page, 'cropping a photo');
    const preview = dialog.locator('figure img');
    const placed = () => preview.getAttribute('style');
    const whole = await placed();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(placed).not.toBe(whole);
    const zoomed = await placed();
    await page.keyboard.press('ArrowRight');
    await expect.poll(placed).not.toBe(zoomed);
    // The camera went off with its picture taken.
    await expect.poll(() => trackStates(page)).toEqual(['ended']);
    await dialog.getByRole('button', { name: 'Save the photo' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(() => shown(page)).not.toBe(before);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => shown(page)).toBe(before);
  });

  test('switches the camera off when the screen is hidden, and leaves it off', async ({ page }) => {
    const dialog = await openPhotoDialog(page);
    await dialog.getByRole('button', { name: 'Take it with this PC’s camera' }).press('Enter');
    await expect.poll(() => pictureWidth(page)).toBeGreaterThan(0);
    await rememberTracks(page);
    await page.keyboard.press('F9');
    await expect(page.getByRole('heading', { name: 'Hidden' })).toBeVisible();
    await expect.poll(() => trackStates(page)).toEqual(['ended']);
    await page.keyboard.type(DEMO.password);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Take it with this PC’s camera' })).toBeVisible();
  });

  test('gives a page no camera that did not open the dialog', async ({ page }) => {
    await signIn(page, DEMO.office, DEMO.password);
    await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
    const outcome = await page.evaluate(() =>
      (globalThis as unknown as World).navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        (error: Error) => error.name,
      ),
    );
    expect(outcome).toBe('NotAllowedError');
  });
});

test.describe('on a PC without a camera', () => {
  test.use({ demo: true });

  test('says so plainly, takes a file instead, and takes a photo away again', async ({ page }) => {
    const dialog = await openPhotoDialog(page);
    await dialog.getByRole('button', { name: 'Take it with this PC’s camera' }).press('Enter');
    await expect(dialog.getByText('No camera was found on this PC.')).toBeVisible();
    await expectAccessible(page, 'no camera');
    await dialog.getByRole('button', { name: 'Choose another way' }).press('Enter');
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose a file' }).press('Enter');
    await (await chooser).setFiles(PORTRAIT);
    await expect(dialog.getByRole('application', { name: /The square that is kept/ })).toBeFocused();
    await dialog.getByRole('button', { name: 'Save the photo' }).press('Enter');
    await expect(page.getByText('Photo saved')).toBeVisible();

    await page.getByRole('button', { name: 'Change the photo' }).press('Enter');
    await dialog.getByRole('button', { name: 'Take this photo away' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Add a photo' })).toBeVisible();
  });

  test('says plainly that a file is no picture', async ({ page }) => {
    const dialog = await openPhotoDialog(page);
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose a file' }).press('Enter');
    await (await chooser).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
    await expect(dialog.getByText('This picture cannot be opened.')).toBeVisible();
  });
});
