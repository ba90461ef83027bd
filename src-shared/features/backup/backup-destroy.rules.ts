import type { BackupFileState } from './backup.contract.ts';

export interface Destroyable {
  readonly state: BackupFileState;
  /** Under a name that Careboard gave it. */
  readonly ownName: boolean;
  readonly madeAt: string;
}

const OUTLIVED: readonly BackupFileState[] = ['other-code', 'other-key'];

/**
 * Whether a Lead may have a backup destroyed: one of this register that today's code or key no longer opens, once a newer one is good.
 * So the newest good one is never among them, nor the last one that anything opens.
 */
export function mayDestroy(one: Destroyable, all: readonly Destroyable[]): 'yes' | 'not-ours' | 'still-needed' {
  if (!one.ownName || !OUTLIVED.includes(one.state)) return 'not-ours';
  return all.some(({ state, madeAt }) => state === 'good' && madeAt > one.madeAt) ? 'yes' : 'still-needed';
}
