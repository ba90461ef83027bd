import { createHash } from 'node:crypto';
import type { QueryContext } from '#main/core/handlers.ts';
import { type FaceRow, listChildren, photoUrl, toldApart } from '#main/features/children/children.service.ts';
import { needsInForce } from '#main/features/medical/medical.service.ts';
import { newestSpares } from '#main/features/medical/plan-steps.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import type { KitId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import type { ReceiveList } from '#shared/features/kits/kits.contract.ts';
import { mayReceive } from '#shared/features/kits/may-receive.rules.ts';
import { concernsKit } from '#shared/features/medical/need-kind.rules.ts';
import { oneKit, spareRule } from './kits.service.ts';

const ORDER = ['yes', 'no', 'not-recorded'] as const;

/**
 * Who may receive from a kit: every child on roll who is known to be at risk or of whom an answer is recorded, those who may first. A
 * school's rule of "anyone" does not shorten it: the names of those known at risk stay in the kit. Error 'not-found'.
 */
export function receiveList(
  { db, today, scope }: Pick<QueryContext, 'db' | 'today' | 'scope'>,
  kitId: KitId,
): ReceiveList {
  const { kind, name, place } = oneKit(db, kitId, today).kit;
  const rule = spareRule(db);
  const spares = newestSpares(db, kind);
  const needs = Map.groupBy(needsInForce(db), ({ childId }) => childId);
  const told = toldApart(db);
  const children = listChildren(db, scope, false)
    .filter(
      ({ childId }) =>
        spares.get(childId) !== undefined || (needs.get(childId) ?? []).some((need) => concernsKit(kind, need)),
    )
    .map((child) => {
      const { may, title, words } = mayReceive(kind, rule.rule, spares.get(child.childId) ?? null);
      return { ...faceOf(child), apart: told.apart(child), may, title, words };
    })
    .toSorted((a, b) => ORDER.indexOf(a.may) - ORDER.indexOf(b.may));
  const list = { kit: { kitId, kind, name, place }, schoolName: school(db).name, rule, children };
  return { ...list, fingerprint: createHash('sha256').update(JSON.stringify(list)).digest('base64') };
}

const faceOf = (
  child: Pick<FaceRow, 'childId' | 'className' | 'photoId' | 'born'> & Parameters<typeof calledBy>[0],
) => ({
  ...{ childId: child.childId, name: fullName(calledBy(child)), className: child.className ?? 'No class' },
  ...{ born: child.born, photoUrl: photoUrl(child.photoId) },
});
