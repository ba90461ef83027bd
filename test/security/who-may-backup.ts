import type { CallName } from '#shared/contract/contract.ts';
import { LEADS, nobody, none, ROLLERS, type Row } from './who.ts';

/** Backups: the Leads'; the office sees how it stands. Putting one back is judged by the password or the code alone. */
export const WHO_MAY_BACKUP: { readonly [K in Extract<CallName, `backup.${string}`>]: Row<K> } = {
  'backup.state': { who: ROLLERS, input: none },
  'backup.disk': { who: 'signed-in', input: none },
  'backup.list': { who: LEADS, input: none },
  'backup.places': { who: LEADS, input: none },
  'backup.choosePlace': { who: LEADS, ends: ['not-found'], input: () => ({ placeId: nobody() }) },
  'backup.browse': { who: LEADS, ends: ['not-found'], input: none },
  'backup.destroy': { who: LEADS, ends: ['not-found'], input: () => ({ fileId: 'x' }) },
  'backup.now': { who: LEADS, input: none },
  'backup.sheetState': { who: ROLLERS, input: none },
  'backup.sheet': { who: ROLLERS, input: none },
  // A fingerprint of no sheet: judged after the access decision, and nothing is recorded.
  'backup.sheetPrinted': { who: ROLLERS, ends: ['changed-elsewhere'], input: () => ({ fingerprint: 'x' }) },
  'backup.found': { who: 'public', input: () => ({ staged: false }) },
  // No dialog in this shell: found after the access decision, which is none.
  'backup.pick': { who: 'public', ends: ['not-found'], input: () => ({ what: 'file' }) },
  'backup.facts': {
    who: 'public',
    ends: ['not-found'],
    input: () => ({ fileId: 'x', key: { by: 'code', code: 'not a code' } }),
  },
  'backup.restore': {
    who: 'public',
    session: true,
    ends: ['not-found'],
    input: () => ({ fileId: 'x', accept: { by: 'lead', staffId: nobody(), password: 'x' } }),
  },
};
