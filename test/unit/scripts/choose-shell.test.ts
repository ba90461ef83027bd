import { describe, expect, it } from 'vitest';
import { chooseShell, hasDisplay } from '../../../.scripts/choose-shell.mjs';

const here = () => '/opt/electron';
const nowhere = () => null;

describe('npm start', () => {
  it.each([
    ['Electron where its program is', false, here, 'electron', /^Opening Careboard in Electron: its program is/],
    ['the demo school in Electron too', true, here, 'electron', /^Opening the demo school in Electron/],
    [
      'Chromium elsewhere, for practice',
      false,
      nowhere,
      'chromium',
      /practice registers only: Electron’s program is not/,
    ],
    [
      'the demo school in Chromium elsewhere',
      true,
      nowhere,
      'chromium',
      /^Opening the demo school in a Chromium window/,
    ],
  ] as const)('opens %s, and says why in one line', (_name, isDemo, electron, shell, line) => {
    const chosen = chooseShell({ hasDisplay: true, isDemo, electron });
    expect(chosen).toMatchObject({ shell, line: expect.stringMatching(line), program: electron() });
    expect(chosen.line).not.toContain('\n');
  });

  it('tours itself without a display, names the folder, and fetches nothing', () => {
    const fetched = () => {
      throw new Error('must not be asked');
    };
    const chosen = chooseShell({ hasDisplay: false, isDemo: true, electron: fetched });
    expect(chosen).toMatchObject({ shell: 'tour', line: expect.stringContaining('out/tour') });
  });

  it('knows a display when it sees one', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});
