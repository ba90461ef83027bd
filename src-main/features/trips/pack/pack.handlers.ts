import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import { type Handlers, prepared, type QueryContext } from '#main/core/handlers.ts';
import { idOfPath } from '#main/features/backup/path-id.ts';
import { roomAt } from '#main/features/backup/sticks.ts';
import { renameOver } from '#main/vault/replace-file.ts';
import { readVault } from '#main/vault/vault.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { TripPackId } from '#shared/domain/ids.ts';
import type { packContract } from '#shared/features/trips/pack.contract.ts';
import { PackContents } from '#shared/features/trips/pack.model.ts';
import { packWindow } from '#shared/features/trips/pack.rules.ts';
import { tripFor } from '../trip-for.ts';
import { insertPack, packsOf } from './pack.repo.ts';
import { packContents } from './pack-contents.ts';
import { newWords, sealPack } from './pack-file.ts';
import { unfinishedName, writePack } from './write-pack.ts';

export const packHandlers: Handlers<keyof typeof packContract> = {
  'trips.packs': ({ tripId }, ctx) => {
    tripFor(ctx, tripId);
    const { backup } = ctx.kernel.ports;
    return {
      packs: packsOf(ctx.db, tripId),
      places: (backup?.sticks() ?? []).flatMap((path) =>
        roomAt(path) === null ? [] : [{ placeId: idOfPath(path), path }],
      ),
      mayBrowse: backup?.chooseFolder !== undefined,
    };
  },
  'trips.makePack': prepared(make, ({ tripId }, ctx, made) => {
    const { folder, fileName, key, line, childIds, words } = made;
    const [unfinished, path] = [join(folder, unfinishedName(fileName)), join(folder, fileName)];
    ctx.tx.ifTakenBack(() => {
      for (const one of [unfinished, path]) rmSync(one, { force: true });
    });
    insertPack(ctx.tx, tripId, key, line, ctx.author);
    key.fill(0);
    for (const childId of childIds) ctx.alsoAudit({ what: 'trip.in-pack', childId });
    ctx.audit({ fields: [childIds.length === 1 ? '1 child' : `${childIds.length} children`] });
    renameOver(unfinished, path);
    return { packId: line.packId, words, fileName, folder };
  }),
};

/** Everything but the record: the file stands at its place under the name that does not count. */
async function make({ tripId, placeId }: ParsedInput<'trips.makePack'>, ctx: QueryContext) {
  const trip = tripFor(ctx, tripId);
  if (trip.calledOff) throw new AppError('bad-input', { fields: { tripId: 'This trip was called off.' } });
  const { home } = ctx.kernel.ports;
  const folder = await folderFor(ctx, placeId);
  const packId = uuid() as TripPackId;
  // As it will be read again: in the order of the schema.
  const contents = PackContents.parse(packContents(ctx, trip, packId));
  if (contents.children.length === 0)
    throw new AppError('bad-input', { fields: { tripId: 'No child is on this trip.' } });
  const { vaultId } = readVault(home);
  const window = packWindow(trip.plan);
  const words = newWords();
  const { bytes, key } = await sealPack(contents, { packId, vaultId, ...window }, words);
  // No name of a child or of the trip on the outside.
  const fileName = `Careboard trip ${trip.plan.startsOn} ${packId.slice(-6)}.trip`;
  await writePack(folder, fileName, bytes, { words, contents, vaultId, at: new Date(window.readableFrom) });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const childIds = contents.children.map(({ childId }) => childId);
  return {
    folder,
    fileName,
    key,
    words,
    childIds,
    line: { packId, ...window, children: childIds.length, fileName, sha256 },
  };
}

async function folderFor({ kernel }: QueryContext, placeId: string | null): Promise<string> {
  const { backup } = kernel.ports;
  if (placeId !== null) {
    const stick = backup?.sticks().find((path) => idOfPath(path) === placeId);
    if (stick === undefined) throw new AppError('not-found');
    return stick;
  }
  if (!backup?.chooseFolder) throw new AppError('not-found');
  const folder = await backup.chooseFolder();
  if (folder === null) throw new AppError('cancelled');
  return folder;
}
