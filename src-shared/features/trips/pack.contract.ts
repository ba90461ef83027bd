import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { TripId, TripPackId } from '#shared/domain/ids.ts';
import { PackLine } from './pack.model.ts';

/** Trip packs: one sealed file each, for who plans trips. */
export const packContract = {
  /** The packs that were made, newest first, and where one can be written. Never their words. */
  'trips.packs': query({
    needs: 'trips.plan',
    input: z.strictObject({ tripId: TripId }),
    output: z.strictObject({
      packs: z.array(PackLine),
      places: z.array(z.strictObject({ placeId: z.string(), path: z.string() })),
      mayBrowse: z.boolean(),
    }),
  }),
  /**
   * Seals these children and these days into a file on a stick (null: the system's own dialog), opens it again to check, and answers its
   * six words, once. Errors: 'not-found' (no such place), 'cancelled', 'pack-no-room', 'pack-not-written', 'bad-input' for nobody.
   */
  'trips.makePack': command({
    needs: 'trips.plan',
    input: z.strictObject({ tripId: TripId, placeId: z.string().max(64).nullable() }),
    output: z.strictObject({ packId: TripPackId, words: z.string(), fileName: z.string(), folder: z.string() }),
    audit: 'trip.pack-made',
  }),
};
