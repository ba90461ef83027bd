import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packedPartsAreWhole } from '#main/features/medical/pdf-streams.ts';

const DRAWING = Buffer.from(Array.from({ length: 4000 }, (_, i) => `${(i * 7919) % 977} ${i} l\n`).join(''));
const packed = deflateSync(DRAWING);
const pdf = (stream: Buffer, more = '', length: number | string = stream.length, trailer = '') =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n4 0 obj\n<< /Length ${length} /Filter /FlateDecode ${more}>>\nstream\n`),
    stream,
    Buffer.from(`\nendstream\nendobj\ntrailer << ${trailer}>>\n%%EOF\n`),
  ]);
const half = packed.subarray(0, Math.floor(packed.length / 2));
const spoilt = Buffer.from(packed).fill(0xff, 900, 960);

it.each([
  ['a whole part', pdf(packed), true],
  ['a whole part whose length stands elsewhere', pdf(packed, '', '9 0 R'), true],
  ['a whole part of a wrong length', pdf(packed, '', 7), true],
  ['a part without its check sum', pdf(packed.subarray(0, -4)), true],
  ['half a part', pdf(half), false],
  ['half a part whose length stands elsewhere', pdf(half, '', '9 0 R'), false],
  ['a part with spoilt bytes in it', pdf(spoilt), false],
  ['half a part that is no drawing', pdf(half, '/Type /Metadata '), true],
  ['a part that is encrypted', pdf(half, '', half.length, '/Encrypt 8 0 R '), true],
  ['a part that was never packed: the reader says so itself', pdf(Buffer.from('0 0 0 rg')), true],
])('%s', async (_words, bytes, isWhole) => {
  expect(await packedPartsAreWhole(bytes)).toBe(isWhole);
});
