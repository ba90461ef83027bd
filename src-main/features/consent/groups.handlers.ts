import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers } from '#main/core/handlers.ts';
import { toldApart } from '#main/features/children/children.service.ts';
import type { ChildId, PictureGroupId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import type { pictureGroupsContract } from '#shared/features/consent/groups.contract.ts';
import { readChosen, readMany } from './consent-register.ts';
import * as repo from './groups.repo.ts';

export const pictureGroupHandlers: Handlers<keyof typeof pictureGroupsContract> = {
  'consent.groups': (_input, { db }) => ({ groups: repo.groupsInUse(db) }),
  'consent.group': (input, { db, today }) => {
    if (!repo.groupsInUse(db).some(({ groupId }) => groupId === input.groupId)) throw new AppError('not-found');
    const all = [...readMany(db, repo.childrenOfGroup(db, input.groupId), toldApart(db), today).values()];
    const onRoll = all.filter(({ row }) => row.leftOn === null).map(({ child }) => child);
    return {
      children: onRoll.sort((a, b) => a.listName.localeCompare(b.listName, 'en-GB')),
      left: all.length - onRoll.length,
    };
  },
  'consent.saveGroup': (input, ctx) => {
    const childIds = withinReach(ctx, input.childIds);
    refuseTakenName(ctx, input.name, null);
    ctx.audit({ fields: ['name'] });
    return { groupId: repo.insertGroup(ctx.tx, input.name, childIds, ctx.author) };
  },
  'consent.changeGroup': ({ groupId, name, ...input }, ctx) => {
    if (!repo.groupsInUse(ctx.tx).some((group) => group.groupId === groupId)) throw new AppError('not-found');
    const childIds = withinReach(ctx, input.childIds);
    refuseTakenName(ctx, name, groupId);
    ctx.audit({ fields: ['name', 'children'] });
    repo.changeGroup(ctx.tx, groupId, name, childIds);
    return {};
  },
  'consent.dropGroup': (input, ctx) => {
    if (repo.removeGroup(ctx.tx, input.groupId, ctx.author) === 0) throw new AppError('not-found');
    return {};
  },
};

/** Each child once. Error 'not-allowed' for one who has left or is out of reach. */
function withinReach(ctx: CommandContext, asked: readonly ChildId[]): readonly ChildId[] {
  const childIds = [...new Set(asked)];
  if (readChosen(ctx.tx, ctx.scope, ctx.today, childIds) === null) throw new AppError('not-allowed');
  return childIds;
}

function refuseTakenName(ctx: CommandContext, wanted: string, own: PictureGroupId | null): void {
  const isTaken = repo
    .groupsInUse(ctx.tx)
    .some(({ groupId, name }) => groupId !== own && foldName(name) === foldName(wanted));
  if (isTaken) throw new AppError('bad-input', { fields: { name: 'There is already a group with this name.' } });
}
