import { createHash } from 'node:crypto';
import type { QueryContext } from '#main/core/handlers.ts';
import { contactsOf, type FaceRow, facesWithNeeds, photoUrl } from '#main/features/children/children.service.ts';
import { spareRule } from '#main/features/kits/kits.service.ts';
import { currentPlan, type NeedRow, needsInForce, plansInForce } from '#main/features/medical/medical.service.ts';
import { spareHistory } from '#main/features/medical/plan-steps.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import type { SheetChild, SheetStateAnswer } from '#shared/features/backup/sheet.contract.ts';
import { type SheetHashes, sheetAge } from '#shared/features/backup/sheet.rules.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import { hasTwoStrengths } from '#shared/features/medical/medical.rules.ts';
import { holdsAdrenaline } from '#shared/features/medical/need-kind.rules.ts';
import { registerSince } from './backup.repo.ts';
import { lastPrint } from './sheet.repo.ts';

/** What the sheet says of a child, the plan by its id alone: its title lies behind its bytes, which may be megabytes. */
type Facts = Omit<SheetChild, 'plan'> & { readonly planId: string | null };

/** Every child on roll with a serious need, by class, then name. */
export function sheetFacts(db: ReadDb): Facts[] {
  const byChild = Map.groupBy(needsInForce(db), (need) => need.childId);
  const plans = plansInForce(db);
  return facesWithNeeds(db, { kind: 'all' }).flatMap((face) => {
    const needs = byChild.get(face.childId) ?? [];
    const isSerious = needs.some((need) => need.severity === 'serious');
    return isSerious ? [factsOf(db, face, needs, plans.get(face.childId) ?? null)] : [];
  });
}

function factsOf(db: ReadDb, face: FaceRow, needs: readonly NeedRow[], planId: string | null): Facts {
  return {
    childId: face.childId,
    name: fullName(calledBy(face)),
    className: face.className ?? 'No class',
    born: face.born,
    photoUrl: photoUrl(face.photoId, 'full'),
    needs: needs
      .filter((need) => need.severity === 'serious')
      .map(({ condition, triggers, signs, action, medicine, place, expires }) => ({
        ...{ condition, triggers, signs, action, medicine, place, expires },
      })),
    also: needs.filter((need) => need.severity !== 'serious').map((need) => need.condition),
    twoStrengths: hasTwoStrengths(needs),
    spare: needs.some((need) => holdsAdrenaline(need.medicine))
      ? { recorded: spareOf(db, face.childId), rule: spareRule(db).rule }
      : null,
    contacts: contactsOf(db, face.childId).map((contact) => ({
      name: fullName(contact),
      relationship: contact.relationship,
      numbers: contact.phones.map((phone) => phone.number),
    })),
    planId,
  };
}

function spareOf(db: ReadDb, childId: ChildId): NonNullable<SheetChild['spare']>['recorded'] {
  const [newest] = spareHistory(db, childId, 'adrenaline');
  if (!newest) return null;
  const { answer, parent, doctor, agreedOn } = newest;
  return { answer, parent, doctor, agreedOn };
}

/** The same as it is printed, with the plan's title and date. */
export const sheetChild = (db: ReadDb, { planId: _planId, ...facts }: Facts): SheetChild => {
  const plan = currentPlan(db, facts.childId);
  return { ...facts, plan: plan && { title: plan.title, signedOn: plan.signedOn } };
};

/** How old the paper in the envelope is, and whether it still says what the register says. */
export function sheetState({ db, now, today }: Pick<QueryContext, 'db' | 'now' | 'today'>): SheetStateAnswer {
  const last = lastPrint(db);
  const hashes = sheetHashes(sheetFacts(db));
  const since = londonDay(new Date(registerSince(db) ?? now));
  const printed = last ? { on: londonDay(new Date(last.at)), hashes: last.hashes } : null;
  return {
    ...sheetAge(printed, hashes, since, today),
    printed: last ? { at: last.at, by: last.by, children: last.children } : null,
    children: Object.keys(hashes).length,
  };
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64');

/** Of each child a fingerprint of all that stands on the sheet. */
export const sheetHashes = (facts: readonly Facts[]): SheetHashes =>
  Object.fromEntries(facts.map((one) => [one.childId, hashOf(one)]));

/** One for the whole sheet. */
export const sheetFingerprint = (hashes: SheetHashes): string => hashOf(hashes);
