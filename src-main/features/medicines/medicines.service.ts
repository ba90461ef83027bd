import { oneChild } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { AgreedMedicine } from '#shared/features/medicines/held.rules.ts';
import type { Pack } from '#shared/features/medicines/medicines.view.ts';
import type { PlainDose } from './doses.repo.ts';
import { readMedicines, readPacks } from './medicine-view.ts';
import { currentVersions, type VersionRow } from './medicines.repo.ts';

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

/** A medicine as it stands at a moment: its instructions in force, its packs, and the doses that can stand against one now. */
export interface MedicineNow {
  readonly version: VersionRow;
  /** The agreement is not ended and the child is on roll. */
  readonly inForce: boolean;
  readonly packs: readonly Pack[];
  readonly taken: readonly PlainDose[];
  readonly last: PlainDose | null;
}

/** A child's medicines, ended ones too: for whoever plans with them away from the medicines' own screens. */
export function medicinesNow(db: ReadDb, childId: ChildId, now: Instant): MedicineNow[] {
  const read = readMedicines(db, { childId }, now);
  const onRoll = oneChild(db, childId)?.leftOn === null;
  return read.current.map((version) => ({
    version,
    inForce: version.state === 'agreed' && onRoll,
    packs: read.packsOf(version),
    taken: read.takenOf(version),
    last: read.lastOf(version) ?? null,
  }));
}
