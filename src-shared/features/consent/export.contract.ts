import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { ClassId, PurposeId } from '#shared/domain/ids.ts';
import { ShortPurpose } from './consent.model.ts';
import { ExportShape, ExportWords } from './export.rules.ts';

/** The answers as a list for another system: it leaves the register, unsealed. */
export const consentExportContract = {
  /** What can be chosen: the purposes in use, and the classes with how many children are in each now. */
  'consent.exportChoices': query({
    needs: 'imports.run',
    input: z.strictObject({}),
    output: z.strictObject({
      purposes: z.array(ShortPurpose),
      /** Null: children without a class. */
      classes: z.array(z.strictObject({ classId: ClassId.nullable(), name: z.string(), children: z.number().int() })),
    }),
  }),
  /**
   * Today's answers of these classes for these purposes, to a place that the person chooses in the system's own dialog. `children` is how
   * many they were told: with another number by now nothing is saved (error 'changed-elsewhere'). Written down before anything
   * leaves; then once more, and for each child. Errors: 'cancelled', 'cannot-save', 'not-found'.
   */
  'consent.export': command({
    needs: 'imports.run',
    input: z.strictObject({
      purposeIds: z.array(PurposeId).min(1).max(60),
      classIds: z.array(ClassId.nullable()).min(1).max(200),
      shape: ExportShape,
      words: ExportWords,
      children: z.number().int().positive(),
    }),
    output: z.strictObject({ children: z.number().int() }),
    audit: 'consent.exported',
  }),
};
