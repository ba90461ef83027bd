import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers } from '#main/core/handlers.ts';
import { staffNames } from '#main/features/access/staff.service.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { TrainingPersonId } from '#shared/domain/ids.ts';
import type { trainingContract } from '#shared/features/training/training.contract.ts';
import * as repo from './training.repo.ts';
import { trainedPeople } from './training.service.ts';

const DONE = {};

export const trainingHandlers: Handlers<keyof typeof trainingContract> = {
  'training.list': (_input, { db, today }) => {
    const known = new Set(repo.people(db).map(({ staffId }) => staffId));
    return {
      ...{ today, people: trainedPeople(db) },
      others: staffNames(db).filter(({ staffId }) => !known.has(staffId)),
    };
  },
  'training.addPerson': ({ requestKey, name, label }, { tx, author, audit }) => {
    const known = repo.personOfKey(tx, requestKey);
    audit({ fields: [known ? 'repeated' : 'name'] });
    return { personId: known ?? repo.insertPerson(tx, { staffId: null, name, label, requestKey }, author) };
  },
  'training.setLeft': ({ personId, left }, { tx, author }) => {
    if (repo.setLeft(tx, personId, left, author) === 0) throw new AppError('not-found');
    return DONE;
  },
  'training.record': (input, ctx) => {
    const { requestKey, fields } = input;
    const known = repo.trainingOfKey(ctx.tx, requestKey);
    if (known) {
      ctx.audit({ fields: ['repeated'] });
      return { trainingId: known };
    }
    if (fields.trainedOn > ctx.today)
      throw new AppError('bad-input', { fields: { 'fields.trainedOn': 'This day is still to come.' } });
    const handled = fields.kind === 'adrenaline' ? (fields.handled ?? false) : null;
    return {
      trainingId: repo.insertTraining(ctx.tx, personOf(ctx, input), { ...fields, handled }, requestKey, ctx.author),
    };
  },
  'training.takeBack': ({ trainingId, words }, { tx, author }) => {
    if (!repo.trainings(tx).some((one) => one.trainingId === trainingId)) throw new AppError('changed-elsewhere');
    repo.insertBack(tx, trainingId, words, author);
    return DONE;
  },
};

/** The person named; a holder of an account gets a place here with the first training. Error 'not-found'. */
function personOf(
  { tx, author }: CommandContext,
  { who, requestKey }: ParsedInput<'training.record'>,
): TrainingPersonId {
  const all = repo.people(tx);
  if ('personId' in who) {
    if (!all.some(({ personId }) => personId === who.personId)) throw new AppError('not-found');
    return who.personId;
  }
  const known = all.find(({ staffId }) => staffId === who.staffId)?.personId;
  if (known) return known;
  if (!staffNames(tx).some(({ staffId }) => staffId === who.staffId)) throw new AppError('not-found');
  return repo.insertPerson(tx, { staffId: who.staffId, name: '', label: '', requestKey }, author);
}
