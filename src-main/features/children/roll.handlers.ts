import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers } from '#main/core/handlers.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import type { RollPlace, rollContract } from '#shared/features/children/roll.contract.ts';
import { yearInClass, yearOrder } from '#shared/features/children/year-group.ts';
import { type ChildRow, classInUse, oneChild, toldApart } from './children.service.ts';
import {
  type ClassRow,
  currentClasses,
  insertReturn,
  type Place,
  retireClass,
  saveClass,
  setPlace,
  undoReturn,
} from './roll.repo.ts';

const STILL_TO_COME =
  'This day is still to come. Leavers go off every board at once, so please choose today or a day before.';

/** A leaver is off every board and list: nobody is one before the day has come. */
function refuseToCome(leftOn: CalendarDate | null, today: CalendarDate): void {
  if (leftOn !== null && leftOn > today) throw new AppError('bad-input', { fields: { leftOn: STILL_TO_COME } });
}

/** The call's own audit row names the first child, further rows the others: one row each. */
function auditEach(ctx: CommandContext, what: string, childIds: readonly ChildId[]): void {
  const [first, ...others] = childIds;
  if (first) ctx.audit({ childId: first, fields: ['class'] });
  for (const childId of others) ctx.alsoAudit({ what, childId, fields: ['class'] });
}

/** Changes the place of each child, one audit row each; answers where they stood. Throws 'changed-elsewhere' for one not on (or off) roll. */
function place(
  ctx: CommandContext,
  childIds: readonly ChildId[],
  what: string,
  to: (child: ChildRow) => Place | null,
): { before: RollPlace[] } {
  const before: RollPlace[] = [];
  for (const childId of new Set(childIds)) {
    const child = oneChild(ctx.db, childId);
    const next = child && to(child);
    if (!child || !next) throw new AppError('changed-elsewhere');
    setPlace(ctx.tx, childId, next, ctx.author);
    const { classId, yearGroup, leftOn } = child;
    before.push({ childId, classId, yearGroup, leftOn, revision: child.revision + 1 });
  }
  auditEach(
    ctx,
    what,
    before.map(({ childId }) => childId),
  );
  return { before };
}

const inClass = (child: ChildRow, target: ClassRow | null): Pick<Place, 'classId' | 'yearGroup'> => ({
  classId: target?.classId ?? null,
  yearGroup: target ? yearInClass(child.yearGroup, target.yearGroup) : child.yearGroup,
});

export const rollHandlers: Handlers<keyof typeof rollContract> = {
  'children.saveClass': (input, ctx) => {
    if (currentClasses(ctx.db).some((one) => one.name === input.name && one.classId !== input.classId)) {
      throw new AppError('bad-input', { fields: { name: 'There is already a class with this name.' } });
    }
    classInUse(ctx.db, input.classId);
    const classId = input.classId ?? (uuid() as ClassId);
    saveClass(ctx.tx, { ...input, classId, position: yearOrder(input.yearGroup) });
    return { classId };
  },
  'children.retireClass': (input, ctx) => {
    if (classInUse(ctx.db, input.classId)?.children !== 0) throw new AppError('class-not-empty');
    retireClass(ctx.tx, input.classId, ctx.author.at);
    return {};
  },
  'children.move': (input, ctx) => {
    const target = classInUse(ctx.db, input.classId);
    return place(ctx, input.childIds, 'child.moved', (child) =>
      child.leftOn === null ? { ...inClass(child, target), leftOn: null } : null,
    );
  },
  'children.setLeavers': (input, ctx) => {
    refuseToCome(input.leftOn, ctx.today);
    return place(ctx, input.childIds, 'child.leaver-set', ({ classId, yearGroup, leftOn }) =>
      leftOn === null ? { classId, yearGroup, leftOn: input.leftOn } : null,
    );
  },
  'children.bringBack': (input, ctx) => {
    const target = classInUse(ctx.db, input.classId);
    return place(ctx, input.childIds, 'child.returned', (child) => {
      if (child.leftOn === null) return null;
      if (input.hadLeft) insertReturn(ctx.tx, child.childId, child.leftOn, ctx.author);
      return { ...inClass(child, target), leftOn: null };
    });
  },
  'children.putBack': (input, ctx) => {
    for (const { leftOn } of input.places) refuseToCome(leftOn, ctx.today);
    const inUse = new Set(currentClasses(ctx.db).map(({ classId }) => classId));
    const kept: string[] = [];
    const back: ChildId[] = [];
    // By the names as they are now: a place changes no name.
    const { told } = toldApart(ctx.db);
    for (const { childId, revision, ...was } of input.places) {
      const child = oneChild(ctx.db, childId);
      if (child?.revision === revision && (was.classId === null || inUse.has(was.classId))) {
        setPlace(ctx.tx, childId, was, ctx.author);
        if (was.leftOn !== null) undoReturn(ctx.tx, childId, was.leftOn, ctx.author.at);
        back.push(childId);
      } else if (child) kept.push(told(child));
    }
    auditEach(ctx, 'child.put-back', back);
    return { kept };
  },
};
