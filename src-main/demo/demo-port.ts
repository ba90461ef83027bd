import type { DemoPort } from '#main/core/ports.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import { demoFile, hasDemoFiles } from './demo-file.ts';
import { makeDemoSchool } from './demo-school.ts';

/** The demo school for a shell to give to the core; undefined where its files were left out of the installation. */
export function demoPort(options: {
  readonly home: string;
  readonly keychain: Keychain | null;
  readonly first: boolean;
}): DemoPort | undefined {
  if (!hasDemoFiles()) return undefined;
  const { home, keychain, first } = options;
  let making: Promise<unknown> | null = null;
  return {
    home,
    first,
    make: async (onChild) => {
      making ??= makeDemoSchool(home, keychain, onChild).finally(() => {
        making = null;
      });
      await making;
    },
    words: () => {
      const { staff, password } = demoFile();
      return { lead: staff.find(({ role }) => role === 'lead')?.name ?? '', password };
    },
  };
}
