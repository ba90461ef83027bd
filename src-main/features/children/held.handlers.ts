import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import { foldName } from '#shared/domain/names.ts';
import type { heldContract } from '#shared/features/children/held.contract.ts';
import * as repo from './held.repo.ts';

const DONE = {};

export const heldHandlers: Handlers<keyof typeof heldContract> = {
  'children.filePlaces': (_input, { db }) => ({ places: repo.filePlaces(db) }),
  'children.saveFilePlace': ({ placeId, name }, { tx, author, audit, alsoAudit }) => {
    const places = repo.filePlaces(tx);
    if (places.some((one) => one.placeId !== placeId && foldName(one.name) === foldName(name)))
      throw new AppError('bad-input', { fields: { name: 'This place is on the list already.' } });
    audit({ fields: ['name'] });
    if (placeId === null) {
      repo.insertFilePlace(tx, name, author);
      return DONE;
    }
    const before = places.find((one) => one.placeId === placeId);
    if (!before) throw new AppError('not-found');
    for (const childId of repo.childrenFiledAt(tx, before.name))
      alsoAudit({ what: 'child.changed', childId, fields: ['paperPlace'] });
    repo.renameFilePlace(tx, placeId, name, author);
    repo.moveFiles(tx, before.name, name, author);
    return DONE;
  },
  'children.removeFilePlace': ({ placeId }, { tx, author }) => {
    if (repo.removeFilePlace(tx, placeId, author) === 0) throw new AppError('not-found');
    return DONE;
  },
  'children.checkHeld': ({ childId, onDay }, { tx, author, today }) => {
    if (onDay > today) throw new AppError('bad-input', { fields: { onDay: 'This day is still to come.' } });
    repo.insertHeldCheck(tx, childId, onDay, author);
    return DONE;
  },
};
