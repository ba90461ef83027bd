import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import { bindGeneration } from '#main/core/bind-generation.ts';
import { type Handlers, prepared } from '#main/core/handlers.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { auditSession, endSession, shieldSession } from '#main/core/lifecycle.ts';
import { grantsHere } from '#main/core/pc-policy.ts';
import { requireOpen, requireSession } from '#main/core/require-open.ts';
import { capabilitiesNow, checkPin, rolesOf, type Session, setPin } from '#main/core/session.ts';
import { appendAudit } from '#main/features/audit/audit.service.ts';
import { changedFields } from '#main/features/audit/changed-fields.ts';
import { keepFile } from '#main/store/keep-file.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import { readVault, renameSlot } from '#main/vault/vault.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { accessContract } from '#shared/features/access/access.contract.ts';
import { ROLE_NAMES } from '#shared/features/access/access.model.ts';
import { DEMO_JOB } from '#shared/features/access/demo.contract.ts';
import { isWeakPin, pinDigits } from '#shared/features/access/session-timing.rules.ts';
import {
  allStaff,
  currentClasses,
  deactivate,
  insertStaff,
  meta,
  setGrants,
  setMeta,
  staffMember,
} from './access.repo.ts';
import { isKeyFileMissing, setUp } from './first-run.service.ts';
import { keychainHere } from './keychain-probe.ts';
import { keysHandlers } from './keys.handlers.ts';
import { makeCode } from './one-time.service.ts';
import { recoveryHandlers } from './recovery.handlers.ts';
import { recoveryState } from './recovery-state.ts';
import { readVaultOrNull, recheckPassword, requireALead, signIn, signInNames } from './sign-in.service.ts';
import { activeMember, closeWaysInAfter, makeWayIn, openWayIn, refuseTakenName } from './ways-in.ts';

const DONE = {};

/** Roles as people read them on the screen. */
const roleLabel = (session: Session): string =>
  session.label || [...new Set(session.grants.map((grant) => ROLE_NAMES[grant.role]))].join(', ');

function me(kernel: Kernel, session: Session) {
  return {
    staffId: session.staffId,
    name: session.name,
    roleLabel: roleLabel(session),
    roles: [...new Set(session.grants.map((grant) => grant.role))],
    capabilities: [...capabilitiesNow(session, kernel.ports.clock).keys()],
    hasPin: session.pin !== null,
    notices: [...session.notices],
  };
}

/** Only a Lead is asked about the code; everybody else could do nothing about it. */
const isCodeUnconfirmed = ({ session, ports }: Kernel, db: ReadDb): boolean =>
  session?.state === 'active' &&
  capabilitiesNow(session, ports.clock).has('staff.manage') &&
  recoveryState(db).checkedAt === null;

/** Writes the audit row of a lifecycle command, which dispatch cannot write. */
function recordIn(tx: WriteDb, kernel: Kernel, what: string): void {
  const session = requireSession(kernel);
  appendAudit(
    tx,
    kernel.ports.clock,
    { staffId: session.staffId, role: rolesOf(session), device: session.device },
    { what },
  );
}

export const accessHandlers: Handlers<keyof typeof accessContract> = {
  ...keysHandlers,
  ...recoveryHandlers,
  'access.state': async (_input, { kernel }) => {
    const before = readVaultOrNull(kernel.ports.home);
    const keychain = before ? before.mode === 'device-bound' : await keychainHere(kernel);
    const vault = before ?? readVaultOrNull(kernel.ports.home);
    const { session } = kernel;
    return {
      state:
        session?.state ??
        (vault ? 'signed-out' : isKeyFileMissing(kernel.ports.home) ? 'key-file-missing' : 'no-vault'),
      kind: vault?.kind ?? kernel.ports.kind,
      place: kernel.place,
      demoOffered: kernel.place === 'own' && kernel.ports.demo !== undefined,
      demoWords: kernel.place === 'demo' && vault && !session ? (kernel.ports.demo?.words() ?? null) : null,
      schoolName: vault?.schoolName ?? null,
      mode: vault?.mode ?? null,
      keychain,
      pinDigits: pinDigits(kernel.ports.kiosk === true),
      runningTimers: [...kernel.runningTimers],
      firstRun: kernel.open !== null && meta(kernel.open.store.read, 'first-run') === '1',
      codeUnconfirmed: kernel.open !== null && isCodeUnconfirmed(kernel, kernel.open.store.read),
      policyTroubles: kernel.ports.policy?.kind === 'refused' ? [...kernel.ports.policy.troubles] : [],
      foundDamaged: kernel.foundDamaged,
      me: session?.state === 'active' ? me(kernel, session) : null,
    };
  },
  'access.signInNames': (_input, { kernel }) => ({
    names: signInNames(readVaultOrNull(kernel.ports.home) ?? { slots: [] }),
  }),
  'access.openDemo': {
    lifecycle: async (_input, kernel) => {
      const { demo } = kernel.ports;
      if (!demo) throw new AppError('not-found');
      const { session } = kernel;
      await demo.make((done, total) => kernel.emit({ type: 'progress', jobId: DEMO_JOB, done, total }));
      // Somebody signed in while it was made, perhaps for a child: nothing may end that session but themselves.
      if (kernel.session !== null && kernel.session !== session) return { moved: false };
      kernel.moveTo('demo');
      return { moved: true };
    },
  },
  'access.leaveDemo': {
    lifecycle: async (_input, kernel) => {
      kernel.moveTo('own');
      return DONE;
    },
  },
  'access.setUp': { lifecycle: async (input, kernel) => setUp(kernel, input) },
  'access.finishFirstRun': (_input, { tx }) => {
    setMeta(tx, 'first-run', '0');
    return DONE;
  },
  'access.signIn': {
    lifecycle: async (input, kernel) => {
      await signIn(kernel, input.staffId, input.password);
      return DONE;
    },
  },
  'access.setPin': (input, { session, kernel, tx }) => {
    const digits = pinDigits(kernel.ports.kiosk === true);
    if (isWeakPin(input.pin, digits))
      throw new AppError('weak-pin', { values: { digits }, fields: { pin: 'Please choose another PIN.' } });
    tx.onceWritten(() => setPin(session, input.pin));
    return DONE;
  },
  'access.shield': {
    lifecycle: async (_input, kernel) => {
      shieldSession(kernel);
      return DONE;
    },
  },
  'access.unshield': {
    lifecycle: async (input, kernel) => {
      const session = requireSession(kernel);
      // A password typed into the PIN's box is no wrong PIN: it is tried as what it is, under its own delays.
      if ('pin' in input && /^\d+$/.test(input.pin)) {
        const checked = checkPin(session, input.pin);
        if (checked === null) throw new AppError('no-pin');
        const { right, left } = checked;
        if (!right) auditSession(kernel, 'session.pin-refused');
        if (!right && left === 0) {
          endSession(kernel, 'session.pin-exhausted');
          throw new AppError('signed-out');
        }
        if (!right) throw new AppError('wrong-pin', { values: { left } });
      } else {
        await recheckPassword(kernel, session.staffId, 'pin' in input ? input.pin : input.password);
        if (kernel.session !== session) throw new AppError('signed-out');
      }
      session.state = 'active';
      session.lastActive = kernel.ports.clock.monotonic();
      session.unfocusedSince = null;
      auditSession(kernel, 'session.unshielded');
      kernel.emit({ type: 'session', state: 'active' });
      return DONE;
    },
  },
  'access.lock': {
    lifecycle: async (_input, kernel) => {
      endSession(kernel, 'session.locked');
      return DONE;
    },
  },
  'access.touch': (_input, { session, kernel }) => {
    session.lastActive = kernel.ports.clock.monotonic();
    return DONE;
  },
  'access.window': (input, { session, kernel }) => {
    const away = !input.focused && !input.ownDialog;
    session.unfocusedSince = away ? (session.unfocusedSince ?? kernel.ports.clock.monotonic()) : null;
    return DONE;
  },
  'access.staff': (_input, { db }) => ({ staff: allStaff(db) }),
  'access.classesForGrants': (_input, { db }) => ({ classes: currentClasses(db) }),
  'access.addStaff': prepared(
    async (input, { kernel, db }) => {
      refuseTakenName(db, input.name);
      const { name, label, password } = input;
      const holder = { staffId: uuid() as StaffId, name, label };
      if (password === null) return makeCode(kernel, holder);
      return { slot: await makeWayIn(kernel, holder, password), code: null };
    },
    (input, { tx, kernel, author, audit }, { slot, ...shown }) => {
      refuseTakenName(tx, input.name);
      const { staffId } = slot;
      insertStaff(tx, { staffId, name: input.name, label: input.label }, author.at, author.by);
      setGrants(tx, staffId, input.label, input.grants);
      audit({ fields: ['roles'] });
      openWayIn(kernel, tx, slot);
      return { staffId, code: shown.code === null ? null : shown };
    },
  ),
  'access.setGrants': (input, { tx, kernel, audit }) => {
    const member = staffMember(tx, input.staffId);
    if (!member?.active) throw new AppError('not-found');
    requireALead(tx, input.staffId, input.grants);
    setGrants(tx, input.staffId, input.label, input.grants);
    const { home } = kernel.ports;
    keepFile(tx, vaultFilePath(home));
    const file = renameSlot({
      home,
      dataKey: requireOpen(kernel).dataKey,
      staffId: input.staffId,
      name: member.name,
      label: input.label,
    });
    if (file) setMeta(tx, 'vault-generation', String(file.generation));
    const { session } = kernel;
    if (session?.staffId === input.staffId)
      tx.onceWritten(() =>
        Object.assign(session, { grants: grantsHere(kernel.ports, input.grants), label: input.label }),
      );
    const { label, grants } = input;
    audit({ fields: changedFields({ label: member.label, roles: member.grants }, { label, roles: grants }) });
    return DONE;
  },
  /** One's own removal ends the session too, which no command inside a transaction can do. */
  'access.removeStaff': {
    lifecycle: async ({ staffId }, kernel) => {
      const open = requireOpen(kernel);
      open.store.write((tx) => {
        if (!staffMember(tx, staffId)?.active) throw new AppError('not-found');
        requireALead(tx, staffId, []);
        deactivate(tx, staffId);
        recordIn(tx, kernel, 'staff.removed');
        closeWaysInAfter(kernel.ports, open.dataKey, tx);
      });
      bindGeneration(open, readVault(kernel.ports.home).generation);
      if (kernel.session?.staffId === staffId) endSession(kernel, 'session.locked');
      return DONE;
    },
  },
  'access.changePassword': prepared(
    async (input, { kernel, db, session }) => {
      await recheckPassword(kernel, session.staffId, input.current);
      return makeWayIn(kernel, activeMember(db, session.staffId), input.next);
    },
    (_input, { tx, kernel }, slot) => {
      openWayIn(kernel, tx, slot);
      return DONE;
    },
  ),
};
