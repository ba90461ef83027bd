import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import { issuePaper } from '#main/features/papers/papers.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { sheetContract } from '#shared/features/backup/sheet.contract.ts';
import { SHEET_DAYS } from '#shared/features/backup/sheet.rules.ts';
import { insertPrint } from './sheet.repo.ts';
import { sheetChild, sheetFacts, sheetFingerprint, sheetHashes, sheetState } from './sheet.ts';

export const sheetHandlers: Handlers<keyof typeof sheetContract> = {
  'backup.sheetState': (_input, ctx) => sheetState(ctx),
  'backup.sheet': (_input, { db }) => {
    const facts = sheetFacts(db);
    return {
      schoolName: school(db).name,
      fingerprint: sheetFingerprint(sheetHashes(facts)),
      children: facts.map((one) => sheetChild(db, one)),
    };
  },
  'backup.sheetPrinted': ({ fingerprint }, ctx) => {
    const { tx, author, audit, alsoAudit } = ctx;
    const hashes = sheetHashes(sheetFacts(tx));
    if (sheetFingerprint(hashes) !== fingerprint) throw new AppError('changed-elsewhere');
    insertPrint(tx, author.at, author.by, hashes);
    const childIds = Object.keys(hashes) as ChildId[];
    audit({ fields: [`${childIds.length} ${childIds.length === 1 ? 'child' : 'children'}`] });
    for (const childId of childIds) alsoAudit({ what: 'medical.on-sheet', childId, fields: [] });
    return issuePaper(ctx, {
      ...{ kind: 'sealed-sheet', title: 'Children with a serious medical need', onDay: null, childIds },
      holders: [{ name: 'Sealed envelope' }],
      // The day on which a new one has to lie in its place.
      collectBy: addDays(author.today, SHEET_DAYS),
    });
  },
};
