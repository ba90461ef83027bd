import { noteOpened } from './as-left.ts';
import type { OpenVault } from './kernel.ts';
import { isDiskFull } from './waiting.ts';

/** Notes in the register which save of the vault file it belongs to. */
export function bindGeneration(open: Pick<OpenVault, 'store'>, generation: number, changedOutside = false): void {
  try {
    open.store.write((tx) => noteOpened(tx, generation, changedOutside));
  } catch (error) {
    // The vault file may be ahead: the next save that finds room says so again.
    if (!isDiskFull(error)) throw error;
  }
}
