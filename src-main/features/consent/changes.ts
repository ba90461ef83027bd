import { flagEventsSince } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { HandlerOutput } from '#shared/contract/contract.ts';
import { addDays, type CalendarDate, londonDay, londonMidnight } from '#shared/domain/calendar-date.ts';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { isStop } from '#shared/features/consent/consent-effective.ts';
import { CHANGES, type Change, ranOutSince } from '#shared/features/consent/coverage.rules.ts';
import { answerNowOf } from './answers-today.ts';
import { type RegisterChild, readRegister } from './consent-register.ts';
import { type ChangedRow, decisionsSince } from './coverage.repo.ts';
import { purposesEver, purposeVersions, retiredPurposes } from './purposes.repo.ts';

export type ChangeRow = HandlerOutput<'consent.changes'>['rows'][number];
type PurposeRow = HandlerOutput<'consent.changes'>['purposes'][number];

/** What changed from that day on, newest first: decisions by who said them, stops, and what ran out by itself. */
export function changesSince(db: ReadDb, scope: Scope, since: CalendarDate, today: CalendarDate): ChangeRow[] {
  const { purposes, children } = readRegister(db, scope, today);
  const byId = new Map(children.map((one) => [one.child.childId, one]));
  const from = londonMidnight(since).toISOString();
  const rows = [
    ...decided(db, scope, from, byId),
    ...stops(db, from, byId),
    ...ranOut(children, purposes, since, today),
  ];
  const when = ({ at, day }: ChangeRow) => at ?? londonMidnight(addDays(day as CalendarDate, 1)).toISOString();
  return rows.sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : 0));
}

/** Purposes that came, were worded anew or went since that day, newest first. */
export function purposesChangedSince(db: ReadDb, since: CalendarDate): PurposeRow[] {
  const from = londonMidnight(since).toISOString();
  const made = purposeVersions(db).flatMap(({ name, version, madeAt, madeBy }): PurposeRow[] =>
    madeAt === null || madeAt < from
      ? []
      : [{ name, at: madeAt, by: madeBy, change: version === 1 ? 'added' : 'reworded', version }],
  );
  const gone = retiredPurposes(db).flatMap(({ purpose: { name }, retiredAt }): PurposeRow[] =>
    retiredAt < from ? [] : [{ name, at: retiredAt, by: '', change: 'retired', version: null }],
  );
  return [...made, ...gone].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Of an instant, as far as its minute. */
const MINUTE = 16;

type Known = ReadonlyMap<ChildId, RegisterChild>;

/** What one giver said about one child within one minute stands together: answers given one after the other are one form. */
function decided(db: ReadDb, scope: Scope, from: string, children: Known): ChangeRow[] {
  const names = new Map(purposesEver(db).map(({ purposeId, name }) => [purposeId, name]));
  const said = Map.groupBy(decisionsSince(db, scope, from), (row) =>
    [row.childId, row.at.slice(0, MINUTE), row.giver, row.giverName, row.isVoid, row.by].join(' '),
  );
  return [...said.values()].flatMap((rows) => {
    const [first] = rows;
    const one = first && children.get(first.childId);
    if (!first || !one) return [];
    return [
      {
        ...{ child: one.child, day: londonDay(new Date(first.at)), at: first.at, recordedBy: first.by },
        giver: first.isVoid === 1 ? '' : giverWords(first),
        what: whatOf(rows, names),
      },
    ];
  });
}

function whatOf(rows: readonly ChangedRow[], names: ReadonlyMap<PurposeId, string>): ChangeRow['what'] {
  const change = (row: ChangedRow): Change => (row.isVoid === 1 ? 'taken-back' : row.state);
  const isCorrection = (row: ChangedRow) => row.corrects !== null && row.isVoid === 0;
  return CHANGES.flatMap((one) =>
    [false, true].flatMap((corrects) => {
      const those = rows.filter((row) => change(row) === one && isCorrection(row) === corrects);
      const purposes = those.map(({ purposeId }) => names.get(purposeId) ?? '');
      return those.length > 0 ? [{ change: one, purposes, corrects }] : [];
    }),
  );
}

function giverWords({ giver, giverName, relationship, method }: ChangedRow): string {
  if (giver === 'child') return 'The child';
  if (giver === 'not-recorded') return method === 'imported' ? 'From an old record: not recorded who' : 'Not recorded';
  return relationship === '' ? giverName : `${giverName} (${relationship})`;
}

/** That there is a stop, or that one was lifted; which flag is told elsewhere, to those who may know. */
const stops = (db: ReadDb, from: string, children: Known): ChangeRow[] =>
  flagEventsSince(db, from).flatMap(({ childId, flag, state, at, by }) => {
    const one = children.get(childId);
    if (!one || !isStop(flag)) return [];
    const change = state === 'set' ? ('stopped' as const) : ('stop-lifted' as const);
    const what = [{ change, purposes: [], corrects: false }];
    return [{ child: one.child, day: londonDay(new Date(at)), at, giver: '', recordedBy: by, what }];
  });

/** What ran out on one day for one child stands together; what was renewed since is not among it. */
const ranOut = (
  children: readonly RegisterChild[],
  purposes: readonly Purpose[],
  since: CalendarDate,
  today: CalendarDate,
): ChangeRow[] =>
  children.flatMap((one) => {
    const over = purposes.flatMap((purpose) => {
      const { meaning, validUntil } = answerNowOf(one, purpose);
      const isOver = meaning === 'expired' && ranOutSince(validUntil, { since, today, dayBefore: addDays(since, -1) });
      return isOver && validUntil !== null ? [{ name: purpose.name, validUntil }] : [];
    });
    return [...Map.groupBy(over, ({ validUntil }) => validUntil)].map(([day, those]) => ({
      ...{ child: one.child, day, at: null, giver: '', recordedBy: '' },
      what: [{ change: 'run-out' as const, purposes: those.map(({ name }) => name), corrects: false }],
    }));
  });
