import { expect, test } from 'vitest';
import { checkTelephone, telephoneWarning } from '#shared/domain/telephone.ts';

test.each([
  ['0191 496 0123', 'ok'],
  ['(0191) 496-0123', 'ok'],
  ['01914960123', 'ok'],
  ['016977 2345', 'ok'],
  ['01204 61234', 'ok'],
  ['020 7946 0123', 'ok'],
  ['0300 123 4567', 'ok'],
  ['07700 900123', 'ok'],
  ['07700.900.123', 'ok'],
  ['+44 7700 900123', 'ok'],
  ['+44 (0)7700 900123', 'ok'],
  ['0044 7700 900123', 'ok'],
  ['0800 123456', 'ok'],
  ['0800 1111', 'ok'],
  ['0808 157 0123', 'ok'],
  ['+353 20 910 1234', 'ok'],
  ['0048 22 123 45 67', 'ok'],
  ['0191 496 0123 ext 12', 'ok'],
  ['0191 496 0123 x4', 'ok'],
  ['07700 900123 (mum)', 'ok'],
  ['07700 900123 after 3pm', 'bad-form'],
  ['', 'missing'],
  ['  ', 'missing'],
  ['7700 900123', 'zero-lost'],
  ['191 496 0123', 'zero-lost'],
  ['496 0123', 'no-area-code'],
  ['567890', 'no-area-code'],
  ['07700 90012', 'bad-form'],
  ['07700 9001234', 'bad-form'],
  ['0191 496 012', 'ok'],
  ['0191 496 01', 'bad-form'],
  ['07700 900123 / 0191 496 0123', 'bad-form'],
  ['O7700 900123', 'bad-form'],
  ['none', 'bad-form'],
  ['999', 'bad-form'],
  ['06700 900123', 'bad-form'],
] as const)('%j is %s', (text, verdict) => {
  expect(checkTelephone(text)).toBe(verdict);
  expect(telephoneWarning(text) === null).toBe(verdict === 'ok' || verdict === 'missing');
});
