import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { judgePolicy, type PcPolicy, POLICY_FILE } from '#shared/features/access/pc-policy.rules.ts';

const MOST_BYTES = 64 * 1024;

/** What IT has decided for this PC: nothing, a policy, or a file that cannot be followed and for which nothing opens. */
export type PolicyRead =
  | { readonly kind: 'none' }
  /** `changeable`: the account that runs Careboard could rewrite it, so it binds nobody. */
  | { readonly kind: 'policy'; readonly policy: PcPolicy; readonly changeable: boolean }
  | { readonly kind: 'refused'; readonly troubles: readonly string[] };

/**
 * Beside the program, where an installation for the machine lets administrators alone write; on a Mac beside the bundle. From
 * where the program itself lies and nothing else: a variable or a switch would be a way round it. (An AppImage has no such place.)
 */
export const policyPath = (program: string, platform: NodeJS.Platform): string =>
  join(dirname(program), ...(platform === 'darwin' ? ['..', '..', '..'] : []), POLICY_FILE);

/** Reads the policy at `path`. A file that is there and cannot be read is a refusal, never "no policy". */
export function readPolicy(path: string): PolicyRead {
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES) return { kind: 'refused', troubles: ['It is far too long for a policy file.'] };
    const judged = judgePolicy(readFileSync(path, 'utf8'));
    if ('troubles' in judged) return { kind: 'refused', troubles: judged.troubles };
    return { kind: 'policy', policy: judged.policy, changeable: isChangeable(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'none' };
    return { kind: 'refused', troubles: ['It is there, but this account is not allowed to read it.'] };
  }
}

function isChangeable(path: string): boolean {
  try {
    // Opening is the only question that Windows answers by its access lists. Nothing is written.
    closeSync(openSync(path, 'r+'));
    return true;
  } catch {
    return false;
  }
}
