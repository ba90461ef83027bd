import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import { classInUse, currentClasses } from '#main/features/children/children.service.ts';
import { issuePaper } from '#main/features/papers/papers.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import { DAY_LIST_NAMES, type daysContract } from '#shared/features/consent/days.contract.ts';
import { FIRST_NOTICE } from '#shared/features/consent/event-notice.rules.ts';
import { readChosen } from './consent-register.ts';
import { dayList, expectedOn } from './day-list.ts';
import * as repo from './days.repo.ts';
import { purposesInUse } from './purposes.repo.ts';

const DONE = {};

export const daysHandlers: Handlers<keyof typeof daysContract> = {
  'consent.days': (_input, ctx) => ({ days: repo.daysInUse(ctx.db, ctx.today).map((day) => lineOf(ctx, day)) }),
  'consent.day': ({ dayId }, ctx) => {
    const day = repo.oneDay(ctx.db, dayId);
    if (!day) throw new AppError('not-found');
    const { picked, left } = expectedOn(ctx, dayId);
    const inUse = new Set(currentClasses(ctx.db).map(({ classId }) => classId));
    const classIds = repo.classesOfDay(ctx.db, dayId).filter((classId) => inUse.has(classId));
    return { ...lineOf(ctx, day), classIds, picked: [...picked], left };
  },
  'consent.saveDay': ({ dayId, ...fields }, ctx) => {
    const childIds = [...new Set(fields.childIds)];
    const classIds = [...new Set(fields.classIds)];
    const purposeIds = [...new Set(fields.purposeIds)];
    if (classIds.length + childIds.length === 0)
      throw new AppError('bad-input', {
        fields: { classIds: 'Please say who is there: classes, or children by name.' },
      });
    for (const classId of classIds) classInUse(ctx.tx, classId);
    if (childIds.length > 0 && readChosen(ctx.tx, ctx.scope, ctx.today, childIds) === null)
      throw new AppError('not-allowed');
    const inUse = new Set(purposesInUse(ctx.tx).map(({ purposeId }) => purposeId));
    if (!purposeIds.every((purposeId) => inUse.has(purposeId)))
      throw new AppError('bad-input', { fields: { purposeIds: 'One of these purposes is not in use any more.' } });
    const row = { ...fields, childIds, classIds, purposeIds };
    ctx.audit({ fields: ['name'] });
    if (dayId === null) return { dayId: repo.insertDay(ctx.tx, row, ctx.author) };
    if (repo.updateDay(ctx.tx, dayId, row, ctx.author) === 0) throw new AppError('not-found');
    return { dayId };
  },
  'consent.dropDay': ({ dayId }, { tx, author }) => {
    if (repo.removeDay(tx, dayId, author) === 0) throw new AppError('not-found');
    return DONE;
  },
  'consent.dayList': (input, ctx) => dayList(ctx, input),
  'consent.printDayList': ({ fingerprint, holders, collectBy, ...wish }, ctx) => {
    const list = dayList({ db: ctx.tx, scope: ctx.scope, today: ctx.today }, wish);
    if (list.fingerprint !== fingerprint) throw new AppError('changed-elsewhere');
    // Nobody stands on it: there is no paper to number.
    if (list.children.length === 0) throw new AppError('not-found');
    const childIds = list.children.map(({ child }) => child.childId);
    ctx.audit({ fields: [childIds.length === 1 ? '1 child' : `${childIds.length} children`] });
    for (const childId of childIds) ctx.alsoAudit({ what: 'consent.on-day-list', childId });
    return issuePaper(ctx, {
      ...{ kind: 'photo-list', title: `${DAY_LIST_NAMES[wish.list]}: ${list.name}`, onDay: list.onDay },
      ...{ childIds, holders, collectBy },
    });
  },
  'consent.notice': (_input, { db }) => {
    const { name, phone } = school(db);
    const saved = repo.newestNotice(db);
    return {
      ...{ schoolName: name, phone, words: saved?.words ?? FIRST_NOTICE },
      saved: saved ? { at: saved.at, by: saved.by } : null,
    };
  },
  'consent.saveNotice': ({ words }, { tx, author }) => {
    repo.insertNotice(tx, words, author);
    return DONE;
  },
};

function lineOf(ctx: Pick<QueryContext, 'db' | 'scope' | 'today'>, day: repo.DayRow) {
  const wanted = new Set(repo.purposesOfDay(ctx.db, day.dayId));
  return {
    ...{ dayId: day.dayId, name: day.name, onDay: day.onDay },
    children: expectedOn(ctx, day.dayId).children.length,
    purposes: purposesInUse(ctx.db)
      .filter(({ purposeId }) => wanted.has(purposeId))
      .map(({ purposeId, name }) => ({ purposeId, name })),
  };
}
