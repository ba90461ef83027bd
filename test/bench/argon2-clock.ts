// Must be imported before anything that imports the core: the core then gets the derivation with the clock around it.
import { createRequire } from 'node:module';

type HashRaw = (...args: readonly unknown[]) => Promise<Buffer>;
const argon2 = createRequire(import.meta.url)('@node-rs/argon2') as { hashRaw: HashRaw };
const { hashRaw } = argon2;
let last = Number.NaN;

/** Nothing is changed but that somebody looks at the clock: the sign-in's own derivation is what is taken off, not another. */
argon2.hashRaw = async (...args) => {
  const began = performance.now();
  const key = await hashRaw(...args);
  last = performance.now() - began;
  return key;
};

/** Milliseconds that the last Argon2 derivation of this process took. */
export const lastArgon2Ms = (): number => last;
