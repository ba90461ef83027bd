import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { counted, howMany, seedOf } from '../support/how-many.ts';
import type { Fate } from './brings-malformed.ts';

const PROGRAM = new URL('brings-malformed.ts', import.meta.url).pathname;
const FILES = howMany(10_000);
/** Each process brings so many, with this much memory and no more. */
const BATCH = 500;
const MEMORY_MB = 256;
const CPU_MS = 2_000;
/** A hang: no file was done for as long, however slow the machine is. */
const HANG_MS = 60_000;

/** Brings one batch in a process of its own. Answers the fates, whether the register is as it was, and how the process ended. */
async function batch(seed: number, first: number, count: number) {
  const home = mkdtempSync(join(tmpdir(), 'careboard-malformed-'));
  const child = spawn(
    process.execPath,
    [
      ...[`--max-old-space-size=${MEMORY_MB}`, '--disable-warning=ExperimentalWarning', PROGRAM],
      ...[home, String(seed), String(first), String(count)],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let trouble = '';
  child.stderr.on('data', (text) => {
    trouble += text;
  });
  const ended = new Promise<string>((resolve) => child.once('close', (code, signal) => resolve(`${signal ?? code}`)));
  let watch = setTimeout(() => child.kill('SIGKILL'), HANG_MS);
  const fates: Fate[] = [];
  let same = false;
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(watch);
    watch = setTimeout(() => child.kill('SIGKILL'), HANG_MS);
    const said = JSON.parse(line) as Fate | { same: boolean };
    if ('same' in said) same = said.same;
    else fates.push(said);
  }
  const how = await ended;
  clearTimeout(watch);
  rmSync(home, { recursive: true, force: true });
  return { fates, same, how: how === '0' ? how : `${how} ${trouble.slice(-500)}` };
}

it(`${FILES} broken files: refused in words, or imported whole and taken back whole; never a crash, a hang or a half`, {
  timeout: 7_200_000,
}, async ({ task }) => {
  const seed = seedOf('malformed imports');
  const all: Fate[] = [];
  for (let first = 0; first < FILES; first += BATCH) {
    const count = Math.min(BATCH, FILES - first);
    const { fates, same, how } = await batch(seed, first, count);
    expect({ how, done: fates.length, same }, `seed ${seed}, from ${first}`).toEqual({
      how: '0',
      done: count,
      same: true,
    });
    all.push(...fates);
  }
  // 'internal' is a crash that dispatch caught; 'bad-input' would be a file that no sentence explains.
  const good = /^(shown|imported|refused (?!internal$|bad-input$)[a-z-]+)$/;
  expect(all.filter(({ fate }) => !good.test(fate)).slice(0, 5), `seed ${seed}`).toEqual([]);
  expect(all.filter(({ cpuMs }) => cpuMs > CPU_MS).slice(0, 5), `seed ${seed}`).toEqual([]);
  // Both must happen, or the breaking is too weak or too strong to tell anything.
  const refused = all.filter(({ fate }) => fate.startsWith('refused')).length;
  expect(refused).toBeGreaterThan(FILES / 20);
  expect(refused).toBeLessThan(FILES * 0.95);
  expect(all.filter(({ fate }) => fate === 'imported').length).toBeGreaterThan(FILES / 50);
  counted(
    task,
    'T16',
    all.length,
    `malformed files, each within ${CPU_MS / 1000} s of the processor and ${MEMORY_MB} MB`,
  );
});
