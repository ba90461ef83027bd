import { join } from 'node:path';
import { meta, noteSignIn, refusalsSince, setMeta, staffMember } from '#main/features/access/access.repo.ts';
import { hashAt, head } from '#main/features/audit/audit.repo.ts';
import { appendAudit } from '#main/features/audit/audit.service.ts';
import { runningTimerStarts } from '#main/features/medical/running-timers.ts';
import { openStore } from '#main/store/store.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { updateVault } from '#main/vault/vault.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { hasEnded } from '#shared/features/access/access.rules.ts';
import { dueNow } from '#shared/features/access/session-timing.rules.ts';
import { AppError } from './app-error.ts';
import type { Kernel, OpenVault } from './kernel.ts';
import { rolesOf, type Session } from './session.ts';

export const REGISTER_FILE = 'register.db';
const GENERATION = 'vault-generation';

/**
 * Opens the register with an unlocked vault and checks that the two belong together: the vault file may be ahead (its
 * save comes first, and the disk may fill between the two), never behind; the audit must still hold the anchored row,
 * which is how an old register beside a newer vault file is noticed.
 */
export function openRegister(
  home: string,
  file: VaultFile,
  dataKey: Buffer,
  options: { readonly create?: boolean } = {},
): OpenVault {
  const key = databaseKey(dataKey);
  const store = openStore(join(home, REGISTER_FILE), key, options);
  key.fill(0);
  try {
    if (!options.create) {
      const known = Number(meta(store.read, GENERATION) ?? '0');
      const together = file.generation >= known;
      const anchored = file.anchor === null || hashAt(store.read, file.anchor.seq) === file.anchor.hash;
      if (!together || !anchored) throw new AppError('vault-rolled-back');
    }
    bindGeneration({ dataKey, store }, file.generation);
    return { dataKey, store };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Notes in the register which save of the vault file it belongs to. */
export function bindGeneration(open: OpenVault, generation: number): void {
  open.store.write((tx) => setMeta(tx, GENERATION, String(generation)));
}

/** Begins a session on an open register: refused tries of before go into the audit, then the sign-in itself. */
export function beginSession(
  kernel: Kernel,
  open: OpenVault,
  staffId: StaffId,
  refused: readonly { readonly staffId: string; readonly at: string }[],
): Session {
  const member = staffMember(open.store.read, staffId);
  if (!member?.active) throw new AppError('not-allowed');
  const { clock, device } = kernel.ports;
  const now = clock.now();
  if (hasEnded(member.grants, now)) throw new AppError('access-ended');
  const session: Session = {
    staffId,
    name: member.name,
    label: member.label,
    grants: member.grants,
    startedAt: now,
    startedMono: clock.monotonic(),
    device,
    state: 'active',
    pin: null,
    lastActive: clock.monotonic(),
    unfocusedSince: null,
    cards: new Map(),
    notices: [],
    looks: new Map(),
  };
  open.store.write((tx) => {
    for (const attempt of refused) {
      appendAudit(
        tx,
        clock,
        { staffId: attempt.staffId as StaffId, role: '', device },
        { what: 'session.refused' },
        new Date(attempt.at),
      );
    }
    appendAudit(tx, clock, { staffId, role: rolesOf(session), device }, { what: 'session.signed-in' });
    noteSignIn(tx, staffId, instantOf(now));
  });
  const mayKnow = member.grants.some((grant) => grant.role === 'lead');
  session.notices = refusalsSince(open.store.read, member.lastSignIn ?? instantOf(new Date(0)))
    .filter((row) => mayKnow && row.tries >= 10)
    .map((row) => `${row.tries} wrong passwords were tried for ${row.name} since you last signed in.`);
  kernel.open = open;
  kernel.session = session;
  kernel.runningTimers = runningTimerStarts(open.store.read);
  kernel.emit({ type: 'session', state: 'active' });
  return session;
}

/** Hides everything; the session stays. */
export function shieldSession(kernel: Kernel): void {
  if (kernel.session?.state !== 'active') return;
  kernel.session.state = 'shielded';
  kernel.session.looks.clear();
  audit(kernel, 'session.shielded');
  if (kernel.open) kernel.runningTimers = runningTimerStarts(kernel.open.store.read);
  kernel.emit({ type: 'session', state: 'shielded' });
}

/** Ends the session, first in the core: anchors the audit in the vault file, closes the register, wipes the key. */
export function endSession(
  kernel: Kernel,
  why: 'session.locked' | 'session.timed-out' | 'session.pin-exhausted' | 'session.pc-locked' | 'session.access-ended',
): void {
  const { open } = kernel;
  if (open) {
    try {
      audit(kernel, why);
      kernel.runningTimers = runningTimerStarts(open.store.read);
      const file = updateVault({
        home: kernel.ports.home,
        dataKey: open.dataKey,
        change: (old) => ({ ...old, anchor: head(open.store.read) }),
      });
      bindGeneration(open, file.generation);
    } catch {
      // Whatever fails here, the session must still end.
      kernel.ports.log({ at: kernel.ports.clock.now().toISOString(), level: 'error', event: 'anchor-failed' });
    }
    open.store.close();
    open.dataKey.fill(0);
  }
  kernel.open = null;
  const had = kernel.session !== null;
  kernel.session = null;
  if (had) kernel.emit({ type: 'session', state: 'signed-out' });
}

/** Applies what time asks for; called every second and after each signal. */
export function tick(kernel: Kernel): void {
  const { session } = kernel;
  if (!session) return;
  const suspendedUntil = Math.max(0, ...[...session.cards.values()].map((card) => card.suspendsUntil));
  const { clock } = kernel.ports;
  // An open emergency card is finished first: a set time never takes the card from whoever kneels beside the child.
  if (hasEnded(session.grants, clock.now()) && clock.monotonic() >= suspendedUntil) {
    endSession(kernel, 'session.access-ended');
    return;
  }
  const due = dueNow({ ...session, started: session.startedMono, suspendedUntil }, clock.monotonic());
  if (due === 'lock') endSession(kernel, 'session.timed-out');
  if (due === 'shield') shieldSession(kernel);
}

function audit(kernel: Kernel, what: string): void {
  const { session, open } = kernel;
  if (!session || !open) return;
  open.store.write((tx) =>
    appendAudit(
      tx,
      kernel.ports.clock,
      { staffId: session.staffId, role: rolesOf(session), device: session.device },
      { what },
    ),
  );
}
