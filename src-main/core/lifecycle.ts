import { join } from 'node:path';
import { meta, noteSignIn, setMeta, staffMember } from '#main/features/access/access.repo.ts';
import { noticesFor } from '#main/features/access/notices.ts';
import { hashAt, head } from '#main/features/audit/audit.repo.ts';
import { appendAudit, followRecoveryCode } from '#main/features/audit/audit.service.ts';
import { backUpIfDue } from '#main/features/backup/daily.ts';
import { keepRoomInStep } from '#main/features/backup/disk.ts';
import { offerNoMore } from '#main/features/backup/found.ts';
import { resealIfDue } from '#main/features/backup/reseal.ts';
import { watchNames } from '#main/features/children/known-names.ts';
import { watchDecisions } from '#main/features/consent/known-decisions.ts';
import { endOpening, forgottenOpenings, openOpenings } from '#main/features/medical/break-glass.service.ts';
import { judgeNeedsAgain } from '#main/features/medical/medical.service.ts';
import { noteRunningTimers } from '#main/features/medical/timer-note.ts';
import { watchGiven } from '#main/features/medicines/known-given.ts';
import { school } from '#main/features/settings/settings.service.ts';
import { ledChildren } from '#main/features/trips/led-children.ts';
import type { AsFound } from '#main/store/as-left.ts';
import { isOfDamagedRegister, putAsideDamaged } from '#main/store/damage.ts';
import { REGISTER_FILE } from '#main/store/making.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import { openStore, type Store } from '#main/store/store.ts';
import type { Vouched } from '#main/store/witness.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { recoveryPublicKey } from '#main/vault/vault.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import { instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { hasEnded } from '#shared/features/access/access.rules.ts';
import { timesBy } from '#shared/features/access/pc-policy.rules.ts';
import { CLOCK_JUMP_MS, dueNow } from '#shared/features/access/session-timing.rules.ts';
import { NEED_KIND_RULES } from '#shared/features/medical/need-kind.rules.ts';
import { AppError } from './app-error.ts';
import { GENERATION, isChangedOutside, isNotedChanged, noteAsLeft, noteOpened } from './as-left.ts';
import { keepAnchors, keepAnchorsIfDue, keepHeadInKeychainIfDue } from './audit-anchors.ts';
import { bindGeneration } from './bind-generation.ts';
import type { Kernel, OpenVault } from './kernel.ts';
import { type KeptAnchor, keepAnchorInKeychain } from './keychain-anchor.ts';
import { grantsHere, policyOf } from './pc-policy.ts';
import { actorOf, type Session } from './session.ts';
import { auditWrite, retryWaiting, writeOrWait } from './waiting.ts';

export { bindGeneration } from './bind-generation.ts';

const NEED_RULES = 'need-kind-rules';

/**
 * Opens the register with an unlocked vault and checks that the two belong together: the vault file may be ahead (its
 * save comes first, and the disk may fill between the two), never behind; the audit must still hold the anchored row,
 * which is how an old register beside a newer vault file is noticed. `seen` is the row that the keychain remembers: where
 * that one is gone, both files were replaced by older ones; the register opens and says so, since a child may be waiting.
 * So it does when the file is not as it was left (as-left.ts) or vouched for (store/witness.ts): `found` is how it lay there before.
 */
export function openRegister(
  home: string,
  file: VaultFile,
  dataKey: Buffer,
  options: {
    readonly create?: boolean;
    readonly seen?: KeptAnchor | null;
    readonly found?: AsFound | null;
    /** It was built and checked a moment ago: nothing vouches for it yet. */
    readonly built?: boolean;
    /** Called before anything opens a register whose files are not as their witness says. */
    readonly onDiffers?: () => void;
  } = {},
): OpenVault {
  const { create = false, seen, found = null, built = false, onDiffers } = options;
  const key = databaseKey(dataKey);
  let changed: boolean | null = null;
  let keyFileAhead = false;
  // Once, and in the transaction of an update: after it the file is another one, and the next look would blame it.
  const judge = (db: ReadDb, vouched: Vouched) => {
    const known = Number(meta(db, GENERATION) ?? '0');
    if (file.generation < known) throw new AppError('vault-rolled-back');
    // Saved for a change of the keys, and cut off before the register had its part: only that leaves the two so.
    keyFileAhead ||= changed === null && !create && file.closed === undefined && known > 0 && known < file.generation;
    changed ??= !built && isChangedOutside(file, known, found, vouched);
  };
  const beforeUpdate = (tx: WriteDb, vouched: Vouched) => {
    judge(tx, vouched);
    noteOpened(tx, file.generation, changed === true);
  };
  let store: Store;
  try {
    const asFound = { beforeUpdate, sums: found?.sums ?? null, ...(onDiffers ? { onDiffers } : {}) };
    store = openStore(join(home, REGISTER_FILE), key, create ? { create } : asFound);
  } finally {
    key.fill(0);
  }
  try {
    if (!create) {
      judge(store.read, store.vouched);
      const anchored = file.anchor === null || hashAt(store.read, file.anchor.seq) === file.anchor.hash;
      if (!anchored) throw new AppError('vault-rolled-back');
    }
    bindGeneration({ store }, file.generation, changed === true);
    const older = seen ? hashAt(store.read, seen.seq) !== seen.hash : false;
    const notAsLeft = changed === true || isNotedChanged(store.read);
    return {
      ...{ dataKey, store, notAsLeft, keyFileAhead, rolledBack: older || notAsLeft },
      newerSeenAt: older ? (seen?.at ?? null) : null,
      anchoredSeq: file.anchor?.seq ?? 0,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Begins a session on an open register: refused tries of before go into the audit, then the sign-in itself. */
export function beginSession(
  kernel: Kernel,
  open: OpenVault,
  file: VaultFile,
  staffId: StaffId,
  refused: readonly { readonly staffId: string; readonly at: string }[],
): Session {
  const member = staffMember(open.store.read, staffId);
  if (!member?.active) throw new AppError('not-allowed');
  const { clock, device } = kernel.ports;
  const now = clock.now();
  if (hasEnded(member.grants, now)) throw new AppError('access-ended');
  const grants = grantsHere(kernel.ports, member.grants);
  if (hasEnded(grants, now)) throw new AppError('role-not-here');
  const session: Session = {
    staffId,
    name: member.name,
    label: member.label,
    grants,
    led: () => ledChildren(open.store.read, staffId, londonDay(clock.now())),
    times: timesBy(policyOf(kernel.ports)),
    startedAt: now,
    startedMono: clock.monotonic(),
    device,
    state: 'active',
    pin: null,
    lastActive: clock.monotonic(),
    unfocusedSince: null,
    cards: new Map(),
    notices: [],
    cameraUntil: null,
    clockOff: 0,
    looks: new Map(),
  };
  const begin = (tx: WriteDb) => {
    // Again, for where the disk was full: nothing may be written to a register that does not know it was opened.
    noteOpened(tx, file.generation, open.notAsLeft);
    followRecoveryCode(tx, { recoveryPublicKey: recoveryPublicKey(file), clock, actor: actorOf(session) });
    if (meta(tx, NEED_RULES) !== NEED_KIND_RULES) {
      judgeNeedsAgain(tx);
      setMeta(tx, NEED_RULES, NEED_KIND_RULES);
    }
    for (const attempt of refused) {
      appendAudit(
        tx,
        clock,
        { staffId: attempt.staffId as StaffId, role: '', device },
        { what: 'session.refused' },
        new Date(attempt.at),
      );
    }
    noteSignIn(tx, staffId, instantOf(now));
    forgottenOpenings(tx);
  };
  open.store.inMemory((tx) => {
    watchNames(tx);
    watchDecisions(tx);
    watchGiven(tx);
  });
  const rows = [
    'session.signed-in',
    ...(open.rolledBack ? ['register.rolled-back'] : []),
    ...(open.keyFileAhead ? ['key-file.ahead'] : []),
  ];
  // On a full disk a person must still get in: emergency cards open, and these rows wait.
  writeOrWait(kernel, open.store, [
    { apply: begin },
    ...rows.map((what) => auditWrite(clock, actorOf(session), { what })),
  ]);
  session.notices = noticesFor(open, member, now);
  kernel.open = open;
  kernel.session = session;
  kernel.foundDamaged = false;
  offerNoMore(kernel);
  noteRunningTimers(kernel);
  if (!open.rolledBack) keepAnchorInKeychain(kernel.ports.keychain, file, head(open.store.read));
  kernel.emit({ type: 'session', state: 'active' });
  return session;
}

/** Hides everything; the session stays. */
export function shieldSession(kernel: Kernel): void {
  if (kernel.session?.state !== 'active') return;
  kernel.session.state = 'shielded';
  kernel.session.looks.clear();
  kernel.session.cameraUntil = null;
  inBackground(kernel, () => {
    auditSession(kernel, 'session.shielded');
    noteRunningTimers(kernel);
  });
  if (kernel.session) kernel.emit({ type: 'session', state: 'shielded' });
}

/**
 * Ends the session, first in the core: anchors the audit in the vault file and the keychain, closes the register, says so, notes how
 * its file was left, wipes the key. Answers that note.
 */
export function endSession(
  kernel: Kernel,
  why:
    | 'session.locked'
    | 'session.timed-out'
    | 'session.pin-exhausted'
    | 'session.pc-locked'
    | 'session.access-ended'
    | 'demo.opened'
    | 'demo.left',
): AsFound | null {
  const { open } = kernel;
  if (open) {
    try {
      endOwnOpenings(kernel);
      auditSession(kernel, why);
      noteRunningTimers(kernel);
      // The name too: where its own save failed after the register's, the locked screen is put right here.
      keepAnchors(kernel, open, school(open.store.read).name);
    } catch {
      // Whatever fails here, the session must still end.
      kernel.ports.log({ at: kernel.ports.clock.now().toISOString(), level: 'error', event: 'anchor-failed' });
    }
    open.store.close();
  }
  kernel.open = null;
  const had = kernel.session !== null;
  kernel.session = null;
  try {
    if (had) kernel.emit({ type: 'session', state: 'signed-out' });
    // After the page is told: a large register takes a moment, and nobody should look at a child meanwhile.
    return open ? noteAsLeft(kernel.ports, open.dataKey) : null;
  } finally {
    open?.dataKey.fill(0);
  }
}

/**
 * Ends the session of a register that was found damaged, and puts a copy aside before anything else touches it. An emergency card that
 * is open is finished first. True when it ended.
 */
export function endIfDamaged(kernel: Kernel): boolean {
  if (!kernel.foundDamaged || !kernel.session || kernel.session.cards.size > 0) return false;
  endSession(kernel, 'session.locked');
  keepDamaged(kernel);
  return true;
}

/**
 * What was met says, perhaps, that the open register is damaged: then its session ends, at once or after an emergency card, and the
 * locked page says so. True when it does.
 */
export function noteDamage(kernel: Kernel, error: unknown): boolean {
  if (!kernel.session || !isOfDamagedRegister(error)) return false;
  kernel.foundDamaged = true;
  endIfDamaged(kernel);
  return true;
}

/** What nobody asked for and nobody waits for. Damage that it meets must stop neither the clock of the session nor the program. */
function inBackground(kernel: Kernel, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!noteDamage(kernel, error)) throw error;
  }
}

/** Not while it is open: reading the file by other means would let go of SQLite's own locks on it. */
export function keepDamaged({ open, ports }: Kernel): void {
  if (open) return;
  try {
    putAsideDamaged(ports.home, ports.clock.now());
  } catch {
    // No room: what is there stays as it is.
    ports.log({ at: ports.clock.now().toISOString(), level: 'warning', event: 'damaged-not-copied' });
  }
}

/** Applies what time asks for; called every second and after each signal. */
export function tick(kernel: Kernel): void {
  const { session } = kernel;
  if (!session) return;
  if (endIfDamaged(kernel)) return;
  inBackground(kernel, () => {
    if (retryWaiting(kernel)) noteRunningTimers(kernel);
    keepRoomInStep(kernel);
  });
  const suspendedUntil = Math.max(0, ...[...session.cards.values()].map((card) => card.suspendsUntil));
  const { clock } = kernel.ports;
  inBackground(kernel, () => {
    noteClockJump(kernel, session);
    keepAnchorsIfDue(kernel);
    keepHeadInKeychainIfDue(kernel);
  });
  if (kernel.session !== session) return;
  // An open emergency card is finished first: a set time never takes the card from whoever kneels beside the child.
  if (hasEnded(session.grants, clock.now()) && clock.monotonic() >= suspendedUntil) {
    endSession(kernel, 'session.access-ended');
    return;
  }
  const due = dueNow({ ...session, started: session.startedMono, suspendedUntil }, clock.monotonic(), session.times);
  if (due === 'lock') endSession(kernel, 'session.timed-out');
  if (due === 'shield') shieldSession(kernel);
  inBackground(kernel, () => {
    backUpIfDue(kernel);
    resealIfDue(kernel);
  });
}

/** Somebody set the clock: the times of later rows, the end of a Cover and a consent's last day hang on it. */
function noteClockJump(kernel: Kernel, session: Session): void {
  const { clock } = kernel.ports;
  const wall = clock.now().getTime() - session.startedAt.getTime();
  const off = wall - (clock.monotonic() - session.startedMono);
  if (Math.abs(off - session.clockOff) < CLOCK_JUMP_MS) return;
  session.clockOff = off;
  auditSession(kernel, 'session.clock-jumped');
}

/** A row about the session itself, in its person's name; on a full disk it waits. */
export function auditSession(kernel: Kernel, what: string): void {
  const { session, open } = kernel;
  if (session && open) writeOrWait(kernel, open.store, [auditWrite(kernel.ports.clock, actorOf(session), { what })]);
}

/** What the session had open outside its scope ends with it. */
function endOwnOpenings(kernel: Kernel): void {
  const { session, open } = kernel;
  if (!session || !open) return;
  const at = instantOf(kernel.ports.clock.now());
  for (const { cardId, childId } of openOpenings(open.store.read, session.staffId)) {
    const entry = { what: 'break-glass.closed', childId };
    writeOrWait(kernel, open.store, [
      { apply: (tx) => endOpening(tx, cardId, session.staffId, at, 'session-ended') },
      auditWrite(kernel.ports.clock, actorOf(session), entry),
    ]);
  }
}
