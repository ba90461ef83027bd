import { AppError } from '#main/core/app-error.ts';

export const MOST_BYTES = 20_000_000;
const LONGEST_LINE = 1_000_000;

/** A file's text, whatever school system wrote it: UTF-8 with or without a mark, UTF-16, else Windows-1252. */
export function decodeText(bytes: Buffer): string {
  if (bytes.length === 0) throw new AppError('file-empty');
  if (bytes.length > MOST_BYTES) throw new AppError('file-too-large', { values: { limit: '20 MB' } });
  const text = decode(bytes).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new AppError('file-empty');
  if (hasEndlessLine(text)) throw new AppError('file-not-csv');
  return text;
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Latin text in UTF-16 without a mark has a zero in every other byte.
  const head = bytes.subarray(0, 200);
  const zeros = (odd: number) => head.filter((byte, i) => i % 2 === odd && byte === 0).length;
  if (zeros(1) > head.length / 4) return new TextDecoder('utf-16le').decode(bytes);
  if (zeros(0) > head.length / 4) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function hasEndlessLine(text: string): boolean {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    if ((end < 0 ? text.length : end) - from > LONGEST_LINE) return true;
    if (end < 0) return false;
    from = end + 1;
  }
  return false;
}
