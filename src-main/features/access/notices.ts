import type { OpenVault } from '#main/core/kernel.ts';
import { digestWaitsSince } from '#main/features/audit/digest.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { type Instant, instantOf, londonDay, showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import { capabilitiesOf } from '#shared/features/access/access.rules.ts';
import { isCodeCheckDue } from '#shared/features/access/recovery.rules.ts';
import { recoveriesSince, refusalsSince } from './access.repo.ts';
import { keyRotatedAt } from './key-state.ts';
import { recoveryState } from './recovery-state.ts';

const REFUSALS_TOLD = 10;
const RECOVERY_TOLD_MS = 30 * 24 * 3_600_000;

/** Told to everybody, at every sign-in, until a Lead has accepted it: nobody may take an old register for today's. */
const rolledBackWords = ({ notAsLeft, newerSeenAt }: OpenVault): string =>
  notAsLeft && newerSeenAt === null ? CHANGED_OUTSIDE : olderWords(newerSeenAt);

const CHANGED_OUTSIDE =
  'The register’s file is not as Careboard left it: the disk has lost a part of it, an earlier copy of it was put back, whole or in part, or it was changed outside Careboard. What was written last may not be in it. Check important things on paper, and tell a Lead and IT.';

const olderWords = (seenAt: Instant | null): string =>
  `The register is older than ${seenAt ? `it was on ${showDate(londonDay(new Date(seenAt)))}` : 'what this PC has already seen'}: an earlier copy of it was put back. What was written since then is not in it. Check important things on paper, and tell a Lead and IT.`;

/** What a person is told once after this sign-in. `member` still has the sign-in before this one. */
export function noticesFor(open: OpenVault, member: StaffMember, now: Date): readonly string[] {
  const forLeads = capabilitiesOf(member.grants, now).has('staff.manage')
    ? leadNotices(open.store.read, member, now)
    : [];
  return [...(open.rolledBack ? [rolledBackWords(open)] : []), ...forLeads];
}

function leadNotices(db: ReadDb, member: StaffMember, now: Date): string[] {
  const refused = refusalsSince(db, member.lastSignIn ?? instantOf(new Date(0)))
    .filter((row) => row.tries >= REFUSALS_TOLD)
    .map((row) => `${row.tries} wrong passwords were tried for ${row.name} since you last signed in.`);
  const recovered = recoveriesSince(db, instantOf(new Date(now.getTime() - RECOVERY_TOLD_MS))).map(
    (row) => `The recovery code was used on ${showDateTime(row.at)}: ${row.name} became a Lead by it.`,
  );
  return [
    ...refused,
    ...recovered,
    ...newKey(keyRotatedAt(db), member.lastSignIn),
    ...codeCheck(recoveryState(db).checkedAt, now),
    ...digestDue(db, member, now),
  ];
}

/** Also for whoever did it: that the register opens is how they know that it worked. */
function newKey(at: Instant | null, lastSignIn: Instant | null): string[] {
  if (at === null || (lastSignIn !== null && lastSignIn > at)) return [];
  return [
    `The register got a new key on ${showDateTime(at)}. Nothing in it has changed, and everybody’s password is the same.`,
  ];
}

function digestDue(db: ReadDb, { staffId }: StaffMember, now: Date): string[] {
  const since = digestWaitsSince(db, staffId, now);
  if (since === null) return [];
  return [`The audit has a digest for you, since ${showDate(londonDay(new Date(since)))}: Audit, Digest.`];
}

function codeCheck(checkedAt: Instant | null, now: Date): string[] {
  if (checkedAt === null || !isCodeCheckDue(checkedAt, now)) return [];
  const on = showDate(londonDay(new Date(checkedAt)));
  return [
    `The recovery code was last typed from its paper on ${on}. Once a term, please check it: School, Security, Check the code.`,
  ];
}
