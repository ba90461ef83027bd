import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuses, showsWindow, wrongFuses } from '../../../.scripts/artefact.mjs';
import { electronStandIn } from '../../support/packed-app.ts';

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'careboard-artefact-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** A program for this test, in the shell's words. */
function program(lines: string): string {
  const path = join(work, 'program');
  writeFileSync(path, `#!/bin/sh\n${lines}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.runIf(process.platform !== 'win32')('the look at a packed program from outside', () => {
  it('takes an end with a code for a refusal, and nothing else', async () => {
    const one = program('case "$*$SOME_VARIABLE" in *--inspect*|*opens*) exit 1;; *--quiet*) exit 0;; esac; sleep 20');
    expect(await refuses(one, ['--inspect=1'])).toBe(true);
    expect(await refuses(one, [], { SOME_VARIABLE: 'opens' })).toBe(true);
    expect(await refuses(one, ['--quiet'])).toBe(false);
    expect(await refuses(one, ['--harmless'], {}, 300)).toBe(false);
  });

  it('does not take a program that ends for one with a window', async () => {
    expect(await showsWindow(program('exit 0'), [], 'linux', 3000)).toBe(false);
  });

  it('names each fuse that stands otherwise', async () => {
    const file = join(electronStandIn(join(work, 'electron'), '010000000'), 'electron');
    expect(await wrongFuses(file, { RunAsNode: false, EnableCookieEncryption: true, WasmTrapHandlers: false })).toEqual(
      [],
    );
    expect(await wrongFuses(file, { RunAsNode: true, WasmTrapHandlers: true })).toEqual([
      'RunAsNode is not on',
      'WasmTrapHandlers is not on',
    ]);
  });
});
