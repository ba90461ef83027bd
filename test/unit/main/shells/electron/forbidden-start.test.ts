import { expect, it } from 'vitest';
import { FORBIDDEN_SWITCHES, FORBIDDEN_VARIABLES, forbiddenAt } from '#main/shells/electron/forbidden-start.ts';

it('refuses a start to a packaged app with any forbidden switch or variable, in every spelling', () => {
  const given = { packaged: true, argv: [], env: {}, hasSwitch: () => false };
  expect(forbiddenAt(given)).toBeNull();
  for (const name of FORBIDDEN_SWITCHES) {
    for (const word of [`--${name}`, `--${name}=1`, `-${name}`, `/${name}`, `--${name.toUpperCase()}`]) {
      expect(forbiddenAt({ ...given, argv: ['x', word] }), word).toBe(name);
    }
    expect(forbiddenAt({ ...given, hasSwitch: (asked) => asked === name })).toBe(name);
    expect(forbiddenAt({ ...given, packaged: false, argv: [`--${name}`] })).toBeNull();
  }
  for (const name of FORBIDDEN_VARIABLES) expect(forbiddenAt({ ...given, env: { [name]: 'x' } })).toBe(name);
  for (const needed of ['remote-debugging-port', 'inspect', 'no-sandbox', 'load-extension', 'disable-web-security']) {
    expect(FORBIDDEN_SWITCHES).toContain(needed);
  }
  expect(FORBIDDEN_VARIABLES).toContain('NODE_OPTIONS');
});
