import { AppError } from '#main/core/app-error.ts';

export const MOST_BYTES = 20_000_000;
const LONGEST_LINE = 1_000_000;
const NON_ASCII = /[^\p{ASCII}\uFFFD]/gu;

/**
 * A file's text, whatever school system wrote it: UTF-8 with or without a mark, UTF-16, else Windows-1252.
 * Errors 'file-empty', 'file-spreadsheet', 'file-too-large' (20 MB), 'file-not-csv' (a line without end; a transfer file may be one line).
 */
export function decodeText(bytes: Buffer): string {
  if (bytes.length === 0) throw new AppError('file-empty');
  if (isOfficeFile(bytes)) throw new AppError('file-spreadsheet');
  if (bytes.length > MOST_BYTES) throw new AppError('file-too-large', { values: { limit: '20 MB' } });
  const text = decode(bytes).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new AppError('file-empty');
  if (!/^\s*</.test(text) && hasEndlessLine(text)) throw new AppError('file-not-csv');
  return text;
}

/** A ZIP (every .xlsx is one), or an old Excel file, whatever the name says. */
const isOfficeFile = (bytes: Buffer): boolean =>
  ['504b0304', '504b0506', 'd0cf11e0'].includes(bytes.subarray(0, 4).toString('hex'));

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Latin text in UTF-16 without a mark has a zero in every other byte.
  const head = bytes.subarray(0, 200);
  const zeros = (odd: number) => head.filter((byte, i) => i % 2 === odd && byte === 0).length;
  if (zeros(1) > head.length / 4) return new TextDecoder('utf-16le').decode(bytes);
  if (zeros(0) > head.length / 4) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const broken = utf8.split('\uFFFD').length - 1;
  // A UTF-8 file that was cut or hurt in one place still has many whole letters; read as Windows-1252, every accent in
  // it would come out wrong. Real Windows-1252 text hardly ever makes one whole UTF-8 letter.
  if (broken === 0 || (utf8.match(NON_ASCII)?.length ?? 0) > broken) return utf8;
  return new TextDecoder('windows-1252').decode(bytes);
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
