export type TelephoneVerdict = 'ok' | 'zero-lost' | 'no-area-code' | 'bad-form' | 'missing';

/** An extension, or a word about whose number it is, after the figures. */
const AFTERWORDS = /\s*(?:(?:ext(?:n|ension)?|x)\.?\s*\d{1,6}|\(?\p{L}[\p{L}\s'’.-]*\)?)\s*$/iu;
/** By Ofcom's numbering plan: 01 has ten or eleven figures, the freephone 0800 and 0500 may be short, all others have eleven. */
const UK = /^0(?:1\d{8,9}|[23]\d{9}|7\d{9}|8\d{9}|9\d{9}|5\d{9}|[58]00\d{6}|8001111|8(?:00|45)46\d{2})$/;
/** A country's code and its number: the most that the international plan (E.164) allows is fifteen figures. */
const ABROAD = /^(?:\+|00)[1-9]\d{6,13}$/;

/**
 * Whether this has the form of a telephone number that rings from anywhere in the UK. `zero-lost`: what a spreadsheet leaves
 * of one; `no-area-code`: rings from the same town's landlines only. Warn, never block.
 */
export function checkTelephone(text: string): TelephoneVerdict {
  const number = text.trim().replace(AFTERWORDS, '');
  if (text.trim() === '') return 'missing';
  const figures = number
    .replace(/[\s().\-–/]/g, (sign) => (sign === '/' ? '/' : ''))
    .replace(/^(?:\+|00)44\(?0?\)?/, '0');
  if (UK.test(figures) || ABROAD.test(figures)) return 'ok';
  if (UK.test(`0${figures}`)) return 'zero-lost';
  return /^[1-9]\d{4,7}$/.test(figures) ? 'no-area-code' : 'bad-form';
}

const WORDS: Readonly<Record<TelephoneVerdict, string | null>> = {
  ok: null,
  missing: null,
  'zero-lost': 'The 0 at the front of this telephone number seems to be lost. You can save it all the same.',
  'no-area-code':
    'This telephone number has no area code, so it does not ring from a mobile. You can save it all the same.',
  'bad-form': 'This does not look like a UK telephone number: please count its figures. You can save it all the same.',
};

/** What a form says beside it; null: nothing. */
export const telephoneWarning = (text: string): string | null => WORDS[checkTelephone(text)];
