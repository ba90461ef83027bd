import { randomUUID } from 'node:crypto';

/** Where the operating system keeps a secret per account of its own. Every method may throw `KeychainUnavailable`. */
export interface Keychain {
  get(account: string): Promise<string | null>;
  set(account: string, value: string): Promise<void>;
  /** True when there was something to delete. */
  delete(account: string): Promise<boolean>;
}

/** The keychain is not there, is locked, refused, or did not answer in time. Never that an entry is missing. */
export class KeychainUnavailable extends Error {
  constructor(reason: 'no-library' | 'failed' | 'no-answer', cause?: unknown) {
    super(reason, { cause });
    this.name = 'KeychainUnavailable';
  }
}

/**
 * The same keychain, whose every call ends: after `ms` with `KeychainUnavailable`. A prompt behind a window can hold a
 * call for ever, and each held call holds a thread of the pool that opening files needs; so while one hangs, no other
 * is begun.
 */
export function withTimeout(keychain: Keychain, ms: number): Keychain {
  let hanging = 0;
  async function ends<T>(begin: () => Promise<T>): Promise<T> {
    if (hanging > 0) throw new KeychainUnavailable('no-answer');
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), ms);
    });
    const call = (async () => begin())().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    const first = await Promise.race([call, late]);
    clearTimeout(timer);
    if (first === 'late') {
      hanging += 1;
      call.then(() => {
        hanging -= 1;
      });
      throw new KeychainUnavailable('no-answer');
    }
    if ('value' in first) return first.value;
    throw first.error instanceof KeychainUnavailable ? first.error : new KeychainUnavailable('failed', first.error);
  }
  return {
    get: (account) => ends(() => keychain.get(account)),
    set: (account, value) => ends(() => keychain.set(account, value)),
    delete: (account) => ends(() => keychain.delete(account)),
  };
}

/** Whether a secret can be kept here at all: a real round trip with a throw-away entry. Never throws. */
export async function keychainWorks(keychain: Keychain): Promise<boolean> {
  const account = `probe-${randomUUID()}`;
  const value = randomUUID();
  try {
    await keychain.set(account, value);
    const kept = (await keychain.get(account)) === value;
    return (await keychain.delete(account)) && kept && (await keychain.get(account)) === null;
  } catch {
    return false;
  }
}
