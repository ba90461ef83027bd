import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract.ts';
import { ERROR_SENTENCES } from '#shared/contract/error-codes.ts';
import { CTFS, FIXTURE, importFiles, upload } from '../support/import-files.ts';
import { newSchool, type School } from '../support/new-school.ts';
import { dumpRegister, type RegisterDump } from '../support/register-dump.ts';

let school: School;
let before: RegisterDump;
beforeAll(async () => {
  school = await newSchool();
  await importFiles(school, [CTFS[1]]);
  before = await dumpRegister(school);
}, 120_000);
afterAll(() => school.close());

const fixture = (name: string) => readFileSync(FIXTURE + name);
const text = (words: string) => Buffer.from(words);

/** A PNG whose header claims this size; its pixels are never made. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length);
    head.write(type, 4, 'latin1');
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type, 'latin1'), body])));
    return Buffer.concat([head, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const ctf = fixture(CTFS[0]);
const sims = fixture('pupils-sims.csv');
const utf16 = Buffer.from(
  fixture('consents.csv')
    .toString('utf8')
    .replace(/^\uFEFF/, ''),
  'utf16le',
);
type Kind = CallInput<'imports.preview'>['kind'];

const REFUSED: readonly (readonly [
  what: string,
  code: keyof typeof ERROR_SENTENCES,
  name: string,
  bytes: Buffer,
  kind?: Kind,
])[] = [
  ['an empty file', 'file-empty', 'a.csv', text('')],
  ['a file of blanks', 'file-empty', 'a.csv', text(' \n\n  \n')],
  ['words that are not XML', 'file-not-xml', 'a.xml', text('Dear office, here is the file.')],
  [
    'a document type',
    'file-doctype',
    'a.xml',
    text('<!DOCTYPE CTfile [<!ENTITY a SYSTEM "file:///etc/passwd">]><CTfile>&a;</CTfile>'),
  ],
  ['a transfer file cut in the middle', 'file-truncated', 'a.xml', ctf.subarray(0, ctf.length / 2)],
  ['XML of another kind', 'file-not-ctf', 'a.xml', text('<rss><channel/></rss>')],
  ['a list with other columns', 'file-unknown-kind', 'a.csv', text('Colour,Size\nred,1\n')],
  ['a list whose kind was chosen wrongly', 'file-wrong-columns', 'a.csv', sims, 'medical'],
  ['a list chosen as a transfer file', 'file-not-xml', 'a.csv', sims, 'ctf'],
  ['a transfer file chosen as a list', 'file-not-csv', 'a.xml', ctf, 'pupils'],
  ['a list chosen as photos', 'photos-none', 'a.csv', sims, 'photos'],
  [
    'a quote that is never closed',
    'file-not-csv',
    'a.csv',
    Buffer.concat([sims.subarray(0, sims.indexOf(10) + 1), text('"'), sims.subarray(sims.indexOf(10) + 1)]),
  ],
  ['a workbook called a list', 'file-spreadsheet', 'a.csv', Buffer.concat([text('PK\x03\x04'), Buffer.alloc(3000, 7)])],
  [
    'an old workbook',
    'file-spreadsheet',
    'a.csv',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(3000)]),
  ],
  ['NUL bytes', 'file-not-csv', 'a.csv', Buffer.alloc(3000)],
  ['random bytes', 'file-not-csv', 'a.csv', Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251))],
  ['20 MB of one line', 'file-not-csv', 'a.csv', Buffer.alloc(19_999_000, 'a,b')],
  ['a page of the web', 'file-not-ctf', 'a.csv', text('<html><body><p>1,2</p></body></html>')],
];

describe.each(
  REFUSED.map((one) => ({ what: one[0], code: one[1], name: one[2], bytes: one[3], kind: one[4] ?? null })),
)('$what', ({ code, name, bytes, kind }) => {
  it(`is refused with ${code}`, async () => {
    const uploadIds = [await sent(name, bytes)];
    const shown = await school.tryCall('imports.preview', { uploadIds, kind, mapping: null });
    expect(shown).toMatchObject({ ok: false, error: { code } });
    const sentence = shown.ok ? '' : shown.error.message;
    expect(sentence).toContain('Nothing was changed.');
    expect(sentence).not.toMatch(/[{}]|undefined/);
    await school.call('imports.drop', {});
  });
});

/** In pieces, as the page sends it. */
async function sent(name: string, bytes: Buffer): Promise<string> {
  let uploadId: string | null = null;
  for (let from = 0; ; from += 3_000_000) {
    const last: boolean = from + 3_000_000 >= bytes.length;
    const base64 = bytes.subarray(from, from + 3_000_000).toString('base64');
    ({ uploadId } = await school.call('imports.upload', { uploadId, fileName: name, base64, last }));
    if (last) return uploadId;
  }
}

it('a file of more than 20 MB is refused while it comes', async () => {
  await expect(sent('a.csv', Buffer.alloc(21_000_000, 'a,b\n'))).rejects.toThrow('file-too-large');
});

it('pictures that cannot be opened are left out with the reason, and the rest of the folder is taken', async () => {
  const junk = Buffer.concat([fixture('photos/004008.JPG').subarray(0, 200), Buffer.alloc(5000, 9)]);
  const pictures = [
    ['huge.png', hugePng(50_000)],
    ['junk.jpg', junk],
    ['empty.jpg', Buffer.alloc(0)],
    ['page.jpg', text('<html></html>')],
    ['README.txt', text('Photos of 2026')],
  ] as const;
  const uploadIds: string[] = [];
  for (const [name, bytes] of pictures) uploadIds.push(await upload(school, name, bytes));
  const shown = await school.call('imports.preview', { uploadIds, kind: null, mapping: null });
  expect(shown.items.map((item) => [item.label, item.outcome, item.details[0]])).toEqual([
    ['huge.png', 'skipped', ERROR_SENTENCES['picture-too-large']],
    ['junk.jpg', 'skipped', ERROR_SENTENCES['picture-unreadable']],
    ['empty.jpg', 'skipped', ERROR_SENTENCES['picture-unreadable']],
    ['page.jpg', 'skipped', ERROR_SENTENCES['picture-unreadable']],
    ['README.txt', 'skipped', 'Not a picture.'],
  ]);
  const photos = await school.call('imports.preview', { uploadIds: [uploadIds[0]!], kind: 'photos', mapping: null });
  expect(photos.counts).toMatchObject({ added: 0, changed: 0, skipped: 1 });
});

it('a folder without a picture is refused in words', async () => {
  const uploadIds = [await upload(school, 'README.txt', text('a')), await upload(school, 'Thumbs.db', text('b'))];
  const shown = await school.tryCall('imports.preview', { uploadIds, kind: null, mapping: null });
  expect(!shown.ok && shown.error.code).toBe('photos-none');
});

it('reads UTF-16 without a mark, and a list cut in its last row, as far as they can be trusted', async () => {
  const read = async (bytes: Buffer) =>
    school.call('imports.preview', { uploadIds: [await sent('a.csv', bytes)], kind: null, mapping: null });
  expect((await read(utf16)).kind).toBe('consents');
  const cut = await read(sims.subarray(0, sims.length - 20));
  expect(cut.items.filter((item) => item.outcome === 'skipped').map((item) => item.details[0])).toEqual([
    'This row has more or fewer columns than the heading, so its values may have slipped.',
  ]);
});

it('after all of this the register is as it was, and Careboard works', async () => {
  expect(await dumpRegister(school)).toEqual(before);
  expect((await school.call('imports.history', {})).runs).toHaveLength(1);
  expect(school.logs.filter((line) => line.code === 'internal')).toEqual([]);
});
