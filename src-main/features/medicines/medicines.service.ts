import type { ReadDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { AgreedMedicine } from '#shared/features/medicines/held.rules.ts';
import { readPacks } from './medicine-view.ts';
import { currentVersions } from './medicines.repo.ts';

/** What is agreed for each child within the scope, with its packs: three statements, whatever their number. */
export function agreedMedicines(db: ReadDb, scope: Scope): ReadonlyMap<ChildId, AgreedMedicine[]> {
  const packsOf = readPacks(db, { scope });
  const agreed = currentVersions(db, { scope }).filter(({ state }) => state === 'agreed');
  return new Map(
    [...Map.groupBy(agreed, ({ childId }) => childId)].map(([childId, rows]) => [
      childId,
      rows.map((row) => ({ terms: row.terms, packs: packsOf(row) })),
    ]),
  );
}
