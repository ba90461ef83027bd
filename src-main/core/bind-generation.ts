import { setMeta } from '#main/features/access/access.repo.ts';
import type { OpenVault } from './kernel.ts';
import { isDiskFull } from './waiting.ts';

/** Under this name the register notes the newest save of the vault file that it has seen. */
export const GENERATION = 'vault-generation';

/** Notes in the register which save of the vault file it belongs to. */
export function bindGeneration(open: Pick<OpenVault, 'store'>, generation: number): void {
  try {
    open.store.write((tx) => setMeta(tx, GENERATION, String(generation)));
  } catch (error) {
    // The vault file may be ahead: the next save that finds room says so again.
    if (!isDiskFull(error)) throw error;
  }
}
