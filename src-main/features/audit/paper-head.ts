import { createHash } from 'node:crypto';
import { foldCrockford, toCrockford } from '#main/vault/crockford.ts';
import type { Anchor } from './audit-chain.ts';

/** 80 bits of the row's hash: a forger would have to try 2^80 histories for one that ends in the same letters. */
const HASH_HEX = 20;
const GROUP = 4;

/**
 * A row's number and hash as somebody can write and type them: four groups of four letters, and two letters that tell a slip from a
 * register that was changed. The number goes into those two as well.
 */
export function paperGroups({ seq, hash }: Anchor): string[] {
  const code = toCrockford(Buffer.from(hash.slice(0, HASH_HEX), 'hex'));
  return [...(code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []), checkLetters(seq, code)];
}

/** The fingerprint's letters as typed from paper; null when they are not as they were printed with this number. */
export function readPaperGroups(seq: number, typed: string): string | null {
  const text = foldCrockford(typed);
  const code = text.slice(0, -2);
  return code.length === (HASH_HEX * 4) / 5 && text.slice(-2) === checkLetters(seq, code) ? code : null;
}

/** Whether a row's hash is the one that those letters were made of. */
export const isOnPaper = (hash: string, code: string): boolean =>
  toCrockford(Buffer.from(hash.slice(0, HASH_HEX), 'hex')) === code;

const checkLetters = (seq: number, code: string): string =>
  toCrockford(createHash('sha256').update(`careboard paper ${seq} ${code}`).digest()).slice(0, 2);
