import { button, dialog, openRecord, type Walk } from './walk.ts';

/** A care plan read, its receipt, an earlier version, and the writing of a new one. */
export async function plans(walk: Walk): Promise<void> {
  const { page, look } = walk;
  await openRecord(page, 'george okafor', 'George Okafor');
  await look('record-care-plan');
  await dialog(walk, button(page, 'Parent told'), 'parent-told');
  await button(page, 'Read the care plan').click();
  await page.getByRole('heading', { level: 1, name: 'Care plan' }).waitFor();
  await button(page, 'I have read this plan').waitFor();
  await look('care-plan', { main: true });
  await button(page, 'Read version 1').click();
  await page.getByText('An earlier version').waitFor();
  await look('care-plan-earlier');
  await button(page, 'Write a new version').click();
  await page.getByRole('tab', { name: 'Condition', exact: true }).waitFor();
  await look('care-plan-write', { main: true });
  for (const [tab, name] of [
    ['In detail', 'care-plan-detail'],
    ['Emergency', 'care-plan-emergency'],
    ['Review and save', 'care-plan-review'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await look(name);
  }
}
