import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import type { Grant, Role } from '#shared/features/access/access.model.ts';
import { isClassBound } from '#shared/features/access/access.rules.ts';

/** A person's roles as they are ticked: one set of classes for the class-bound ones, one last day for Cover. */
export interface RoleDraft {
  readonly roles: readonly Role[];
  readonly classIds: readonly ClassId[];
  readonly lastDay: CalendarDate | null;
}

export const draftOf = (grants: readonly Grant[]): RoleDraft => {
  const until = grants.find((grant) => grant.role === 'cover')?.until ?? null;
  return {
    roles: [...new Set(grants.map((grant) => grant.role))],
    classIds: [...new Set(grants.flatMap((grant) => grant.classIds))],
    lastDay: until === null ? null : londonDay(new Date(until)),
  };
};

/** The grants that a draft asks for; the sentence that says what is missing otherwise. */
export function grantsOf(draft: RoleDraft): { readonly grants: Grant[] } | { readonly missing: string } {
  if (draft.roles.length === 0) return { missing: 'Please tick at least one role.' };
  const bound = draft.roles.some(isClassBound);
  if (bound && draft.classIds.length === 0) return { missing: 'Class and Cover need at least one class.' };
  const { lastDay } = draft;
  if (draft.roles.includes('cover') && lastDay === null) return { missing: 'Cover needs a last day.' };
  return {
    grants: draft.roles.map((role) => ({
      role,
      classIds: isClassBound(role) ? [...draft.classIds] : [],
      until: role === 'cover' && lastDay !== null ? endOf(lastDay) : null,
    })),
  };
}

/** The last moment of a day that is that day in London both in summer and in winter. */
const endOf = (day: CalendarDate): Instant => instantOf(new Date(`${day}T22:59:59Z`));
