import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AppError } from '#main/core/app-error.ts';
import { consentRows, contactRows, medicalRows, pupilRows, readList } from '#main/features/imports/read-list.ts';
import { decodeText } from '#main/features/imports/reading/decode-text.ts';
import { readCtf } from '#main/features/imports/reading/read-ctf.ts';

const FOLDER = new URL('../../../fixtures/hudson-road/', import.meta.url);
const FILES = [
  '9992001_CTF_9992001_002.xml',
  'pupils-sims.csv',
  'pupils-arbor.csv',
  'contacts.csv',
  'medical.csv',
  'consents.csv',
];
const RUNS = Number(process.env.MALFORMED_RUNS ?? 200);
const SEED = Number(process.env.MALFORMED_SEED ?? 20261124);
const NASTY = ['"', ',', '\n', '\r', '<', '>', '&', '\0', ']]>', '<!DOCTYPE a>', '&#0;', '\uFEFF', '\u{1F600}', '=1+1'];

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

function read(name: string, bytes: Buffer): void {
  const text = decodeText(bytes);
  if (name.endsWith('.xml')) {
    readCtf(text);
    return;
  }
  const list = readList(text, null, null);
  const rows = { pupils: pupilRows, contacts: contactRows, medical: medicalRows, consents: consentRows }[list.kind];
  expect(rows(list).length).toBe(list.table.rows.length);
}

test(`${RUNS} broken files (seed ${SEED}) are read or refused in words, never a crash, each within two seconds`, () => {
  const roll = dice(SEED);
  const originals = FILES.map((name) => ({ name, bytes: readFileSync(new URL(name, FOLDER)) }));
  let refused = 0;
  for (let run = 0; run < RUNS; run++) {
    const { name, bytes } = originals[run % originals.length]!;
    const hurt = broken(bytes, roll);
    const started = performance.now();
    try {
      read(name, hurt);
    } catch (error) {
      if (!(error instanceof AppError)) throw new Error(`run ${run} of ${name}`, { cause: error });
      refused += 1;
    }
    expect(performance.now() - started).toBeLessThan(2000);
  }
  // Both must happen, or the breaking is too weak or too strong to tell anything.
  expect(refused).toBeGreaterThan(RUNS / 20);
  expect(refused).toBeLessThan(RUNS);
});
