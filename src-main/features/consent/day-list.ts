import { createHash } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import { school } from '#main/features/settings/settings.service.ts';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { PictureDayId } from '#shared/domain/ids.ts';
import { dayInstruction, isOnList } from '#shared/features/consent/day-list.rules.ts';
import type { DayListKind } from '#shared/features/consent/days.contract.ts';
import { type RegisterChild, readRegister } from './consent-register.ts';
import * as repo from './days.repo.ts';
import { purposesEver, purposesInUse } from './purposes.repo.ts';

export type DayList = CallOutput<'consent.dayList'>;

/** Who is expected on a day that was saved, now: those of its classes and those picked, each once, by class and name. */
export function expectedOn({ db, scope, today }: Pick<QueryContext, 'db' | 'scope' | 'today'>, dayId: PictureDayId) {
  const classes = new Set<string>(repo.classesOfDay(db, dayId));
  const picked = new Set(repo.pickedOfDay(db, dayId));
  const { children } = readRegister(db, scope, today);
  const isExpected = ({ row, child }: RegisterChild) =>
    (row.classId !== null && classes.has(row.classId)) || picked.has(child.childId);
  const onRoll = new Set(children.map(({ child }) => child.childId));
  return {
    children: children.filter(isExpected),
    picked: children.filter(({ child }) => picked.has(child.childId)).map(({ child }) => child),
    left: [...picked].filter((childId) => !onRoll.has(childId)).length,
  };
}

/** The list by today's answers. Error 'not-found' for a day that was removed. */
export function dayList(
  ctx: Pick<QueryContext, 'db' | 'scope' | 'today'>,
  { dayId, list }: { readonly dayId: PictureDayId; readonly list: DayListKind },
): DayList {
  const { db } = ctx;
  const day = repo.oneDay(db, dayId);
  if (!day) throw new AppError('not-found');
  const wanted = new Set(repo.purposesOfDay(db, dayId));
  const purposes = purposesInUse(db).filter(({ purposeId }) => wanted.has(purposeId));
  const inUse = new Set(purposes.map(({ purposeId }) => purposeId));
  const retired = purposesEver(db).filter(({ purposeId }) => wanted.has(purposeId) && !inUse.has(purposeId));
  const { children, left } = expectedOn(ctx, dayId);
  const told = children.map((one) => ({
    child: one.child,
    ...dayInstruction(
      purposes.map((purpose) => ({
        purpose: { purposeId: purpose.purposeId, name: purpose.name },
        effective: one.answerFor(purpose),
      })),
    ),
  }));
  const shown = told
    // With no purpose left in use, nothing may be taken of anybody.
    .filter((one) => list === 'photographer' || purposes.length === 0 || isOnList(one))
    .map(({ child, allowed, refused }) => ({ child, allowed: [...allowed], refused: [...refused] }));
  const facts = {
    ...{ schoolName: school(db).name, name: day.name, onDay: day.onDay, expected: children.length, left },
    purposes: purposes.map(({ purposeId, name }) => ({ purposeId, name })),
    retired: retired.map(({ name }) => name),
    children: shown,
  };
  return {
    ...facts,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([list, facts]))
      .digest('hex'),
  };
}
