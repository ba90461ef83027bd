import { acceptChanged } from '#main/core/as-left.ts';
import { type Handlers, prepared } from '#main/core/handlers.ts';
import { keepAnchorInKeychain } from '#main/core/keychain-anchor.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { auditHead } from '#main/features/audit/audit.service.ts';
import { newRecoveryCode } from '#main/vault/recovery-code.ts';
import { leftOutByNewDataKey } from '#main/vault/rotate.ts';
import { readVault } from '#main/vault/vault.ts';
import type { recoveryContract } from '#shared/features/access/recovery.contract.ts';
import { isCodeCheckDue } from '#shared/features/access/recovery.rules.ts';
import { keyRotatedAt } from './key-state.ts';
import { keychainHere } from './keychain-probe.ts';
import { askBack, checkCode, confirmCode } from './recovery.service.ts';
import { recoveryState } from './recovery-state.ts';
import { recheckPassword, recover, signInName, signInNames } from './sign-in.service.ts';

const DONE = {};

export const recoveryHandlers: Handlers<keyof typeof recoveryContract> = {
  'access.security': async (_input, { kernel, db, now }) => {
    const { kind, mode, slots } = readVault(kernel.ports.home);
    const recovery = recoveryState(db);
    const due = recovery.checkedAt === null || isCodeCheckDue(recovery.checkedAt, now);
    const { rolledBack } = requireOpen(kernel);
    const { policy } = kernel.ports;
    return {
      ...{ kind, mode, rolledBack, slots: signInNames({ slots }) },
      keyRotatedAt: keyRotatedAt(db),
      needCode: leftOutByNewDataKey({ slots }).map(signInName),
      recovery: { ...recovery, due },
      policy: policy?.kind === 'policy' ? { says: policy.policy, changeable: policy.changeable } : null,
      keychain: await keychainHere(kernel),
    };
  },
  'access.newRecoveryCode': prepared(
    (input, { kernel, session }) => recheckPassword(kernel, session.staffId, input.password),
    (_input, { session }) => {
      const recoveryCode = newRecoveryCode();
      return { recoveryCode, askedGroups: askBack(session, recoveryCode, true) };
    },
  ),
  'access.confirmRecoveryCode': (input, ctx) => {
    confirmCode(ctx, input.groups);
    return DONE;
  },
  'access.checkRecoveryCode': (input, ctx) => {
    checkCode(ctx, input.code);
    return DONE;
  },
  'access.recover': {
    lifecycle: async (input, kernel) => {
      await recover(kernel, input);
      return DONE;
    },
  },
  'access.acceptOlderRegister': prepared(
    (input, { kernel, session }) => recheckPassword(kernel, session.staffId, input.password),
    (_input, { kernel, db, tx }) => {
      const { home, keychain } = kernel.ports;
      acceptChanged(tx);
      const head = auditHead(db);
      tx.onceWritten(() => {
        requireOpen(kernel).rolledBack = false;
        keepAnchorInKeychain(keychain, readVault(home), head);
      });
      return DONE;
    },
  ),
};
