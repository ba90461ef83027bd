import type { Kernel } from '#main/core/kernel.ts';
import { keychainWorks } from '#main/vault/keychain.ts';

const asked = new WeakMap<Kernel, Promise<boolean>>();

/** Whether this PC can keep a secret: asked of it once, by a real round trip with its time-out. */
export function keychainHere(kernel: Kernel): Promise<boolean> {
  const known = asked.get(kernel);
  if (known) return known;
  const { keychain } = kernel.ports;
  const answer = keychain === null ? Promise.resolve(false) : keychainWorks(keychain);
  asked.set(kernel, answer);
  return answer;
}

/** It refused when it was needed: what it said before is no longer true, so it is asked again. */
export const askKeychainAgain = (kernel: Kernel): boolean => asked.delete(kernel);
