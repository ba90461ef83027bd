import { join } from 'node:path';
import { systemClock } from '#main/core/ports.ts';
import { appendAudit } from '#main/features/audit/audit.service.ts';
import { exportCsv } from '#main/features/audit/export-csv.ts';
import { REGISTER_FILE } from '#main/store/making.ts';
import { sql } from '#main/store/sql.ts';
import { openStore, type Store } from '#main/store/store.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { unlockWithPassword } from '#main/vault/vault.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import { AUDIT_KINDS, EVERY_ENTRY, LOOKS } from '#shared/features/audit/audit.model.ts';
import { median } from './statistics.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';
import { timed } from './timed.ts';

const IN_ONE_WRITE = 2_000;
/** What a school's day writes, roughly in its proportions; the rare kinds are what a filter has to find among the many. */
const KINDS = [...LOOKS.slice(0, 5), 'child.opened', 'medical.opened', 'consent.recorded', 'child.changed'];
const RARE = ['session.refused', 'break-glass.opened', 'staff.added', 'session.signed-in'];
const DAYS = 400;
const DAY_MS = 86_400_000;

/** Milliseconds from dispatch to answer, and how many times the bare SQL each is. */
export interface AuditViewFigures {
  readonly openMs: number;
  readonly openRatio: number;
  /** Of all filters the slowest. */
  readonly filterMs: number;
  readonly filterRatio: number;
  readonly looksMs: number;
  readonly pageMs: number;
  readonly digestMs: number;
  readonly digestRatio: number;
  readonly exportRatio: number;
}

/**
 * The audit's screen at this many entries in a real school's register: each call from dispatch to answer, the core's own baselines
 * being bare SQL on the same encrypted file.
 */
export async function measureAuditView(
  home: string,
  staffId: StaffId,
  { rows, rounds }: { readonly rows: number; readonly rounds: number },
): Promise<AuditViewFigures> {
  const { dataKey } = await unlockWithPassword({ home, staffId, password: LEAD.password, keychain: null });
  const key = databaseKey(dataKey);
  const childId = withStore(home, key, (store) => fill(store, staffId, rows));
  const often = async (work: () => unknown): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) times.push(await timed(work));
    return median(times.slice(1));
  };
  const app = openApp(home);
  const wish = { ...EVERY_ENTRY, before: null };
  const today = systemClock.now();
  const [from, to] = [addDays(today, -60), addDays(today, -30)];
  const filters: CallInput<'audit.rows'>[] = [
    ...AUDIT_KINDS.map((kind) => ({ ...wish, kind })),
    ...[
      { ...wish, staffId },
      { ...wish, childId },
      { ...wish, from, to },
    ],
    { ...wish, kind: 'failures', staffId, from, to },
  ];
  try {
    await ask(app, 'access.signIn', { staffId, password: LEAD.password });
    const openMs = await often(() => ask(app, 'audit.rows', wish));
    const filtered: number[] = [];
    for (const filter of filters) filtered.push(await often(() => ask(app, 'audit.rows', filter)));
    const filterMs = Math.max(...filtered);
    const looksMs = await often(() => ask(app, 'audit.looks', { childId, before: null }));
    const pageMs = await often(() => ask(app, 'audit.rows', { ...wish, before: Math.floor(rows / 2) }));
    const digestMs = await often(() => ask(app, 'audit.digest', { since: 'week' }));
    app.close();
    const week = addDays(today, -7);
    const bare = await withStore(home, key, async (store) => ({
      // What nobody could leave out: how many there are, the newest hundred, and the names that a child is told apart from.
      page: await often(() => [
        store.read.get(sql`SELECT count(*) FROM audit`),
        store.read.all(sql`SELECT * FROM audit ORDER BY seq DESC LIMIT 101`),
        store.read.all(sql`SELECT surname, forename, preferred_surname, preferred_forename, born FROM child`),
      ]),
      week: await often(() =>
        store.read.all(sql`SELECT seq, at, staff_id, what, child_id FROM audit INDEXED BY audit_at WHERE at > ${week}`),
      ),
      all: await often(() =>
        store.read.all(sql`SELECT * FROM audit`).map((row) => Object.values(row as object).join()),
      ),
      list: await often(() => exportCsv(() => store.read, EVERY_ENTRY)),
    }));
    return {
      ...{ openMs, openRatio: openMs / bare.page, filterMs, filterRatio: filterMs / bare.page, looksMs, pageMs },
      ...{ digestMs, digestRatio: digestMs / bare.week, exportRatio: bare.list / bare.all },
    };
  } finally {
    app.close();
    key.fill(0);
    dataKey.fill(0);
  }
}

const addDays = (day: Date, days: number) =>
  new Date(day.getTime() + days * DAY_MS).toISOString().slice(0, 10) as NonNullable<CallInput<'audit.rows'>['from']>;

function withStore<T>(home: string, key: Buffer, work: (store: Store) => T): T {
  const store = openStore(join(home, REGISTER_FILE), key);
  const done = work(store);
  if (done instanceof Promise) return done.finally(() => store.close()) as T;
  store.close();
  return done;
}

/** Spread over more than a year, by forty people and over the school's children. Answers the child with the most entries. */
function fill(store: Store, staffId: StaffId, rows: number): ChildId {
  const children = store.read.all<{ id: ChildId }>(sql`SELECT id FROM child ORDER BY id LIMIT 400`);
  const begin = Date.now() - DAYS * DAY_MS;
  // What the making of the school wrote is of today: before all else, or every digest would reach back to it.
  store.write((tx) => {
    tx.run(sql`DROP TRIGGER audit_no_update`);
    tx.run(sql`UPDATE audit SET at = ${new Date(begin).toISOString()}`);
  });
  for (let done = 0; done < rows; ) {
    const upTo = Math.min(rows, done + IN_ONE_WRITE);
    store.write((tx) => {
      for (; done < upTo; done += 1) {
        const what = done % 500 === 0 ? RARE[(done / 500) % RARE.length]! : KINDS[done % KINDS.length]!;
        const actor = { staffId, role: 'office', device: 'OFFICE-PC' };
        const who =
          done % 7 === 0
            ? actor
            : { ...actor, staffId: `0198c2f4-0000-7000-8000-${String(done % 40).padStart(12, '0')}` as StaffId };
        const child = children[(done * 7919) % children.length]!.id;
        const at = new Date(begin + (done / rows) * DAYS * DAY_MS);
        appendAudit(tx, systemClock, who, { what, childId: child, fields: ['surname'] }, at);
      }
    });
  }
  return children[0]!.id;
}
