import { AppError } from '#main/core/app-error.ts';
import { isDamage } from '#main/store/damage.ts';
import { isFull } from '#main/store/open.ts';

const AWAY = new Set(['EIO', 'ENODEV', 'ENXIO', 'EBADF', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'ETIMEDOUT', 'UNKNOWN']);

/** "31 MB", for sentences. */
export const showBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${Math.round(bytes / 1_000_000)} MB`;

/** What a failed write to a stick or folder is called. `begun`: the folder was there when the writing began. */
export function backupTrouble(cause: unknown, needed: number, begun: boolean): AppError {
  if (cause instanceof AppError && (cause.code.startsWith('backup-') || cause.code === 'vault-damaged')) return cause;
  // The register itself: a backup of it would only hide that.
  if (isDamage(cause)) return new AppError('vault-damaged', { cause });
  const code = (cause as NodeJS.ErrnoException | null)?.code ?? '';
  if (
    code === 'EDQUOT' ||
    code === 'ENOSPC' ||
    isFull(cause) ||
    (cause instanceof AppError && cause.code === 'disk-full')
  )
    return new AppError('backup-no-room', { values: { limit: showBytes(needed) }, cause });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new AppError('backup-not-writable', { cause });
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new AppError(begun ? 'backup-went-away' : 'backup-no-folder', { cause });
  if (AWAY.has(code)) return new AppError('backup-went-away', { cause });
  return new AppError('backup-check-failed', { cause });
}
