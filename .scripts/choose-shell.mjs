/**
 * In which window Careboard opens, and the one line that says which and why. Electron wherever its program is, for the demo
 * school too; `electron` is asked only where there is a display, since it may try to fetch the program.
 */
export function chooseShell({ hasDisplay, isDemo, electron }) {
  const what = isDemo ? 'the demo school' : 'Careboard';
  if (!hasDisplay) {
    return {
      shell: 'tour',
      program: null,
      line: 'There is no display here, so Careboard tours itself and leaves a picture of every screen in out/tour.',
    };
  }
  const program = electron();
  if (program !== null) {
    return { shell: 'electron', program, line: `Opening ${what} in Electron: its program is on this machine.` };
  }
  const why = 'Electron’s program is not on this machine and could not be fetched';
  return {
    shell: 'chromium',
    program: null,
    line: `Opening ${what} in a Chromium window, for practice registers only: ${why}.`,
  };
}

/** Whether a window can be shown: on Linux a display has to be named. */
export const hasDisplay = (platform, env) => platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
