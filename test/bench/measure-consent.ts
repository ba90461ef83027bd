import { openRegister } from '#main/core/lifecycle.ts';
import type { Author } from '#main/core/session.ts';
import { addPurpose, currentPurposes, insertImportedDecision } from '#main/features/consent/consent.service.ts';
import { readRegister } from '#main/features/consent/consent-register.ts';
import { registerAsItIs } from '#main/store/as-left.ts';
import { sql } from '#main/store/sql.ts';
import type { Store } from '#main/store/store.ts';
import { unlockWithPassword } from '#main/vault/vault.ts';
import { type CalendarDate, instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { seeded } from './random.ts';
import { median } from './statistics.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';
import { timed } from './timed.ts';

const PURPOSES = 12;
/** Three classes in one picture. */
const IN_PICTURE = 90;
const ON_FORM = { decidedOn: '2026-09-21' as CalendarDate, validUntil: null, words: '' };
const SEED = 12;
/** The physical limit: every row read from the encrypted file, and nothing made of it. */
const BARE = sql`SELECT id, child_id, purpose_id, state, giver, contact_id, decided_on, valid_until, recorded_at FROM consent_decision`;

export interface ConsentTimes {
  /** The answer and its reason of every child for every purpose, reading what was decided included. */
  readonly effective: number;
  /** `consent.register` of all children, and `consent.check` of ninety for all purposes: from dispatch to answer. */
  readonly register: number;
  readonly check: number;
  /** `effective` and `register`, of what it takes to read the bare rows of the decisions once, in the same run. */
  readonly effectiveRatio: number;
  readonly registerRatio: number;
}

/** Medians, of a school with twelve purposes, most of them answered. The first round warms up. */
export async function measureConsent(home: string, staffId: StaffId, rounds: number): Promise<ConsentTimes> {
  const { effective, bare } = await onStore(home, staffId, async (store) => {
    answerTwelve(store, staffId);
    const bare = await medianOf(rounds, () => store.read.all(BARE));
    const effective = await medianOf(rounds, () => {
      const { purposes, children } = readRegister(store.read, { kind: 'all' }, londonDay(new Date()));
      if (purposes.length !== PURPOSES) throw new Error(`${purposes.length} purposes, not ${PURPOSES}.`);
      for (const child of children) for (const purpose of purposes) child.answerFor(purpose);
    });
    return { effective, bare };
  });
  const app = openApp(home);
  try {
    await ask(app, 'access.signIn', { staffId, password: LEAD.password });
    const { purposes, rows } = await ask(app, 'consent.register', { classId: null });
    const childIds = rows.slice(0, IN_PICTURE).map(({ child }) => child.childId);
    const purposeIds = purposes.map(({ purposeId }) => purposeId);
    const register = await medianOf(rounds, () => ask(app, 'consent.register', { classId: null }));
    return {
      ...{ effective, register, effectiveRatio: effective / bare, registerRatio: register / bare },
      check: await medianOf(rounds, () => ask(app, 'consent.check', { childIds, purposeIds })),
    };
  } finally {
    app.close();
  }
}

async function medianOf(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const took = await timed(work);
    if (round > 0) times.push(took);
  }
  return median(times);
}

async function onStore<T>(home: string, staffId: StaffId, work: (store: Store) => Promise<T>): Promise<T> {
  const { file, dataKey } = await unlockWithPassword({ home, staffId, password: LEAD.password, keychain: null });
  const { store } = openRegister(home, file, dataKey, { found: registerAsItIs(home) });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** The purposes that the school has, and as many more as make twelve; those answered by nearly every family. */
function answerTwelve(store: Store, by: StaffId): void {
  const now = new Date();
  const author: Author = { by, at: instantOf(now), today: londonDay(now) };
  const random = seeded(SEED);
  store.write((tx) => {
    const children = readRegister(tx, { kind: 'all' }, author.today).children.map(({ row }) => row.childId);
    for (let at = currentPurposes(tx).length; at < PURPOSES; at += 1) {
      const purposeId = addPurpose(tx, `Purpose ${at + 1}`, author);
      for (const childId of children) {
        const state = random() < 0.88 ? 'given' : 'refused';
        if (random() < 0.95) insertImportedDecision(tx, { childId, purposeId, state, ...ON_FORM }, author, 'bench');
      }
    }
  });
}
