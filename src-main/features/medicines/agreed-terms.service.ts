import type { ReadDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Terms } from '#shared/features/medicines/medicines.model.ts';
import { currentVersions } from './medicines.repo.ts';

/** The instructions of a child's medicines that are agreed now: what a care plan takes from the medicines register. */
export const agreedTerms = (db: ReadDb, childId: ChildId): Terms[] =>
  currentVersions(db, { childId })
    .filter(({ state }) => state === 'agreed')
    .map(({ terms }) => terms);
