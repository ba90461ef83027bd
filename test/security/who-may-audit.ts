import type { auditContract } from '#shared/features/audit/audit.contract.ts';
import { AUDITED, LEADS, none, of, type Row } from './who.ts';

/** Who may read, check and take out the audit: product.md section 3. */
export const WHO_MAY_AUDIT: { readonly [K in keyof typeof auditContract]: Row<K> } = {
  'audit.rows': { who: AUDITED, input: () => ({ kind: 'everything', staffId: null, before: null }) },
  'audit.looks': {
    who: ['lead', 'senco'],
    child: true,
    input: (s, kind) => ({ childId: of(s, kind), before: null }),
  },
  'audit.export': {
    who: LEADS,
    ends: ['cannot-save'],
    input: () => ({ kind: 'everything', staffId: null }),
  },
  'audit.people': { who: LEADS, input: none },
  'audit.verify': { who: LEADS, input: none },
  'audit.digest': { who: LEADS, input: () => ({ since: 'week' }) },
  'audit.digestSeen': { who: LEADS, input: () => ({ to: '2026-11-24T09:00:00Z' as never }) },
  'audit.digestPrinted': { who: LEADS, input: none },
  'audit.checkPaper': { who: LEADS, input: () => ({ seq: 1, groups: 'not a fingerprint' }) },
  'audit.checkSeals': { who: LEADS, ends: ['recovery-code-slip'], input: () => ({ code: 'not a code' }) },
};
