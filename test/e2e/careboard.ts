import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type Launched, launchCareboard } from '../support/launch.ts';

export * from './steps.ts';
export { expect };

/** Careboard on a fresh folder; a test in which the page complained about anything fails, whatever it showed. */
export const test = base.extend<{ demo: boolean; fakeCamera: boolean; careboard: Launched; page: Page }>({
  /** `test.use({ demo: true })`: the demo school, locked, instead of no register yet. */
  demo: [false, { option: true }],
  /** A camera that shows Chromium’s test picture; without it, the PC has none. */
  fakeCamera: [false, { option: true }],
  careboard: async ({ demo, fakeCamera }, use) => {
    const careboard = await launchCareboard({ demo, fakeCamera });
    await use(careboard);
    const complaints = careboard.complaints();
    await careboard.close();
    expect(complaints, 'console errors, policy violations and refused addresses').toEqual([]);
  },
  page: async ({ careboard }, use) => use(careboard.page as Page),
});

/**
 * Fails when axe finds anything on what is shown now; text contrast of 7:1 is among its rules. In forced colours the colours
 * are the reader's own, and axe still reckons with ours: there contrast is not asked.
 */
export async function expectAccessible(
  page: Page,
  screen: string,
  { colours = 'ours', within = 'html' }: { readonly colours?: 'ours' | 'forced'; readonly within?: string } = {},
): Promise<void> {
  const enabled = colours === 'ours';
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    // The other mode opens a second page, which Careboard closes at once.
    .setLegacyMode(true)
    // React Aria's announcer refers to a busy button by its id, for seven seconds, also when the button is gone by then.
    .exclude('[data-live-announcer]')
    .options({ rules: { 'color-contrast-enhanced': { enabled }, 'color-contrast': { enabled } } })
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n  ')}`);
  expect(found, `what axe finds on ${screen}`).toEqual([]);
}
