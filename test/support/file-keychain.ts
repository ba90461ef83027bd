import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Keychain } from '#main/vault/keychain.ts';

/** A keychain kept in a file, for tests in which one account's keychain outlives the process. */
export function fileKeychain(path: string): Keychain {
  const read = (): Record<string, string> => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});
  const write = (entries: Record<string, string>) => writeFileSync(path, JSON.stringify(entries));
  return {
    get: async (account) => read()[account] ?? null,
    set: async (account, value) => write({ ...read(), [account]: value }),
    delete: async (account) => {
      const { [account]: gone, ...rest } = read();
      write(rest);
      return gone !== undefined;
    },
  };
}
