import { everyChild } from '#main/features/children/children.service.ts';
import { needsInForce } from '#main/features/medical/medical.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { fullName } from '#shared/domain/names.ts';
import { checkUpn } from '#shared/domain/upn.ts';
import type { Attention } from '#shared/features/imports/imports.model.ts';

/** Children on roll whose records ask for a look: what a transfer file flags without saying why, and numbers that look wrong. */
export function attention(db: ReadDb): Attention[] {
  const withNeed = new Set(needsInForce(db).map((need) => need.childId));
  const children = everyChild(db)
    .filter((child) => child.leftOn === null)
    .toSorted((a, b) => a.surname.localeCompare(b.surname) || a.forename.localeCompare(b.forename));
  const list = (what: Attention['what'], fits: (child: (typeof children)[number]) => boolean): Attention => ({
    what,
    children: children.filter(fits).map((child) => ({
      childId: child.childId,
      name: fullName(child),
      className: child.className ?? 'No class',
      born: child.born,
      upn: child.upn,
    })),
  });
  return [
    list('flagged-nothing-recorded', (child) => child.medicalFlag === 1 && !withNeed.has(child.childId)),
    list('upn-bad', (child) => ['bad-check-letter', 'bad-form'].includes(checkUpn(child.upn))),
    list('upn-temporary', (child) => checkUpn(child.upn) === 'temporary'),
    list('upn-missing', (child) => child.upn === ''),
    list('no-class', (child) => child.classId === null),
  ];
}
