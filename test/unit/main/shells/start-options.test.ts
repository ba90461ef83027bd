import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startOptions } from '#main/shells/electron/start-options.ts';
import { practiceOptions } from '#main/shells/practice-home.ts';

const electron = (...args: string[]) => startOptions(args, {}, 'linux');

describe('which register is opened', () => {
  it('in Electron is the machine’s, the one named, or the demo school of this account', () => {
    expect(electron()).toMatchObject({ home: '/var/lib/careboard', kind: 'school', demo: false, kiosk: false });
    expect(electron('--kiosk')).toMatchObject({ kiosk: true, kind: 'school' });
    expect(electron('--home', 'there')).toMatchObject({
      ...{ home: resolve('there'), kind: 'school', demoHome: join(resolve('there'), 'demo') },
    });
    const policy = {
      kind: 'policy',
      policy: { careboardPolicy: 1, kiosk: true, home: '/srv/care' },
      changeable: false,
    } as const;
    expect(startOptions(['--home', 'there'], {}, 'linux', policy)).toMatchObject({
      home: '/srv/care',
      kiosk: true,
      policy,
    });
    expect(electron('--demo')).toMatchObject({ kind: 'practice', demo: true });
    expect(electron('--demo').home).toMatch(/practice$/);
    expect(startOptions([], { ProgramData: 'D:\\Data' }, 'win32').home).toContain('Careboard');
  });

  it('in the practice window is this account’s, the one named, or the demo school', () => {
    expect(practiceOptions([])).toMatchObject({ home: expect.stringMatching(/practice$/), demo: false });
    expect(practiceOptions(['--home', 'there'])).toEqual({
      ...{ home: resolve('there'), demoHome: join(resolve('there'), 'demo'), demo: false, policyFile: null },
    });
    expect(practiceOptions(['--policy', 'kiosk.json']).policyFile).toBe(resolve('kiosk.json'));
    const { home, demoHome } = practiceOptions(['--demo', '--home', 'there']);
    expect(demoHome).toBe(resolve('there'));
    expect(home).toMatch(/practice$/);
  });

  it('is never one folder for the demo school and a register', () => {
    for (const args of [[], ['--demo'], ['--home', 'x'], ['--demo', '--home', 'x']]) {
      const practice = practiceOptions(args);
      expect(practice.demoHome).not.toBe(practice.home);
      const school = electron(...args);
      expect(school.demoHome).not.toBe(school.home);
    }
  });
});
