import { describe, expect, test } from 'vitest';
import { passwordProblem } from '#main/vault/password-strength.ts';

const userWords = ['Hudson Road Primary School', 'Mrs C Westgate'];
const bound = { mode: 'device-bound', userWords } as const;
const alone = { mode: 'password-only', userWords } as const;

describe('beside a device secret', () => {
  test.each([
    'larch otter biscuit 41',
    'kitchentablelamp',
    'x9Kq2mVbR4tz',
    'Pź8#kq2Lw',
    'four grey geese walk in',
    'ééééàçû-lampe-bleue',
    'otter larch lamp '.repeat(7),
  ])('accepts "%s"', async (password) => expect(await passwordProblem(password, bound)).toBeNull());

  test.each([
    ['shorter than eight', 'x9Kq2mV', /at least 12/],
    ['short and not hard', 'sunday42', /at least 12|guess|tries first/],
    ['empty', '', /at least 12/],
    ['the commonest', 'password', /tries first/],
    ['common in capitals', 'PASSWORD1', /tries first/],
    ['a row of keys', 'qwertyuiop12', /guess|tries first/],
    ['one letter', 'aaaaaaaaaaaaaa', /guess/],
    ['a count', '123456789012', /guess|tries first/],
    ['a word twice', 'passwordpassword', /guess|tries first/],
    ['a common one with a tail', 'password1234', /guess|tries first/],
    ['the school', 'hudsonroadprimary', /guess/],
    ['the school with spaces', 'Hudson Road Primary', /guess/],
    ['the school with dashes', 'hudson-road-primary', /guess/],
    ['own name and year', 'MrsWestgate2014', /guess/],
    ['129 characters', `${'k7'.repeat(64)}x`, /at most 128/],
    ['a megabyte', 'larch otter '.repeat(90_000), /at most 128/],
  ])('refuses %s', async (_name, password, reason) => expect(await passwordProblem(password, bound)).toMatch(reason));

  test('lets a stranger use what is refused to the school itself', async () => {
    expect(await passwordProblem('hudsonroadprimary', { mode: 'device-bound', userWords: [] })).toBeNull();
  });
});

describe('alone', () => {
  test.each(['larch otter biscuit 41', 'quiet maple lantern 27', 'Tz7#qLw94-xVb2'])('accepts "%s"', async (password) =>
    expect(await passwordProblem(password, alone)).toBeNull(),
  );

  test.each(['Sunderland2024!', 'kingfisher99', 'P@$$w0rd2026!!'])(
    'asks more than beside a secret: "%s"',
    async (password) => {
      expect(await passwordProblem(password, alone)).toMatch(/alone protects/);
    },
  );
});

test('is the same for both ways of typing an accent', async () => {
  for (const typed of ['Siôn', 'Sio\u0302n']) {
    expect(await passwordProblem(`${typed}é`, bound)).toMatch(/at least 12/);
    expect(await passwordProblem(`${typed} grey lamp pony`, bound)).toBeNull();
  }
});

test('the answer never repeats the password', async () => {
  for (const password of ['hudsonroadprimary', 'qwertyuiop12', 'sunday42']) {
    expect(await passwordProblem(password, bound)).not.toContain(password);
  }
});

test('the slowest password known is judged in a moment, not in eighteen seconds', async () => {
  await passwordProblem('warm the lists up', bound);
  const started = performance.now();
  await passwordProblem('p4$$w0rd'.repeat(16), bound);
  expect(performance.now() - started).toBeLessThan(5000);
});
