import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import { closedDays } from '#main/features/settings/settings.service.ts';
import { type Instant, instantOf } from '#shared/domain/calendar-date.ts';
import type { digestContract } from '#shared/features/audit/digest.contract.ts';
import {
  type DigestEntry,
  type DigestLine,
  manyRecords,
  manyRefusals,
  outOfHours,
  perDay,
} from '#shared/features/audit/digest.rules.ts';
import { closedKnownTo } from '#shared/features/settings/school-days.rules.ts';
import { hashAt, head, timeAt } from './audit.repo.ts';
import { checkLinks } from './check-entries.ts';
import { firstBadOf, wishOf } from './check-wish.ts';
import { digestSeen, entriesSince, namesOfStaff, noteDigestSeen } from './digest.repo.ts';
import { isOnPaper, paperGroups, readPaperGroups } from './paper-head.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
/** Seldom, and never without somebody's reason: each is told by itself. */
const RARE = new Set([
  'audit.epoch-began',
  'audit.exported',
  'backup.restored',
  'enrolment.code-made',
  'enrolment.used',
  'key.rotated',
  'recovery-code.replaced',
  'recovery-code.used',
  'register.older-accepted',
  'register.rolled-back',
  'staff.password-reset',
]);

export const digestHandlers: Handlers<keyof typeof digestContract> = {
  'audit.digest': ({ since }, ctx) => {
    const seenAt = digestSeen(ctx.db, ctx.session.staffId);
    const weekAgo = instantOf(new Date(ctx.now.getTime() - WEEK_MS));
    const from = since === 'seen' ? (seenAt ?? weekAgo) : weekAgo;
    const to = instantOf(ctx.now);
    const entries = entriesSince(ctx.db, from);
    const closed = closedDays(ctx.db);
    const names = namesOfStaff(ctx.db);
    const nameOf = (staffId: string | null) => (staffId === null ? null : (names.get(staffId) ?? null));
    const told = (lines: readonly DigestLine[]) =>
      lines.map(({ staffId, ...line }) => ({ who: nameOf(staffId), ...line }));
    const only = (what: string) => perDay(entries.filter((entry) => entry.what === what));
    return {
      ...{ from, to, seenAt, entries: entries.length },
      breakGlass: told(only('break-glass.opened')),
      manyRecords: told(manyRecords(entries)),
      outOfHours: told(outOfHours(entries, closed)),
      refused: told(manyRefusals(entries)),
      clockJumps: told(only('session.clock-jumped')),
      rare: entries.filter(isRare).map(({ seq, at, staffId, what }) => ({ seq, at, who: nameOf(staffId), what })),
      holidays: closedKnownTo(closed),
      head: headOnPaper(ctx),
    };
  },
  'audit.digestSeen': ({ to }, { tx, session, now }) => {
    // Nobody has seen what is still to come.
    noteDigestSeen(tx, session.staffId, to < instantOf(now) ? to : instantOf(now));
    return {};
  },
  'audit.digestPrinted': () => ({}),
  'audit.checkPaper': async ({ seq, groups }, ctx) => {
    const code = readPaperGroups(seq, groups);
    if (code === null) return { verdict: 'slip', at: null, bad: null };
    const hash = hashAt(ctx.db, seq);
    if (hash === undefined) return { verdict: 'beyond', at: null, bad: null };
    const at = timeAt(ctx.db, seq);
    if (!isOnPaper(hash, code)) return { verdict: 'differs', at, bad: null };
    // The letters vouch for all before them only if the links from the first entry to this one hold.
    const verdict = await checkLinks(await wishOf(ctx));
    if (!verdict.ok && verdict.firstBad <= seq) return { verdict: 'broken', at, bad: firstBadOf(ctx, verdict) };
    return { verdict: 'matches', at, bad: null };
  },
};

const isRare = ({ what }: DigestEntry): boolean => RARE.has(what);

function headOnPaper({ db }: QueryContext): { seq: number; at: Instant; groups: string[] } | null {
  const newest = head(db);
  return newest && { seq: newest.seq, at: newest.at, groups: paperGroups(newest) };
}
