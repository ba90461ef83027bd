import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { FirstAidVersion } from '#shared/features/medical/first-aid.contract.ts';
import { FIRST_AID_PACKS, type FirstAidPackId } from '#shared/features/medical/first-aid-packs.ts';

interface Stored {
  readonly pack: string;
  readonly version: number;
  readonly shown: number;
  readonly steps: string | null;
  readonly source: string | null;
  readonly publishedOn: CalendarDate | null;
  readonly setAt: Instant;
  readonly setBy: string;
}

/** Of each pack that this version knows everything that was decided, newest first. A pack of an older app stays in the store, unseen. */
export function firstAidVersions(db: ReadDb): Map<FirstAidPackId, FirstAidVersion[]> {
  const rows = db.all<Stored>(sql`SELECT pack, version, shown, steps, source, published_on AS publishedOn,
      recorded_at AS setAt, coalesce(staff.name, '') AS setBy
    FROM first_aid_choice LEFT JOIN staff ON staff.id = recorded_by ORDER BY version DESC`);
  return new Map(
    FIRST_AID_PACKS.map((packId) => [
      packId,
      rows
        .filter(({ pack }) => pack === packId)
        .map(({ version, shown, steps, source, publishedOn, setAt, setBy }) => ({
          ...{ version, shown: shown === 1, setAt, setBy },
          own: steps !== null && source !== null && publishedOn !== null ? { steps, source, publishedOn } : null,
        })),
    ]),
  );
}

export const insertFirstAid = (
  tx: WriteDb,
  packId: FirstAidPackId,
  { version, shown, own }: Pick<FirstAidVersion, 'version' | 'shown' | 'own'>,
  { at, by }: Author,
): number =>
  tx.run(sql`INSERT INTO first_aid_choice (pack, version, shown, steps, source, published_on, recorded_at, recorded_by)
    VALUES (${packId}, ${version}, ${shown}, ${own?.steps ?? null}, ${own?.source ?? null}, ${own?.publishedOn ?? null}, ${at}, ${by})`);
