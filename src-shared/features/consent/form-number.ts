/** A quasigroup of order 10 (H. M. Damm, 2004): its check digit finds every single wrong digit and every swap of two neighbours. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;
const check = (digits: string): string =>
  [...digits].reduce((interim, digit) => DAMM[Number(interim)]?.[Number(digit)] ?? '0', '0');

/** The number of a printed form as it stands on it: "1042-7", the check digit behind. */
export const showFormNumber = (number: number): string => `${number}-${check(String(number))}`;

/**
 * What somebody typed, read as the number on one of our forms, with or without the dash; 'slip' for digits of which one is wrong;
 * null for anything else: it is a name.
 */
export function readFormNumber(text: string): number | 'slip' | null {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (!/^\d+$/.test(digits)) return null;
  if (digits.length < 5 || digits.length > 12) return 'slip';
  return check(digits) === '0' ? Number(digits.slice(0, -1)) : 'slip';
}
