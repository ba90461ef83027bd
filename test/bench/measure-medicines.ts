import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { REGISTER_FILE } from '#main/store/making.ts';
import { openEncrypted } from '#main/store/open.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { unlockWithPassword } from '#main/vault/vault.ts';
import { addDays, instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import { type ClockTime, weekdayOf } from '#shared/domain/london-time.ts';
import { EMPTY_CONTACT } from '#shared/features/children/empty-record.ts';
import { agreementBy } from '../security/plain-medicine.ts';
import { median } from './statistics.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';

const DAY = 86_400_000;
const YEARS = 5;
/** A dose at noon on every school day: about 1,300 for each medicine in five years, a new pack each month. */
const PACK_DAYS = 30;

/**
 * A school in which one child in twenty has a medicine at noon, each with five years of doses: how long the core takes to open one
 * child's medicines, and the day's list of all, signed in anew for each (so with an empty page cache).
 */
export async function measureMedicines(
  home: string,
  staffId: StaffId,
  rounds: number,
): Promise<{ readonly childMs: number; readonly dayMs: number; readonly doses: number }> {
  const agreed = await agree(home, staffId);
  const doses = await fiveYears(home, staffId, agreed);
  const first = agreed[0];
  if (!first) throw new Error('Nobody has a medicine.');
  const times = { child: [] as number[], day: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const app = openApp(home);
    await ask(app, 'access.signIn', { staffId, password: LEAD.password });
    const began = performance.now();
    const { medicines } = await ask(app, 'medicines.child', { childId: first.childId });
    times.child.push(performance.now() - began);
    if ((medicines[0]?.doses ?? 0) < 1000) throw new Error('The doses are not there.');
    const from = performance.now();
    const { due } = await ask(app, 'medicines.day', {});
    times.day.push(performance.now() - from);
    if (due.length === 0 && weekdayOf(londonDay(new Date())) < 6) throw new Error('Nothing is due.');
    app.close();
  }
  return { childMs: median(times.child), dayMs: median(times.day), doses };
}

interface Agreed {
  readonly childId: ChildId;
  readonly medicineId: string;
  readonly versionId: string;
}

async function agree(home: string, staffId: StaffId): Promise<Agreed[]> {
  const app = openApp(home);
  try {
    await ask(app, 'access.signIn', { staffId, password: LEAD.password });
    const { children } = await ask(app, 'children.list', { leavers: false });
    const made: Agreed[] = [];
    for (const { childId } of children.filter((_, i) => i % 20 === 0)) {
      const parent = { ...EMPTY_CONTACT, forename: 'Sam', surname: 'Parent', responsibility: true };
      const { contactId } = await ask(app, 'children.saveContact', { childId, contactId: null, fields: parent });
      const fields = agreementBy(contactId, { times: ['12:00' as ClockTime], counted: true });
      const { medicineId } = await ask(app, 'medicines.agree', { childId, requestKey: randomUUID(), fields });
      const { medicine } = await ask(app, 'medicines.record', { childId, medicineId });
      made.push({ childId, medicineId, versionId: medicine.current.versionId });
    }
    return made;
  } finally {
    app.close();
  }
}

/** Straight into the register: five years through the calls would take an hour. */
async function fiveYears(home: string, staffId: StaffId, agreed: readonly Agreed[]): Promise<number> {
  const { dataKey } = await unlockWithPassword({ home, staffId, password: LEAD.password, keychain: null });
  const db = openEncrypted(join(home, REGISTER_FILE), databaseKey(dataKey));
  const pack =
    db.prepare(`INSERT INTO medicine_stock (id, medicine_id, pack_id, kind, quantity, at, party, batch, expires, container, words,
      counted_by, request_key, recorded_at, recorded_by)
    VALUES (@id, @medicineId, @id, 'received', 30, @at, 'Parent', '', '2099-01-01', 'original', '', @by, @id, @at, @by)`);
  const dose =
    db.prepare(`INSERT INTO medicine_dose (id, medicine_id, version_id, outcome, at, amount, how, slot, pack_id, words, reaction, late,
      confirmed, given_by, correct_words, request_key, recorded_at, recorded_by)
    VALUES (@id, @medicineId, @versionId, 'given', @at, 1, 'staff', '12:00', @packId, '', '', '', 'photo', @by, '', @id, @at, @by)`);
  const today = londonDay(new Date());
  let count = 0;
  db.transaction(() => {
    for (const { medicineId, versionId } of agreed) {
      let packId = '';
      for (let back = YEARS * 365; back > 0; back -= 1) {
        const day = addDays(today, -back);
        const at = instantOf(new Date(Date.now() - back * DAY));
        if (packId === '' || back % PACK_DAYS === 0) {
          packId = uuid();
          pack.run({ id: packId, medicineId, at, by: staffId });
        }
        if (weekdayOf(day) > 5) continue;
        dose.run({ id: uuid(), medicineId, versionId, at, packId, by: staffId });
        count += 1;
      }
    }
  })();
  db.close();
  return count;
}
