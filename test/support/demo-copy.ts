import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeDemoSchool } from '#main/demo/demo-school.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import { keychainOf } from './new-school.ts';

let made: Promise<{ readonly home: string; readonly kept: ReadonlyMap<string, string> }> | null = null;

/**
 * The demo school in `home`, as the app makes it: made once for each process, which takes seconds, and copied for each test. Answers
 * the password store that belongs to the copy.
 */
export async function copyDemoSchool(home: string): Promise<Keychain> {
  made ??= make();
  const { home: from, kept } = await made;
  cpSync(from, home, { recursive: true });
  return keychainOf(new Map(kept));
}

async function make() {
  const home = join(mkdtempSync(join(tmpdir(), 'careboard-demo-made-')), 'home');
  const kept = new Map<string, string>();
  await makeDemoSchool(home, keychainOf(kept));
  process.once('exit', () => rmSync(dirname(home), { recursive: true, force: true }));
  return { home, kept };
}
