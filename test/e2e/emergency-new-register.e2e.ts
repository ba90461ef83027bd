import type { Page } from 'playwright-core';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import { call, expect, expectAccessible, LEAD, openNewRegister, test } from './careboard.ts';

const cardOf = (page: Page) => page.getByRole('main', { name: 'Emergency card' });
const done = (page: Page) => page.getByRole('region', { name: 'What was done' });
const find = (page: Page) => page.getByRole('combobox', { name: 'Find a child' });
const NEED = {
  severity: 'serious',
  triggers: '',
  signs: '',
  action: '',
  medicine: '',
  place: '',
  expires: null,
  reviewOn: null,
  toldParentOn: null,
} as const;

test.describe('on a new register', () => {
  /** Every word that the card itself may bring. Whatever else stands on it must have been entered by somebody. */
  const LABELS = [
    ...[
      'Emergency',
      '·',
      'Hide',
      'F9',
      'Close',
      'Child',
      'Plan',
      '999 and calls',
      'What was done',
      'Date of birth not recorded',
      '.',
      'No class',
    ],
    ...[
      'Serious',
      '|',
      'Medicine: not recorded',
      'Trained today: not recorded',
      'No signed plan held.',
      'What the register says:',
      'What to do, signs, triggers, medicine: not recorded',
    ],
    ...[
      'not recorded',
      'Say to 999',
      '“',
      '”',
      ',',
      'age not recorded',
      ', in the',
      '… (say the exact place)',
      '. Come to the',
      'entrance not recorded',
    ],
    ...[
      ';',
      'who meets the crew: not recorded',
      'will meet you. We are on',
      'Call, in this order',
      'No contact is recorded.',
      'Card opened by',
    ],
    ...['Parent told what is displayed:', 'Exact place', 'Exact place in words', 'Set'],
    ...['Start timer', 'Adrenaline given', 'Medicine given', 'Ambulance called', 'Parent rung', 'Note'],
  ];

  test('shows nothing that nobody entered: every word is a label or comes from the record', async ({ page }) => {
    await openNewRegister(page);
    const { childId } = await call(page, 'children.add', {
      fields: { ...EMPTY_CHILD, surname: 'Wu', forename: 'Alfie' },
    });
    await call(page, 'medical.addNeed', { childId, kind: null, fields: { ...NEED, condition: 'Purple spots' } });
    await page.reload();
    await find(page).fill('alfie wu');
    await expect(page.getByRole('option').first()).toContainText('Alfie Wu');
    await find(page).press('Enter');
    await expect(cardOf(page).getByText('No signed plan held.')).toBeVisible();
    const words = await cardOf(page).evaluate((card) => {
      const walker = card.ownerDocument.createTreeWalker(card, 4 /* text */);
      const found: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.closest('time') === null) found.push((node.textContent ?? '').trim());
      }
      return found.filter((text) => text !== '');
    });
    const entered = [
      'Alfie Wu',
      'AW',
      'Purple spots',
      'Test Primary School',
      '1 Test Street',
      'SR1 2HX',
      '0191 496 0123',
      LEAD.name,
    ];
    const unexplained = words.filter(
      (text) => !LABELS.includes(text) && !entered.includes(text) && !/^\d\d:\d\d:\d\d$/.test(text),
    );
    expect(unexplained).toEqual([]);
    // Its own record names no adrenaline device: nothing about a spare one, and no loud button.
    await expect(cardOf(page).getByText(/spare/i)).toHaveCount(0);
    const given = done(page).getByRole('button', { name: 'Adrenaline given' });
    const other = done(page).getByRole('button', { name: 'Medicine given' });
    const look = (button: typeof given) => button.getAttribute('class');
    expect(await look(given)).toBe(await look(other));
    await expectAccessible(page, 'the card of a child with hardly anything recorded');
    // A fresh school has no place to tap: it is typed, and Enter notes it.
    await cardOf(page).getByRole('textbox', { name: 'Exact place in words' }).fill('Field, by the pond');
    await page.keyboard.press('Enter');
    await expect(cardOf(page).getByText(/^“/)).toContainText('in the Field, by the pond');
    await expect(done(page).getByRole('listitem').filter({ hasText: 'Place: Field, by the pond' })).toBeVisible();
    await cardOf(page).getByRole('button', { name: 'Help: Emergency card' }).click();
    await expect(page.getByRole('dialog', { name: 'Emergency card' })).toContainText('It is a record, never advice');
    await expectAccessible(page, 'the help of the card');
    await page.keyboard.press('Escape');
    await cardOf(page).getByRole('button', { name: 'Close' }).click();
    await expect(
      page.getByText('The words for 999 lack: the entrance, who meets the crew, places to tap.'),
    ).toBeVisible();
    await expectAccessible(page, 'the board of a school whose words for 999 lack something');
    await page.getByRole('button', { name: 'Fill in', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /School/ })).toBeVisible();
  });

  test('tells two children of one name apart on the card', async ({ page }) => {
    await openNewRegister(page);
    for (const born of ['2019-12-02', '2020-03-04'] as const) {
      await call(page, 'children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename: 'Alfie', born } });
    }
    await page.reload();
    await find(page).fill('alfie wu');
    await expect(page.getByRole('option')).toHaveCount(2);
    await find(page).press('Enter');
    await expect(
      cardOf(page).getByText(
        /Another child is called Alfie Wu too. This one: born (2 Dec 2019|4 Mar 2020), No class\./,
      ),
    ).toBeVisible();
  });
});
