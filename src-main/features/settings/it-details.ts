import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import type { LogLine } from '#main/core/ports.ts';
import { NEWEST } from '#main/store/migrate.ts';
import { readVault } from '#main/vault/vault.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import type { ItDetails } from '#shared/features/settings/it-details.contract.ts';

const MOST_LINES = 40;
/** What a call of a page answers each day is no failure. */
const DAILY = new Set(['signed-out', 'shielded', 'wrong-password', 'wrong-pin', 'wait', 'bad-input', 'reason-needed']);

/** How things stand here, in codes alone: for IT, from anybody. Never a name, a place on the disk, an id. */
export function itDetails(kernel: Kernel): ItDetails {
  const { ports, session, open } = kernel;
  const about = ports.about ?? { version: 'unknown', shell: 'unknown', system: 'unknown' };
  return {
    at: instantOf(ports.clock.now()),
    ...about,
    state: {
      session: session?.state ?? 'none',
      place: kernel.place,
      register: open ? (open.rolledBack ? 'open, older than seen or changed outside' : 'open') : 'closed',
      schema: String(NEWEST),
      ...vaultState(ports.home),
      policy: ports.policy?.kind ?? 'none',
      waiting: String(kernel.waiting.length),
    },
    log: (ports.recentLog?.(MOST_LINES * 5) ?? []).filter(isFailure).slice(-MOST_LINES).map(shown),
  };
}

const isFailure = ({ level, code }: LogLine): boolean => level !== 'info' && !(code && DAILY.has(code));
const shown = ({ at, level, event, call, code, ref }: LogLine): ItDetails['log'][number] => ({
  ...{ at, level, event },
  ...{ call: call ?? null, code: code ?? null, ref: ref ?? null },
});

function vaultState(home: string): Record<string, string> {
  try {
    const { format, kind, mode, generation } = readVault(home);
    return { 'vault file': 'whole', format: String(format), kind, mode, generation: String(generation) };
  } catch (error) {
    return { 'vault file': error instanceof AppError ? error.code : 'unreadable' };
  }
}
