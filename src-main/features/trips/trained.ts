import type { ReadDb } from '#main/store/sql.ts';
import type { Trained } from '#shared/features/trips/readiness.rules.ts';
import type { TripRow } from './trips.repo.ts';

/**
 * What the staff who go are trained for. Careboard keeps no record of training yet: nothing is known, and that is what is said. Where it
 * does, this asks that feature's service for the adults with a `staffId`, on the last day of the trip.
 */
export const trainedToGo = (_db: ReadDb, _trip: Pick<TripRow, 'adults' | 'plan'>): Trained => null;
