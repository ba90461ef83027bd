import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIXTURE, importFiles } from '../support/import-files.ts';
import { newSchool, type School } from '../support/new-school.ts';
import { dumpRegister } from '../support/register-dump.ts';

/** security.md T16: a tenth in the everyday run, all with MALFORMED_RUNS=10000. Print the seed, and the same files break the same way. */
const RUNS = Number(process.env.MALFORMED_RUNS ?? 1000);
const SEED = Number(process.env.MALFORMED_SEED ?? (process.env.CI ? Date.now() % 1_000_000_007 : 20261124));
const NASTY = ['"', ',', '\n', '\r', '<', '>', '&', '\0', ']]>', '<!DOCTYPE a>', '&#0;', '\uFEFF', '\u{1F600}', '=1+1'];

/** The head of each fixture: as many rows as tell of everything, so that a thousand files take seconds. */
const FILES = [
  ['9992001_CTF_9992001_002.xml', firstPupils('9992001_CTF_9992001_002.xml', 3)],
  ['pupils-sims.csv', firstLines('pupils-sims.csv', 12)],
  ['pupils-arbor.csv', firstLines('pupils-arbor.csv', 12)],
  ['contacts.csv', firstLines('contacts.csv', 12)],
  ['medical.csv', firstLines('medical.csv', 12)],
  ['consents.csv', firstLines('consents.csv', 12)],
] as const;

function firstLines(name: string, count: number): Buffer {
  const bytes = readFileSync(FIXTURE + name);
  let at = 0;
  for (let i = 0; i < count; i++) at = bytes.indexOf(0x0a, at) + 1;
  return bytes.subarray(0, at);
}
function firstPupils(name: string, count: number): Buffer {
  const text = readFileSync(FIXTURE + name, 'utf8');
  const parts = text.split('</Pupil>');
  return Buffer.from([...parts.slice(0, count), parts.at(-1)].join('</Pupil>'));
}

/** Small and repeatable: the same seed breaks the same files. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function broken(bytes: Buffer, roll: (sides: number) => number): Buffer {
  let out = Buffer.from(bytes);
  for (let hurt = 0; hurt <= roll(4); hurt++) {
    const at = roll(out.length);
    const some = 1 + roll(400);
    const nasty = Buffer.from(NASTY[roll(NASTY.length)] ?? '');
    const ways = [
      () => out.subarray(0, at),
      () => Buffer.concat([out.subarray(0, at), out.subarray(at + some)]),
      () => Buffer.concat([out.subarray(0, at), nasty, out.subarray(at)]),
      () => Buffer.concat([out.subarray(0, at + some), out.subarray(at)]),
      () => Buffer.from(out.map((byte, i) => (i === at ? byte ^ (1 << roll(8)) : byte))),
      () => Buffer.concat([out.subarray(0, at), Buffer.from(Array.from({ length: some }, () => roll(256)))]),
      () => Buffer.concat([Buffer.from([0xff, 0xfe]), out]),
    ];
    out = Buffer.from((ways[roll(ways.length)] ?? ways[0]!)());
  }
  return out;
}

let school: School;
beforeAll(async () => {
  school = await newSchool();
  await importFiles(school, ['9992001_CTF_9992001_002.xml']);
}, 120_000);
afterAll(() => school.close());

it(`${RUNS} broken files (seed ${SEED}): refused in words or imported whole and taken back whole; never a crash, a hang or a half`, async () => {
  const roll = dice(SEED);
  const before = await dumpRegister(school);
  const rss = process.memoryUsage().rss;
  const codes = new Map<string, number>();
  let imported = 0;
  let longest = 0;
  for (let run = 0; run < RUNS; run++) {
    const [name, bytes] = FILES[run % FILES.length]!;
    const where = `seed ${SEED}, run ${run}, ${name}`;
    const base64 = broken(bytes, roll).toString('base64');
    const began = performance.now();
    const sent = await school.tryCall('imports.upload', { uploadId: null, fileName: name, base64, last: true });
    if (!sent.ok) throw new Error(`${where}: ${sent.error.code}`);
    const shown = await school.tryCall('imports.preview', {
      uploadIds: [sent.value.uploadId],
      kind: null,
      mapping: null,
    });
    if (!shown.ok) {
      // 'internal' is a crash that dispatch caught.
      if (shown.error.code === 'internal' || shown.error.code === 'bad-input')
        throw new Error(`${where}: ${shown.error.code}`);
      codes.set(shown.error.code, (codes.get(shown.error.code) ?? 0) + 1);
    } else if (run % 5 === 0) {
      const applied = await school.tryCall('imports.apply', { previewId: shown.value.previewId, choices: [] });
      if (!applied.ok) throw new Error(`${where}: apply ${applied.error.code}`);
      const undone = await school.tryCall('imports.undo', { importId: applied.value.importId });
      if (!undone.ok) throw new Error(`${where}: undo ${undone.error.code}`);
      expect(undone.value.kept, where).toEqual([]);
      imported += 1;
    }
    await school.call('imports.drop', {});
    longest = Math.max(longest, performance.now() - began);
  }
  // Both must happen, or the breaking is too weak or too strong to tell anything.
  const refused = [...codes.values()].reduce((sum, n) => sum + n, 0);
  expect(refused).toBeGreaterThan(RUNS / 20);
  expect(refused).toBeLessThan(RUNS * 0.95);
  expect(imported).toBeGreaterThan(RUNS / 50);
  // A hang is minutes; a slow machine is not.
  expect(longest).toBeLessThan(10_000);
  expect(process.memoryUsage().rss - rss).toBeLessThan(400_000_000);
  expect(await dumpRegister(school), `seed ${SEED}`).toEqual(before);
}, 300_000);
