import { AppError } from './app-error.ts';
import type { Kernel, OpenVault } from './kernel.ts';
import type { Session } from './session.ts';

/** The open vault, or "signed-out". */
export function requireOpen(kernel: Kernel): OpenVault {
  if (!kernel.open) throw new AppError('signed-out');
  return kernel.open;
}

/** The session, or "signed-out". */
export function requireSession(kernel: Kernel): Session {
  if (!kernel.session) throw new AppError('signed-out');
  return kernel.session;
}
