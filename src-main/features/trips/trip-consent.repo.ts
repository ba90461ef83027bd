import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, ContactId, TripConsentId, TripId } from '#shared/domain/ids.ts';
import type { Method } from '#shared/features/consent/consent.model.ts';

export interface TripConsentRow {
  readonly consentId: TripConsentId;
  readonly childId: ChildId;
  readonly state: 'given' | 'refused' | 'withdrawn' | 'no-answer';
  readonly contactId: ContactId;
  readonly giver: string;
  readonly relationship: string;
  /** As it was recorded then, and as the contact's record says now. */
  readonly responsibility: number | null;
  readonly responsibilityNow: number | null;
  readonly method: Method;
  readonly decidedOn: CalendarDate;
  readonly evidence: string;
  readonly words: string;
  readonly corrects: TripConsentId | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** What was said about this trip, newest first; of one child, or of everybody on it. */
export const consentsOf = (db: ReadDb, tripId: TripId, childId?: ChildId): TripConsentRow[] =>
  db.all(sql`SELECT t.id AS consentId, t.child_id AS childId, state, t.contact_id AS contactId,
      trim(contact.title || ' ' || contact.forename || ' ' || contact.surname) AS giver, contact.relationship AS relationship,
      t.responsibility AS responsibility, contact.responsibility AS responsibilityNow, method, decided_on AS decidedOn, evidence, words,
      corrects, recorded_at AS recordedAt, staff.name AS recordedBy
    FROM trip_consent AS t JOIN contact ON contact.id = t.contact_id JOIN staff ON staff.id = t.recorded_by
    WHERE trip_id = ${tripId} AND ${childId === undefined ? sql`1` : sql`t.child_id = ${childId}`} ORDER BY t.id DESC`);

export interface NewTripConsent {
  readonly tripId: TripId;
  readonly childId: ChildId;
  readonly contactId: ContactId;
  readonly responsibility: boolean | null;
  readonly state: TripConsentRow['state'];
  readonly method: Method;
  readonly decidedOn: CalendarDate;
  readonly evidence: string;
  readonly words: string;
}
export function insertConsent(tx: WriteDb, row: NewTripConsent, author: Author): TripConsentId {
  const consentId = uuid() as TripConsentId;
  const responsibility = row.responsibility === null ? null : Number(row.responsibility);
  tx.run(sql`INSERT INTO trip_consent (id, trip_id, child_id, state, contact_id, responsibility, method, decided_on, evidence, words, recorded_at, recorded_by)
    VALUES (${consentId}, ${row.tripId}, ${row.childId}, ${row.state}, ${row.contactId}, ${responsibility}, ${row.method},
      ${row.decidedOn}, ${row.evidence}, ${row.words}, ${author.at}, ${author.by})`);
  return consentId;
}

/** Takes an entry back by a row that names it. 0: it is not there, or was taken back. */
export const takeConsentBack = (
  tx: WriteDb,
  tripId: TripId,
  childId: ChildId,
  consentId: TripConsentId,
  words: string,
  author: Author,
): number =>
  tx.run(sql`INSERT INTO trip_consent (id, trip_id, child_id, state, contact_id, responsibility, method, decided_on, evidence, words, corrects, recorded_at, recorded_by)
    SELECT ${uuid()}, trip_id, child_id, state, contact_id, responsibility, method, decided_on, '', ${words}, id, ${author.at}, ${author.by}
    FROM trip_consent AS t WHERE id = ${consentId} AND trip_id = ${tripId} AND child_id = ${childId} AND corrects IS NULL
      AND NOT EXISTS (SELECT 1 FROM trip_consent AS later WHERE later.corrects = t.id)`);

export interface SignOffRow {
  readonly stood: string;
  readonly open: number;
  readonly words: string;
  readonly at: Instant;
  readonly by: string;
}
export const lastSignOff = (db: ReadDb, tripId: TripId): SignOffRow | undefined =>
  db.get(sql`SELECT stood, open, words, signed_at AS at, staff.name AS by FROM trip_sign_off JOIN staff ON staff.id = signed_by
    WHERE trip_id = ${tripId} ORDER BY trip_sign_off.id DESC LIMIT 1`);
export const insertSignOff = (
  tx: WriteDb,
  tripId: TripId,
  { stood, open, words }: Pick<SignOffRow, 'stood' | 'open' | 'words'>,
  author: Author,
): number =>
  tx.run(sql`INSERT INTO trip_sign_off (id, trip_id, stood, open, words, signed_at, signed_by)
    VALUES (${uuid()}, ${tripId}, ${stood}, ${open}, ${words}, ${author.at}, ${author.by})`);
