import { AppError } from '#main/core/app-error.ts';
import { BOM, csvLines } from '#main/core/csv.ts';
import { type Handlers, prepared, type QueryContext } from '#main/core/handlers.ts';
import { saveList } from '#main/core/save-list.ts';
import { currentClasses } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import type { consentExportContract } from '#shared/features/consent/export.contract.ts';
import { type ExportChild, exportRows } from '#shared/features/consent/export.rules.ts';
import { answerNowOf } from './answers-today.ts';
import { classCounts, type RegisterChild, readRegister } from './consent-register.ts';
import { purposesInUse } from './purposes.repo.ts';

const NO_CLASS = 'No class';

export const consentExportHandlers: Handlers<keyof typeof consentExportContract> = {
  'consent.exportChoices': (_input, { db, scope }) => {
    const counts = classCounts(db, scope);
    const named = new Map<string | null, string>(currentClasses(db).map(({ classId, name }) => [classId, name]));
    return {
      purposes: purposesInUse(db).map(({ purposeId, name }) => ({ purposeId, name })),
      classes: [...currentClasses(db).map(({ classId }) => classId), null].flatMap((classId) => {
        const children = counts.get(classId) ?? 0;
        return children > 0 ? [{ classId, name: named.get(classId) ?? NO_CLASS, children }] : [];
      }),
    };
  },
  'consent.export': prepared(
    (input, ctx) => {
      const how = { suggestedName: `careboard-consents-${ctx.today}.csv`, begun: 'consent.export-begun' };
      return saveList(ctx, how, () => listOf(input, ctx));
    },
    (_input, ctx, { childIds, fields }) => {
      ctx.audit({ fields });
      for (const childId of childIds) ctx.alsoAudit({ what: 'consent.in-list', childId });
      return { children: childIds.length };
    },
  ),
};

/** The list as it is now; the time that the system's dialog stood open may have changed it. */
function listOf(input: CallInput<'consent.export'>, { db, scope, today }: QueryContext) {
  const { purposes: inUse, children: all } = readRegister(db, scope, today);
  const wanted = new Set(input.purposeIds);
  const purposes = inUse.filter(({ purposeId }) => wanted.has(purposeId));
  if (purposes.length !== wanted.size) throw new AppError('not-found');
  const classes = new Set(input.classIds);
  const chosen = all.filter(({ row }) => classes.has(row.classId));
  if (chosen.length !== input.children) throw new AppError('changed-elsewhere');
  const asChild = (one: RegisterChild): ExportChild => ({
    ...one.row,
    className: one.row.className ?? '',
    answers: purposes.map((purpose) => answerNowOf(one, purpose)),
  });
  const rows = exportRows(purposes, chosen.map(asChild), input);
  return {
    bytes: Buffer.from(`${BOM}${csvLines(rows)}\r\n`, 'utf8'),
    childIds: chosen.map(({ child }) => child.childId),
    fields: [chosen.length === 1 ? '1 child' : `${chosen.length} children`, `purposes ${purposes.length}`, input.shape],
  };
}
