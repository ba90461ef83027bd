import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId, IncidentId, StaffId } from '#shared/domain/ids.ts';
import type { Incident, IncidentEntry } from '#shared/features/incidents/incidents.model.ts';

export interface IncidentRow {
  readonly incidentId: IncidentId;
  readonly childId: ChildId;
  readonly cardId: CardId | null;
}
/** Every incident, the newest first. */
export const incidents = (db: ReadDb): IncidentRow[] =>
  db.all(sql`SELECT id AS incidentId, child_id AS childId, card_id AS cardId FROM incident ORDER BY id DESC`);

/** By its key, or made from this card before. */
export const knownIncident = (db: ReadDb, requestKey: string, cardId: CardId | null): IncidentId | undefined =>
  db.get<{ id: IncidentId }>(sql`SELECT id FROM incident WHERE request_key = ${requestKey} OR card_id = ${cardId}`)?.id;

type Of<T> = T & { readonly incidentId: IncidentId };
/** Every account, the newest of each incident first. */
export const entries = (db: ReadDb): Of<IncidentEntry>[] =>
  db.all(sql`SELECT incident_id AS incidentId, version, kind, at, place, what, done, used, ambulance, follow_up AS followUp,
      coalesce(reporter.name, '') AS reporter, correct_words AS correctWords, recorded_at AS recordedAt, coalesce(recorder.name, '') AS recordedBy
    FROM incident_entry LEFT JOIN staff AS reporter ON reporter.id = incident_entry.reporter LEFT JOIN staff AS recorder ON recorder.id = recorded_by
    ORDER BY version DESC`);
export const tellings = (db: ReadDb): Of<Incident['told'][number]>[] =>
  db.all(sql`SELECT incident_id AS incidentId, whom, coalesce(teller.name, '') AS "by", at, how, coalesce(recorder.name, '') AS recordedBy
    FROM incident_told LEFT JOIN staff AS teller ON teller.id = told_by LEFT JOIN staff AS recorder ON recorder.id = recorded_by
    ORDER BY at, incident_told.id`);
export const reviews = (db: ReadDb): Of<NonNullable<Incident['review']>>[] =>
  db.all(sql`SELECT incident_id AS incidentId, result, words, on_day AS onDay, coalesce(staff.name, '') AS recordedBy
    FROM incident_review LEFT JOIN staff ON staff.id = recorded_by`);

export function insertIncident(
  tx: WriteDb,
  childId: ChildId,
  cardId: CardId | null,
  requestKey: string,
  { at, by }: Author,
): IncidentId {
  const incidentId = uuid() as IncidentId;
  tx.run(sql`INSERT INTO incident (id, child_id, card_id, request_key, added_at, added_by)
    VALUES (${incidentId}, ${childId}, ${cardId}, ${requestKey}, ${at}, ${by})`);
  return incidentId;
}

export interface NewEntry
  extends Pick<
    IncidentEntry,
    'version' | 'kind' | 'at' | 'place' | 'what' | 'done' | 'used' | 'ambulance' | 'followUp'
  > {
  readonly reporter: StaffId;
  readonly correctWords: string;
}
export const insertEntry = (tx: WriteDb, incidentId: IncidentId, entry: NewEntry, { at, by }: Author): number =>
  tx.run(sql`INSERT INTO incident_entry (id, incident_id, version, kind, at, place, what, done, used, ambulance, follow_up, reporter, correct_words,
      recorded_at, recorded_by)
    VALUES (${uuid()}, ${incidentId}, ${entry.version}, ${entry.kind}, ${entry.at}, ${entry.place}, ${entry.what}, ${entry.done}, ${entry.used},
      ${entry.ambulance}, ${entry.followUp}, ${entry.reporter}, ${entry.correctWords}, ${at}, ${by})`);

export interface NewTelling {
  readonly whom: string;
  readonly by: StaffId;
  readonly at: Instant;
  readonly how: string;
}
/** The same key again adds nothing; the number of rows added. */
export const insertTelling = (
  tx: WriteDb,
  incidentId: IncidentId,
  { whom, by, at, how }: NewTelling,
  requestKey: string,
  author: Author,
): number =>
  tx.run(sql`INSERT INTO incident_told (id, incident_id, whom, told_by, at, how, request_key, recorded_at, recorded_by)
    VALUES (${uuid()}, ${incidentId}, ${whom}, ${by}, ${at}, ${how}, ${requestKey}, ${author.at}, ${author.by})
    ON CONFLICT (request_key) DO NOTHING`);

export const insertReview = (
  tx: WriteDb,
  incidentId: IncidentId,
  { result, words, onDay }: { readonly result: string; readonly words: string; readonly onDay: CalendarDate },
  { at, by }: Author,
): number =>
  tx.run(sql`INSERT INTO incident_review (incident_id, result, words, on_day, recorded_at, recorded_by)
    VALUES (${incidentId}, ${result}, ${words}, ${onDay}, ${at}, ${by})`);
