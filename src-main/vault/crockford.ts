const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Crockford's base32: no I, L, O or U, so that handwriting is read back as it was meant. Five bits a letter. */
export function toCrockford(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  bits <<= BigInt(length * 5 - bytes.length * 8);
  let text = '';
  for (let place = length - 1; place >= 0; place -= 1) text += ALPHABET[Number((bits >> BigInt(place * 5)) & 31n)];
  return text;
}

/** The bytes of a folded text, or null for a letter outside the alphabet. The text fills whole bytes. */
export function fromCrockford(text: string): Buffer | null {
  const bytes = Buffer.alloc((text.length * 5) / 8);
  let bits = 0n;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  for (let place = bytes.length - 1; place >= 0; place -= 1) {
    bytes[place] = Number(bits & 255n);
    bits >>= 8n;
  }
  return bytes;
}

/** Text as typed, folded to the alphabet: any case, spaces and dashes dropped, O read as 0, I and L as 1. */
export function foldCrockford(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
