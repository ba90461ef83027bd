import { expect, test } from 'vitest';
import { normalYear, readDate, readSeverity, readYesNo } from '#main/features/imports/reading/values.ts';

test.each([
  ['23/09/2021', '2021-09-23'],
  ['3/9/2021', '2021-09-03'],
  ['03-09-2021', '2021-09-03'],
  ['2021-09-23', '2021-09-23'],
  ['2021-09-23T00:00:00', '2021-09-23'],
  ['31/02/2021', null],
  ['09/23/2021', null],
  ['soon', null],
  ['', null],
])('the day of %j is %j', (text, day) => expect(readDate(text)).toBe(day));

test.each([
  ['T', true],
  ['Yes', true],
  ['TRUE', true],
  ['Granted', true],
  ['F', false],
  ['no', false],
  ['Declined', false],
  ['Not granted', false],
  ['Refused', false],
  ['', null],
  ['No response', null],
  ['maybe', null],
])('%j says %j', (text, answer) => expect(readYesNo(text)).toBe(answer));

test.each([
  ['Reception', 'R'],
  ['YR', 'R'],
  ['Year R', 'R'],
  ['Year 1', '1'],
  ['Y6', '6'],
  ['3', '3'],
  ['N1', 'N1'],
  ['Nursery 2', 'N2'],
  ['Mixed', 'Mixed'],
  ['', ''],
])('the year %j is %j', (text, year) => expect(normalYear(text)).toBe(year));

test.each([
  ['High', 'serious'],
  ['Medium', 'watch'],
  ['Low', 'know'],
  ['', 'watch'],
  ['unheard of', 'watch'],
])('severity %j is %j', (text, severity) => expect(readSeverity(text)).toBe(severity));
