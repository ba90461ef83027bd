import { promisify } from 'node:util';
import { constants, inflateRaw } from 'node:zlib';

const unpack = promisify(inflateRaw);

const STREAM = />>\s*stream\r?\n/g;
/** A dictionary lies right before its stream and is short. */
const DICTIONARY_CHARS = 4000;
/** What is no part of a page's drawing: its damage hides nothing of a plan. */
const BESIDE_THE_PAGE = /\/(Metadata|EmbeddedFile|Alternate|Thumb)\b/;
const FIRST_PACKED = /\/Filter\s*\[?\s*\/FlateDecode\b/;
const ZLIB_HEADER_BYTES = 2;
/** More than any scan unpacks to; beyond it a file is not judged here. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Whether each packed part of a PDF can be unpacked to its own end mark (RFC 1951: the last block says that it is the last). A
 * reader draws as much as it could unpack and says nothing, so half a page would be shown as if it were the plan. A missing
 * check sum behind the end mark hides nothing. What is encrypted, or packed in another way, is not judged.
 */
export async function packedPartsAreWhole(bytes: Buffer): Promise<boolean> {
  const text = bytes.toString('latin1');
  if (/\/Encrypt\b/.test(text)) return true;
  for (const { index, 0: mark } of text.matchAll(STREAM)) {
    const before = text.slice(Math.max(0, index - DICTIONARY_CHARS), index + 2);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    if (!FIRST_PACKED.test(dictionary) || BESIDE_THE_PAGE.test(dictionary)) continue;
    const start = index + mark.length;
    const packed = bytes.subarray(start, endOf(text, start, dictionary));
    if (isZlib(packed) && !(await endsItself(packed))) return false;
  }
  return true;
}

/** By its length where that is written there and true, else by the word that ends it. */
function endOf(text: string, start: number, dictionary: string): number {
  const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.NaN);
  if (/^\s*endstream/.test(text.slice(start + length, start + length + 20))) return start + length;
  const end = text.indexOf('endstream', start);
  return end < 0 ? text.length : end;
}

/** Without the header the reader shows nothing at all of it, and says so. */
const isZlib = (packed: Buffer): boolean =>
  packed.length > ZLIB_HEADER_BYTES && (packed.readUInt8(0) & 0x0f) === 8 && packed.readUInt16BE(0) % 31 === 0;

async function endsItself(packed: Buffer): Promise<boolean> {
  try {
    await unpack(packed.subarray(ZLIB_HEADER_BYTES), { finishFlush: constants.Z_FINISH, maxOutputLength: MOST_BYTES });
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  }
}
