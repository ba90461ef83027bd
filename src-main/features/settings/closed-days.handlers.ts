import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import { changedFields } from '#main/features/audit/changed-fields.ts';
import type { closedDaysContract } from '#shared/features/settings/closed-days.contract.ts';
import { closedTrouble } from '#shared/features/settings/school-days.rules.ts';
import * as repo from './closed-days.repo.ts';

export const closedDaysHandlers: Handlers<keyof typeof closedDaysContract> = {
  'settings.closedDays': (_input, { db }) => ({ closedDays: repo.closedDays(db) }),
  'settings.saveClosedDays': ({ closedId, fields }, { tx, author, today, audit }) => {
    const trouble = closedTrouble(fields, today);
    if (trouble !== null) throw new AppError('bad-input', { fields: { 'fields.lastDay': trouble } });
    if (closedId === null) {
      audit({ fields: Object.keys(fields) });
      return { closedId: repo.insertClosedDays(tx, fields, author) };
    }
    const before = repo.closedDays(tx).find((one) => one.closedId === closedId);
    if (!before) throw new AppError('not-found');
    repo.updateClosedDays(tx, closedId, fields, author);
    audit({ fields: changedFields(before, fields) });
    return { closedId };
  },
  'settings.removeClosedDays': ({ closedId }, { tx, author }) => {
    if (repo.removeClosedDays(tx, closedId, author) === 0) throw new AppError('not-found');
    return {};
  },
};
