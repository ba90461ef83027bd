// Breaks files as the seed says and brings each of them; says what came of it, one line a file. argv: vault folder, seed, first, how many.
import { readFileSync, writeSync } from 'node:fs';
import { FIXTURE, importFiles } from '../support/import-files.ts';
import { newSchool } from '../support/new-school.ts';
import { dumpRegister } from '../support/register-dump.ts';

/** One file's fate: 'refused' with its code, 'shown', or 'imported' and taken back. Times are the processor's, not the clock's. */
export interface Fate {
  readonly run: number;
  readonly name: string;
  readonly fate: string;
  readonly cpuMs: number;
}

const NASTY = ['"', ',', '\n', '\r', '<', '>', '&', '\0', ']]>', '<!DOCTYPE a>', '&#0;', '\uFEFF', '\u{1F600}', '=1+1'];
const CTF = '9992001_CTF_9992001_002.xml';

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

/** The head of each fixture: as many rows as tell of everything, so that a thousand files take seconds. */
const FILES: readonly (readonly [name: string, bytes: Buffer])[] = [
  [CTF, firstPupils(CTF, 3)],
  ...['pupils-sims.csv', 'pupils-arbor.csv', 'contacts.csv', 'medical.csv', 'consents.csv'].map(
    (name) => [name, firstLines(name, 12)] as const,
  ),
];

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

const [home = '', seed = '', first = '', count = ''] = process.argv.slice(2);
const school = await newSchool({ home, ports: { keychain: null } });
await importFiles(school, [CTF]);
const before = JSON.stringify(await dumpRegister(school));
for (let run = Number(first); run < Number(first) + Number(count); run++) {
  const [name, bytes] = FILES[run % FILES.length]!;
  const began = process.cpuUsage();
  const fate = await bring(name, broken(bytes, dice(Number(seed) + run * 7919)), run % 5 === 0);
  const { user, system } = process.cpuUsage(began);
  writeSync(1, `${JSON.stringify({ run, name, fate, cpuMs: (user + system) / 1000 } satisfies Fate)}\n`);
}
// Every import was taken back whole, so not even a half of one may be left.
const same = JSON.stringify(await dumpRegister(school)) === before;
writeSync(1, `${JSON.stringify({ same })}\n`);
school.app.close();

async function bring(name: string, bytes: Buffer, whole: boolean): Promise<string> {
  const base64 = bytes.toString('base64');
  const sent = await school.tryCall('imports.upload', { uploadId: null, fileName: name, base64, last: true });
  if (!sent.ok) return `upload ${sent.error.code}`;
  const uploadIds = [sent.value.uploadId];
  const shown = await school.tryCall('imports.preview', { uploadIds, kind: null, mapping: null });
  try {
    if (!shown.ok) return `refused ${shown.error.code}`;
    if (!whole) return 'shown';
    const applied = await school.tryCall('imports.apply', { previewId: shown.value.previewId, choices: [] });
    if (!applied.ok) return `apply ${applied.error.code}`;
    const undone = await school.tryCall('imports.undo', { importId: applied.value.importId });
    if (!undone.ok) return `undo ${undone.error.code}`;
    return undone.value.kept.length === 0 ? 'imported' : `undo kept ${undone.value.kept.length}`;
  } finally {
    await school.call('imports.drop', {});
  }
}
