/**
 * Area, district, sector and unit as the Post Office forms them (BS 7666, with Girobank's own): which letters may stand where.
 * Crown dependencies and forces' addresses (BF1) have the same form.
 */
const FORM = /^(?:GIR0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d(?:\d|[ABEHMNPRV-Y])?|\d[A-HJKPS-UW])\d[ABD-HJLNP-UW-Z]{2})$/;

/** Whether this has the form of a UK postcode, whatever its case and spaces. Warn, never block: people live abroad, too. */
export function checkPostcode(text: string): 'ok' | 'bad-form' | 'missing' {
  const signs = text.toUpperCase().replace(/\s/g, '');
  if (signs === '') return 'missing';
  return FORM.test(signs) ? 'ok' : 'bad-form';
}

/** What a form says beside it; null: nothing. */
export const postcodeWarning = (text: string): string | null =>
  checkPostcode(text) === 'bad-form'
    ? 'This does not look like a UK postcode, such as SR1 2HX. You can save it all the same.'
    : null;
