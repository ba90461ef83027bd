import { expect, test } from 'vitest';
import { checkPostcode, postcodeWarning } from '#shared/domain/postcode.ts';

test.each([
  ['SR1 2HX', 'ok'],
  ['sr1 2hx', 'ok'],
  ['SR12HX', 'ok'],
  ['  NE38  0AA ', 'ok'],
  ['M1 1AE', 'ok'],
  ['B33 8TH', 'ok'],
  ['CR2 6XH', 'ok'],
  ['DN55 1PT', 'ok'],
  ['W1A 1HQ', 'ok'],
  ['EC1A 1BB', 'ok'],
  ['GIR 0AA', 'ok'],
  ['JE2 3AB', 'ok'],
  ['BF1 2AA', 'ok'],
  ['', 'missing'],
  ['   ', 'missing'],
  ['SRI 2HX', 'bad-form'],
  ['SR1 2H', 'bad-form'],
  ['SR1', 'bad-form'],
  ['SR1 HX2', 'bad-form'],
  ['QR1 2HX', 'bad-form'],
  ['SR1 2CK', 'bad-form'],
  ['SR123 2HX', 'bad-form'],
  ['12345', 'bad-form'],
  ['D02 AF30', 'bad-form'],
  ['Sunderland', 'bad-form'],
] as const)('%j is %s', (text, verdict) => {
  expect(checkPostcode(text)).toBe(verdict);
  expect(postcodeWarning(text) === null).toBe(verdict !== 'bad-form');
});
