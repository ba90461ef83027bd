import type { Page } from 'playwright-core';

/** The pages as they would leave the printer, by their own size; in memory alone. */
export async function printPdf(page: Page | null): Promise<Buffer> {
  if (page === null) throw new Error('There is no window.');
  return page.pdf({ preferCSSPageSize: true, printBackground: true });
}
