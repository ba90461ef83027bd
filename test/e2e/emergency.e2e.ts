import type { Page } from 'playwright-core';
import { call, DEMO, expect, expectAccessible, openCard, signIn, test } from './careboard.ts';

const MARY_JANE = ['mary-jane garcia', 'Mary-Jane García López'] as const;
const cardOf = (page: Page) => page.getByRole('main', { name: 'Emergency card' });
const done = (page: Page) => page.getByRole('region', { name: 'What was done' });

/** A child of the demo school by the letters of the name. */
const childNamed = async (page: Page, text: string) => (await call(page, 'children.find', { text })).hits[0]!.childId;
const find = (page: Page) => page.getByRole('combobox', { name: 'Find a child' });

test.describe('on the demo school', () => {
  test.use({ demo: true });

  test('opens a card in two actions after the sign-in, and closing it goes back to where one was', async ({ page }) => {
    await signIn(page, DEMO.office, DEMO.password);
    await openCard(page, ...MARY_JANE);
    const card = cardOf(page);
    await expect(card.getByRole('heading', { name: 'Mary-Jane García López' })).toBeVisible();
    await expect(card.getByText('Adrenaline without delay, then 999')).toBeVisible();
    await expect(card.getByText('Office cabinet, blue box 3')).toBeVisible();
    await expect(card.getByText(/^review due \d/)).toBeVisible();
    await expect(card.getByText(/^Parent told what is displayed: \d/)).toBeVisible();
    await expect(card.getByText('Spare adrenaline device: permission not recorded')).toBeVisible();
    await expect(card.getByRole('img', { name: /as signed/ })).toBeVisible();
    await expectAccessible(page, 'the emergency card');
    await card.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Consent', exact: true }).click();
    await find(page).click();
    await openCard(page, ...MARY_JANE);
    await card.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('button', { name: 'Consent', exact: true })).toHaveAttribute('aria-current', 'page');
  });

  test('says 999 the whole script, and keeps the place that was tapped through hiding and another sign-in', async ({
    page,
  }) => {
    await signIn(page, DEMO.office, DEMO.password);
    await openCard(page, ...MARY_JANE);
    const script = page.getByRole('region', { name: '999 and contacts' }).getByText(/^“/);
    await expect(script).toContainText('say the exact place');
    await page.getByRole('button', { name: 'Playground' }).click();
    for (const part of [
      'Mary-Jane García López',
      'aged 5',
      'Hudson Road',
      'SR1 2HX',
      'Playground',
      'Villette Road gate',
      'Mrs Bell',
      '0191 496 0123',
    ]) {
      await expect(script).toContainText(part);
    }
    await page.keyboard.press('F9');
    await page.keyboard.type(DEMO.password);
    await page.keyboard.press('Enter');
    await expect(script).toContainText('Playground');
    await page.keyboard.press('F9');
    await page.getByRole('button', { name: /Lock and sign in/ }).click();
    await signIn(page, DEMO.lead, DEMO.password);
    await openCard(page, ...MARY_JANE);
    await expect(script).toContainText('in the Playground');
  });

  test('shows steps only once a second person has checked them; the life-saving one takes its time at a tap', async ({
    page,
  }) => {
    await signIn(page, DEMO.office, DEMO.password);
    await find(page).fill('mary-jane garcia');
    await expect(page.getByRole('option').first()).toContainText('Mary-Jane');
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('button', { name: 'Type the steps of the plan' }).click();
    const dialog = page.getByRole('dialog', { name: 'Type the steps of the plan' });
    await dialog.getByRole('textbox', { name: 'Step 1' }).fill('Adrenaline without delay');
    await dialog.getByText('The one that saves a life').click();
    await dialog.getByRole('button', { name: /Button of step 1/ }).click();
    await page.getByRole('option', { name: 'Adrenaline given, now' }).click();
    await dialog.getByRole('textbox', { name: 'Timer, minutes' }).fill('5');
    await dialog.getByRole('button', { name: 'Add a step' }).click();
    await dialog.getByRole('textbox', { name: 'Step 2' }).fill('Then 999');
    await expectAccessible(page, 'typing the steps');
    await dialog.getByRole('button', { name: 'Save, to be checked by another person' }).click();
    await expect(page.getByText('Not checked yet')).toBeVisible();
    await page.getByRole('button', { name: 'Check against the plan' }).click();
    await expect(page.getByText('You typed them: another person must check them.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'They say what the plan says' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Emergency card' }).click();
    await expect(cardOf(page).getByRole('img', { name: /as signed/ })).toBeVisible();
    await expect(cardOf(page).getByRole('list', { name: 'Steps of the plan' })).toHaveCount(0);
    await cardOf(page).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Lock' }).click();

    await signIn(page, DEMO.lead, DEMO.password);
    await find(page).fill('mary-jane garcia');
    await expect(page.getByRole('option').first()).toContainText('Mary-Jane');
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('button', { name: 'Check against the plan' }).click();
    await expectAccessible(page, 'checking the steps');
    await page.getByRole('button', { name: 'They say what the plan says' }).click();
    await page.getByRole('button', { name: 'Emergency card' }).click();
    const steps = cardOf(page).getByRole('list', { name: 'Steps of the plan' });
    await expect(steps.getByRole('listitem')).toHaveText([/Adrenaline without delay/, /Then 999/]);
    await expect(
      cardOf(page).getByText('Steps typed by Mrs J Charlton, checked against the plan by Mrs C Westgate.'),
    ).toBeVisible();
    await expectAccessible(page, 'the card with steps');
    await steps.getByRole('button', { name: 'Adrenaline given, now' }).click();
    await expect(done(page).getByRole('timer')).toContainText('of 5 min');
    await expect(done(page).getByRole('listitem').filter({ hasText: 'Adrenaline given' })).toHaveText(/\d\d:\d\d:\d\d/);
    // Taken back within ten seconds, together with its timer, and still to be read.
    await done(page)
      .getByRole('listitem')
      .filter({ hasText: 'Adrenaline given' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(done(page).getByRole('listitem').filter({ hasText: 'Adrenaline given' })).toContainText('taken back');
    await expect(done(page).getByRole('timer')).toHaveCount(0);

    await page.getByRole('button', { name: 'Show the plan as signed' }).click();
    const viewer = page.getByRole('dialog', { name: /as signed/ });
    const width = async () => (await viewer.getByRole('img').boundingBox())?.width ?? 0;
    const before = await width();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect(viewer.getByText('200 %')).toBeVisible();
    await expect.poll(width).toBeGreaterThan(before * 1.9);
    await expectAccessible(page, 'the plan over the whole screen');
    await page.keyboard.press('Escape');
    await expect(steps).toBeVisible();
  });

  test('keeps what was tapped: on the next card, for another person, and as a record of the child', async ({
    page,
  }) => {
    await signIn(page, DEMO.office, DEMO.password);
    await openCard(page, ...MARY_JANE);
    await done(page).getByRole('button', { name: 'Adrenaline given' }).click();
    await done(page).getByRole('button', { name: 'Parent rung' }).click();
    const rung = done(page).getByRole('listitem').filter({ hasText: 'Parent rung' });
    await rung.getByRole('button', { name: 'Undo' }).click();
    await expect(rung).toContainText('taken back');
    await cardOf(page).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Lock' }).click();

    await signIn(page, DEMO.teacherOfOak, DEMO.password);
    await openCard(page, ...MARY_JANE);
    await expect(page.getByText('Why do you open this card?')).toBeVisible();
    await page.keyboard.press('2');
    await expect(done(page).getByRole('note')).toHaveText(
      /Earlier: (yesterday )?\d\d:\d\d:\d\d Adrenaline given \(Mrs J Charlton\)/,
    );
    await expect(done(page).getByRole('listitem').filter({ hasText: 'Earlier: ' })).toHaveCount(2);
    await expectAccessible(page, 'a card with a dose of before');
    for (const name of ['Adrenaline given', 'Note']) {
      await expect(done(page).getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
    }
    await cardOf(page).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Lock' }).click();

    await signIn(page, DEMO.lead, DEMO.password);
    await find(page).fill('mary-jane garcia');
    await expect(page.getByRole('option').first()).toContainText('Mary-Jane');
    await page.keyboard.press('Shift+Enter');
    const cards = page.getByRole('region', { name: /^Emergency card of/ });
    await expect(cards).toHaveCount(2);
    await expect(cards.first()).toContainText('Opened outside their classes by Mr D Robson');
    await expect(cards.last().getByRole('listitem')).toHaveText([
      /\d\d:\d\d:\d\d Adrenaline given \(Mrs J Charlton\)$/,
      /Parent rung \(Mrs J Charlton\), taken back .* by Mrs J Charlton$/,
    ]);
    await expect(cards.getByRole('button')).toHaveCount(0);
    await expectAccessible(page, 'the cards so far');
  });

  test('records who agreed to the spare pen, and shows it on the card', async ({ page }) => {
    await signIn(page, DEMO.office, DEMO.password);
    await find(page).fill('mary-jane garcia');
    await expect(page.getByRole('option').first()).toContainText('Mary-Jane');
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('button', { name: 'Record the permission for the spare adrenaline device' }).click();
    const dialog = page.getByRole('dialog', { name: /spare adrenaline device/ });
    await dialog.getByText('Yes', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Record' }).click();
    await expect(dialog.getByText('Please say who said so.')).toBeVisible();
    await dialog.getByLabel('Parent who said so').fill('Chloë García López');
    await dialog.getByLabel(/Doctor or nurse/).fill('Dr A Patel');
    await dialog.getByRole('spinbutton').first().click();
    await page.keyboard.type('04092026');
    await expectAccessible(page, 'the spare pen dialog');
    await dialog.getByRole('button', { name: 'Record' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Emergency card' }).click();
    await expect(cardOf(page).getByText('Spare adrenaline device: may be given')).toBeVisible();
    await expect(
      cardOf(page).getByText('Parent and doctor agreed 4 Sep 2026: Chloë García López, Dr A Patel.'),
    ).toBeVisible();
  });

  test('offers a running timer after any sign-in, nameless to those outside the scope, and asks before it is closed', async ({
    page,
  }) => {
    await signIn(page, DEMO.office, DEMO.password);
    await openCard(page, ...MARY_JANE);
    await done(page).getByRole('button', { name: 'Start timer' }).click();
    await expect(done(page).getByRole('timer')).toBeVisible();
    await page.keyboard.press('F9');
    await expect(page.getByText('Timer running')).toBeVisible();
    await page.getByRole('button', { name: /Lock and sign in/ }).click();
    await expect(page.getByRole('heading', { name: 'Who is signing in?' })).toBeVisible();
    await expect(page.getByText('Timer running')).toBeVisible();
    await expect(page.getByText('Mary-Jane')).toHaveCount(0);

    await signIn(page, DEMO.teacherOfOak, DEMO.password);
    const notices = page.getByRole('region', { name: 'Notices' });
    await expect(notices.getByText('A timer is running since')).toBeVisible();
    await expect(page.getByText('Mary-Jane')).toHaveCount(0);
    await expectAccessible(page, 'the notice of a running timer');
    await notices.getByRole('button', { name: 'Open the card' }).click();
    await expect(page.getByRole('dialog', { name: 'Why do you open this card?' })).toBeVisible();
    await expect(page.getByText('Mary-Jane')).toHaveCount(0);
    await page.keyboard.press('2');
    await expect(page.getByText('It is logged, and a Lead will look at it')).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Stay on the card' }).click();
    await expect(done(page).getByRole('timer')).toBeVisible();
    await done(page).getByRole('button', { name: 'Stop timer' }).click();
    await expect(done(page).getByRole('timer')).toHaveCount(0);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(notices.getByText('A timer is running since')).toHaveCount(0);
  });

  test('takes no second Enter for a reason', async ({ page }) => {
    await signIn(page, DEMO.kitchen, DEMO.password);
    await find(page).fill('mary-jane garcia');
    await expect(page.getByRole('option').first()).toContainText('Mary-Jane García');
    // In the page itself, as fast as a key repeats: the question is there and takes the key, and nothing is opened by it.
    await find(page).press('Enter');
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const { document, KeyboardEvent } = globalThis as unknown as {
            document: { querySelector(q: string): { dispatchEvent(e: unknown): boolean; click(): void } | null };
            KeyboardEvent: new (type: string, more: object) => unknown;
          };
          const look = setInterval(() => {
            const button = document.querySelector('[role="dialog"] button:focus');
            if (!button) return;
            clearInterval(look);
            const wished = button.dispatchEvent(
              new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
            );
            if (wished) button.click();
            resolve();
          }, 5);
        }),
    );
    await expect(page.getByText('Why do you open this card?')).toBeVisible();
    await page.keyboard.press('2');
    await expect(page.getByText('It is logged, and a Lead will look at it')).toBeVisible();
  });

  test('opens any card to lunch staff by one key; a Lead is told and reviews it in words', async ({ page }) => {
    await signIn(page, DEMO.kitchen, DEMO.password);
    for (const key of ['1', '2', '3']) {
      await find(page).fill(['mary-jane garcia', 'olivia adeyemi', 'jack bell'][Number(key) - 1] ?? '');
      await expect(page.getByRole('option').first()).toBeVisible();
      await find(page).press('Enter');
      await expect(page.getByText('Why do you open this card?')).toBeVisible();
      if (key === '1') {
        const question = page.getByRole('dialog', { name: 'Why do you open this card?' });
        await expect(question.getByText('Mary-Jane García')).toBeVisible();
        await expect(question.getByText('This child is outside your role.')).toBeVisible();
        await expectAccessible(page, 'the question before a card');
      }
      await page.keyboard.press(key);
      await expect(page.getByText('It is logged, and a Lead will look at it')).toBeVisible();
      await page.getByRole('button', { name: 'Close' }).click();
    }
    await page.getByRole('button', { name: 'Lock' }).click();
    await signIn(page, DEMO.lead, DEMO.password);
    const notice = page.getByRole('region', { name: 'Notices' });
    await expect(notice.getByText('Three or more children within an hour.')).toBeVisible();
    await expect(page.getByRole('button', { name: /Audit.*4 to review/ })).toBeVisible();
    await notice.getByRole('button', { name: 'Look at them' }).click();
    // The list says it itself, and the focus is not lost with the notice.
    await expect(notice.getByText('Three or more children within an hour.')).toHaveCount(0);
    await expect(page.getByRole('main')).toBeFocused();
    await expect(page.getByText(/open for less than a minute/).first()).toBeVisible();
    await expectAccessible(page, 'the queue of reviews');
    const waiting = page.getByRole('grid', { name: /waiting for a look/ });
    await expect(waiting.getByRole('button', { name: /^Review/ })).toHaveCount(4);
    await waiting.getByRole('button', { name: /^Review: Mr T Khan opened Mary-Jane/ }).click();
    await expectAccessible(page, 'the review');
    await page.getByRole('button', { name: 'Looked at, fine' }).click();
    await expect(waiting.getByRole('button', { name: /^Review/ })).toHaveCount(3);
    await expect(page.getByRole('grid', { name: /reviewed/ }).getByText('Looked at, fine')).toBeVisible();
    await expect(page.getByRole('button', { name: /Audit.*3 to review/ })).toBeVisible();
  });

  test('keeps the buttons in sight with six contacts, long names and numbers, and reaches everything at 200 %', async ({
    page,
  }) => {
    await signIn(page, DEMO.office, DEMO.password);
    await expect(find(page)).toBeFocused();
    const childId = await childNamed(page, 'mary-jane garcia lopez');
    for (let i = 1; i <= 4; i++) {
      const fields = {
        ...{ title: '', forename: 'Wilhelmina-Alexandra', surname: `Featherstonehaugh-Cholmondeley ${i}`, email: '' },
        ...{ relationship: 'Step-parent', responsibility: null, livesWith: null, street: '', town: '', postcode: '' },
        phones: ['+44 (0)7700 900 261 ext. 12345', '0191 496 0999'].map((number) => ({ kind: 'Mobile', number })),
      };
      await call(page, 'children.saveContact', { childId, contactId: null, fields });
    }
    await openCard(page, ...MARY_JANE);
    const buttons = ['Start timer', 'Adrenaline given', 'Medicine given', 'Ambulance called', 'Parent rung', 'Note'];
    await page.setViewportSize({ width: 1366, height: 768 });
    for (const name of buttons) {
      await expect(done(page).getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
    }
    await expect(page.getByText('Call, in this order (6)')).toBeInViewport();
    const wide = () => page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(await wide()).toBe(0);
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await wide()).toBe(0);
    const parts = page.getByRole('navigation', { name: 'Parts of the card' });
    await parts.getByRole('button', { name: 'What was done' }).click();
    for (const name of buttons) {
      await expect(done(page).getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
    }
    await parts.getByRole('button', { name: '999 and calls' }).click();
    await expect(page.getByText(/^“/)).toBeInViewport();
    await parts.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Show the plan as signed' })).toBeInViewport();
    await expectAccessible(page, 'the card at 200 %');
  });
});
