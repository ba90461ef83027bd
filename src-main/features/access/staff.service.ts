import type { ReadDb } from '#main/store/sql.ts';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import { allStaff } from './access.repo.ts';

/** Who works here now, with their roles; by name. */
export const activeStaff = (db: ReadDb): StaffMember[] => allStaff(db).filter(({ active }) => active);
