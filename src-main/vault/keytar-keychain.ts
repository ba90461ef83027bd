import { type Keychain, KeychainUnavailable, withTimeout } from './keychain.ts';

const SERVICE = 'Careboard';
/** Long enough to answer an unlock prompt on the screen, short enough that nobody thinks the PC has died. */
const TIMEOUT_MS = 15_000;

type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

/**
 * Windows Credential Manager, macOS Keychain or the Secret Service, each call ending in time. The native library is
 * loaded at the first call, so a machine without it still starts; each call then says `KeychainUnavailable`.
 */
export function keytarKeychain(timeoutMs: number = TIMEOUT_MS): Keychain {
  return withTimeout(
    {
      get: async (account) => (await load()).getPassword(SERVICE, account),
      set: async (account, value) => (await load()).setPassword(SERVICE, account, value),
      delete: async (account) => (await load()).deletePassword(SERVICE, account),
    },
    timeoutMs,
  );
}

async function load(): Promise<Keytar> {
  try {
    // A CommonJS package: its functions stand on `default` under Node, on the module itself once bundled.
    const loaded: Keytar & { readonly default?: Keytar } = await import('keytar');
    return loaded.default ?? loaded;
  } catch (cause) {
    throw new KeychainUnavailable('no-library', cause);
  }
}
