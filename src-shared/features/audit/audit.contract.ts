import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { ChildId } from '#shared/domain/ids.ts';
import { AuditFilter, AuditPerson, AuditRow, FirstBad, OwnAuditRow } from './audit.model.ts';
import { digestContract } from './digest.contract.ts';

/**
 * Newest first, a hundred at a time; `older` is the number to ask for the next hundred with, null at the end. `total`: how many there
 * are on all pages.
 */
const pageOf = <R extends z.ZodType>(row: R) =>
  z.strictObject({ rows: z.array(row), older: z.number().int().nullable(), total: z.number().int() });

export const auditContract = {
  ...digestContract,
  /** Leads: all. SENCo: looks at children. Everybody else: what they did themselves, without the child's name: the filter by child is not theirs. */
  'audit.rows': query({
    answers: { 'audit.all': pageOf(AuditRow), 'audit.children': pageOf(AuditRow), 'audit.own': pageOf(OwnAuditRow) },
    input: AuditFilter.extend({ before: z.number().int().positive().nullable() }),
  }),
  /** Who has looked at this child, or changed something about them. */
  'audit.looks': query({
    answers: { 'audit.all': pageOf(OwnAuditRow), 'audit.children': pageOf(OwnAuditRow) },
    input: z.strictObject({ childId: ChildId, before: z.number().int().positive().nullable() }),
    child: 'childId',
  }),
  /**
   * The entries that the filter leaves, as a list for Excel, to a place that the person chooses in the system's own dialog. Children
   * stand in it by number, not by name. Written down before anything leaves, and once more when it has. Errors: 'cancelled',
   * 'cannot-save'.
   */
  'audit.export': command({
    needs: 'audit.all',
    input: AuditFilter,
    output: z.strictObject({ rows: z.number().int() }),
    audit: 'audit.exported',
  }),
  'audit.people': query({
    needs: 'audit.all',
    input: z.strictObject({}),
    output: z.strictObject({ people: z.array(AuditPerson) }),
  }),
  /**
   * The everyday check: no gap, every link, the anchors in the key file and the keychain, no cut tail. The seals need the recovery
   * code. Says how far it is by 'progress' events of the job `AUDIT_CHECK`.
   */
  'audit.verify': query({
    needs: 'audit.all',
    input: z.strictObject({}),
    output: z.strictObject({
      holds: z.boolean(),
      rows: z.number().int(),
      /** The newest entry's fingerprint, to compare with one noted earlier. */
      head: z.string().nullable(),
      bad: FirstBad.nullable(),
      checkedAt: Instant,
    }),
  }),
  /**
   * The full check: also every seal, from the code on paper, which is neither kept nor logged. Says how far it is by 'progress'
   * events of the job `AUDIT_CHECK`. Errors: 'recovery-code-slip', 'wrong-recovery-code'.
   */
  'audit.checkSeals': command({
    needs: 'audit.all',
    input: z.strictObject({ code: z.string().min(1).max(200) }),
    output: z.strictObject({
      holds: z.boolean(),
      rows: z.number().int(),
      bad: FirstBad.nullable(),
      /** Entries that were sealed to an earlier or other code: their links were checked, their seals not. */
      unopened: z.array(z.strictObject({ from: z.number().int(), to: z.number().int() })),
      /** Where the sealing began anew, oldest first: somebody must know why for each. */
      begun: z.array(z.strictObject({ firstSeq: z.number().int(), beganAt: Instant })),
      checkedAt: Instant,
    }),
    audit: 'audit.seals-checked',
  }),
};
