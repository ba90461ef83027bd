import type { accessContract } from '#shared/features/access/access.contract.ts';
import { LEAD } from '../support/new-school.ts';
import { SCHOOL } from './plain-inputs.ts';
import { LEADS, nobody, none, type Row } from './who.ts';

/** Who may come in, let others in, and change the keys. Read by hand from product.md section 3. */
export const WHO_MAY_ACCESS: { readonly [K in keyof typeof accessContract]: Row<K> } = {
  'access.state': { who: 'public', input: none },
  'access.signInNames': { who: 'public', input: none },
  'access.setUp': {
    who: 'public',
    ends: ['vault-exists'],
    input: () => ({ school: SCHOOL, lead: { name: 'X', label: '' }, password: 'x', mode: 'device-bound' }),
  },
  'access.signIn': {
    who: 'public',
    session: true,
    ends: ['wrong-password'],
    input: () => ({ staffId: nobody(), password: 'x' }),
  },
  'access.lock': { who: 'public', session: true, input: none },
  'access.shield': { who: 'public', session: true, input: none },
  'access.unshield': { who: 'public', session: true, ends: ['no-pin'], input: () => ({ pin: '0' }) },
  'access.confirmRecoveryCode': { who: LEADS, ends: ['recovery-mismatch'], input: () => ({ groups: [] }) },
  'access.newRecoveryCode': { who: LEADS, input: () => ({ password: LEAD.password }) },
  'access.checkRecoveryCode': { who: LEADS, ends: ['recovery-code-slip'], input: () => ({ code: 'not a code' }) },
  'access.security': { who: LEADS, input: none },
  'access.acceptOlderRegister': { who: LEADS, input: () => ({ password: LEAD.password }) },
  'access.openDemo': { who: 'public', session: true, ends: ['not-found'], input: none },
  'access.leaveDemo': { who: 'public', session: true, input: none },
  'access.recover': {
    who: 'public',
    session: true,
    ends: ['recovery-code-slip'],
    input: () => ({ code: 'not a code', lead: { name: 'X', label: '' }, password: 'x', passwordOnly: false }),
  },
  'access.finishFirstRun': { who: LEADS, input: none },
  'access.setPin': { who: 'signed-in', input: () => ({ pin: '8317' }) },
  'access.touch': { who: 'signed-in', input: none },
  'access.window': { who: 'signed-in', input: () => ({ focused: true, ownDialog: false }) },
  'access.staff': { who: LEADS, input: none },
  'access.addStaff': {
    who: LEADS,
    ends: ['weak-password'],
    input: () => ({
      name: 'Weak',
      label: '',
      grants: [{ role: 'kitchen', classIds: [], until: null }],
      password: 'x',
    }),
  },
  'access.setGrants': {
    who: LEADS,
    ends: ['not-found'],
    input: () => ({ staffId: nobody(), label: '', grants: [{ role: 'lead', classIds: [], until: null }] }),
  },
  'access.removeStaff': { who: LEADS, ends: ['not-found'], input: () => ({ staffId: nobody() }) },
  'access.oneTimeCode': { who: LEADS, ends: ['not-found'], input: () => ({ staffId: nobody() }) },
  'access.signInByCode': {
    who: 'public',
    session: true,
    ends: ['weak-password'],
    input: () => ({ staffId: nobody(), code: 'not a code', password: 'x' }),
  },
  'access.enrol': {
    who: 'public',
    session: true,
    ends: ['wrong-code'],
    input: () => ({ code: 'not a code', staffId: nobody(), password: 'x' }),
  },
  // It would end the session: refused after the access decision. The right password after it lets the next try come at once.
  'access.rotateKey': { who: LEADS, ends: ['wrong-password'], input: () => ({ password: 'not it' }) },
  'access.makeEnrolmentCode': { who: LEADS, input: () => ({ password: LEAD.password }) },
  'access.changePassword': {
    who: 'signed-in',
    ends: ['wrong-password'],
    input: () => ({ current: 'not it', next: LEAD.password }),
  },
  'access.classesForGrants': { who: LEADS, input: none },
};
