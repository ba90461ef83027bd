import type { ReadDb } from '#main/store/sql.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import { allStaff } from './access.repo.ts';

/** Who works here now, with their roles; by name. */
export const activeStaff = (db: ReadDb): StaffMember[] => allStaff(db).filter(({ active }) => active);

/** The same, no more than their names: for choosing one of them. */
export const staffNames = (db: ReadDb): { staffId: StaffId; name: string }[] =>
  activeStaff(db).map(({ staffId, name }) => ({ staffId, name }));
