import { trainedAmong } from '#main/features/training/training.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { TrainingKind } from '#shared/features/training/training.model.ts';
import type { Trained, TrainedFor } from '#shared/features/trips/readiness.rules.ts';
import type { TripRow } from './trips.repo.ts';

/** Which training counts for which medicine. */
const COUNTS: Readonly<Partial<Record<TrainingKind, TrainedFor>>> = {
  adrenaline: 'adrenaline',
  inhaler: 'inhaler',
  rescue: 'buccal',
  insulin: 'injection',
};

/** What the staff who go are trained for on the last day of the trip; null: the school has recorded nobody's training yet. */
export function trainedToGo(db: ReadDb, { adults, plan }: Pick<TripRow, 'adults' | 'plan'>): Trained {
  const going = adults.flatMap(({ staffId }) => staffId ?? []);
  const kinds = trainedAmong(db, going, plan.endsOn);
  return kinds && new Set([...kinds].flatMap((kind) => COUNTS[kind] ?? []));
}
