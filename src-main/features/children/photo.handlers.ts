import { AppError } from '#main/core/app-error.ts';
import { type Handlers, prepared, type QueryContext } from '#main/core/handlers.ts';
import { photoOf, savePhoto, takePhotoBack } from '#main/features/photos/photos.service.ts';
import { processPhoto } from '#main/features/photos/process-photo.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { oneChild } from './children.service.ts';

const DONE = {};
/** Long enough to fetch the next child of a class, short enough for a PC that was left. */
const CAMERA_MS = 10 * 60_000;

function mustExist(ctx: QueryContext, childId: ChildId): void {
  if (!oneChild(ctx.db, childId)) throw new AppError('not-found');
}

/** One photo by hand: saved, taken away, put back; and whether the camera may run for it. */
export const photoHandlers: Handlers<
  'children.savePhoto' | 'children.removePhoto' | 'children.putPhotoBack' | 'children.useCamera'
> = {
  'children.savePhoto': prepared(
    async (input) => processPhoto(Buffer.from(input.base64, 'base64'), input.crop),
    (input, ctx, photo) => {
      mustExist(ctx, input.childId);
      const before = photoOf(ctx.db, input.childId)?.photoId ?? null;
      const photoId = savePhoto(ctx.tx, input.childId, photo, ctx.author, null);
      return { photoId, before };
    },
  ),
  'children.removePhoto': (input, ctx) => {
    mustExist(ctx, input.childId);
    if (!takePhotoBack(ctx.tx, input.childId, input.photoId, null, ctx.author)) throw new AppError('changed-elsewhere');
    return DONE;
  },
  'children.putPhotoBack': (input, ctx) => {
    mustExist(ctx, input.childId);
    if (!takePhotoBack(ctx.tx, input.childId, input.now, input.back, ctx.author))
      throw new AppError('changed-elsewhere');
    return DONE;
  },
  'children.useCamera': (input, ctx) => {
    mustExist(ctx, input.childId);
    const { session, kernel } = ctx;
    ctx.tx.onceWritten(() => {
      session.cameraUntil = input.on ? kernel.ports.clock.monotonic() + CAMERA_MS : null;
    });
    return DONE;
  },
};
