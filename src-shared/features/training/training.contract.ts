import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { StaffId, TrainingId, TrainingPersonId } from '#shared/domain/ids.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { RequestKey } from '#shared/features/medicines/medicines.contract.ts';
import { NAMED_KINDS, TrainedPerson, TrainingKind } from './training.model.ts';

const Done = z.strictObject({});
const Person = z.union([z.strictObject({ personId: TrainingPersonId }), z.strictObject({ staffId: StaffId })]);

export const trainingContract = {
  /** Everybody with a training, who else works here with an account, and today. */
  'training.list': query({
    needs: 'medicines.give',
    input: z.strictObject({}),
    output: z.strictObject({
      today: CalendarDate,
      people: z.array(TrainedPerson),
      /** Members of staff with an account of whom no training is recorded yet. */
      others: z.array(z.strictObject({ staffId: StaffId, name: z.string() })),
    }),
  }),
  /** Somebody without an account, such as midday staff. The same key again adds nothing. */
  'training.addPerson': command({
    needs: 'training.write',
    input: z.strictObject({ requestKey: RequestKey, name: filledLine(80), label: line(60) }),
    output: z.strictObject({ personId: TrainingPersonId }),
    audit: 'training.person-added',
  }),
  /** Somebody without an account left the staff, or is back. Error 'not-found' for a holder of an account: that is done under School. */
  'training.setLeft': command({
    needs: 'training.write',
    input: z.strictObject({ personId: TrainingPersonId, left: z.boolean() }),
    output: Done,
    audit: 'training.person-left',
  }),
  /** A training as on its paper (DfE template E). Errors 'not-found', 'bad-input'. */
  'training.record': command({
    needs: 'training.write',
    input: z.strictObject({
      who: Person,
      requestKey: RequestKey,
      fields: z
        .strictObject({
          kind: TrainingKind,
          what: line(60),
          handled: z.boolean().nullable(),
          trainedOn: CalendarDate,
          trainer: filledLine(120),
          profession: line(120),
          competent: z.boolean(),
          reviewOn: CalendarDate,
          words: words(300),
        })
        .refine(({ kind, what }) => !NAMED_KINDS.has(kind) || what !== '', {
          path: ['what'],
          error: 'Please say which.',
        })
        .refine(({ trainedOn, reviewOn }) => reviewOn >= trainedOn, {
          path: ['reviewOn'],
          error: 'This is before the training.',
        }),
    }),
    output: z.strictObject({ trainingId: TrainingId }),
    audit: 'training.recorded',
  }),
  /** That entry was wrong; both rows stay. Error 'changed-elsewhere'. */
  'training.takeBack': command({
    needs: 'training.write',
    input: z.strictObject({ trainingId: TrainingId, words: filledLine(300) }),
    output: Done,
    audit: 'training.taken-back',
  }),
};
