import type { ReadDb } from '#main/store/sql.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import { isClassBound } from '#shared/features/access/access.rules.ts';
import { allStaff } from './access.repo.ts';

/** Active staff whose roles name classes now, with the classes: who sees a class's children by it. */
export const classBoundStaff = (db: ReadDb, now: Date): { name: string; label: string; classIds: ClassId[] }[] =>
  allStaff(db)
    .filter(({ active }) => active)
    .flatMap(({ name, label, grants }) => {
      const lasting = grants.filter(
        ({ role, until }) => isClassBound(role) && (until === null || Date.parse(until) > now.getTime()),
      );
      const classIds = [...new Set(lasting.flatMap((grant) => grant.classIds))];
      return classIds.length > 0 ? [{ name, label, classIds }] : [];
    });
