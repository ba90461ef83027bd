const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const FORM = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

export type UpnVerdict = 'ok' | 'temporary' | 'bad-check-letter' | 'bad-form' | 'missing';

/**
 * Judges a unique pupil number: thirteen characters, the first a check letter over the rest (weights 2 to 13, modulo 23;
 * a temporary number ends in a letter that counts as its place in the alphabet without I, O and S). Warn, never block.
 */
export function checkUpn(text: string): UpnVerdict {
  const upn = text.trim().toUpperCase();
  if (upn === '') return 'missing';
  if (!FORM.test(upn)) return 'bad-form';
  const values = [...upn.slice(1)].map((sign) => (/\d/.test(sign) ? Number(sign) : LETTERS.indexOf(sign)));
  const sum = values.reduce((total, value, i) => total + value * (i + 2), 0);
  if (LETTERS[sum % 23] !== upn[0]) return 'bad-check-letter';
  return /\d$/.test(upn) ? 'ok' : 'temporary';
}
