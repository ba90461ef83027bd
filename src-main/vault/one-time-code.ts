import { randomBytes } from 'node:crypto';
import { foldCrockford, toCrockford } from './crockford.ts';
import type { Span } from './vault-schema.ts';

const LETTERS = 12;
const LONGEST_TYPED = 60;

/** A code to be told or written on a slip of paper: 60 random bits, three groups of four. With Argon2id before it, out of reach of guessing. */
export function newOneTimeCode(): string {
  const letters = toCrockford(randomBytes(8)).slice(0, LETTERS);
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** The typed text as it is compared; no password can be mistaken for it, nor the other way round: they are kept in different slots. */
export const foldOneTimeCode = (typed: string): string => foldCrockford(typed.slice(0, LONGEST_TYPED));

/** A code counts from now for so long. */
export const spanFrom = (now: Date, ms: number): Span => ({
  from: now.toISOString(),
  until: new Date(now.getTime() + ms).toISOString(),
});

/** Whether a code counts at this moment; not before it was made either: then somebody set the clock back. */
export const isWithin = ({ from, until }: Span, now: Date): boolean =>
  Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until);
