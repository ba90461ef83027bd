import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import { facesWithNeeds, toldApart } from '#main/features/children/children.service.ts';
import { plansStanding } from '#main/features/medical/care-plan.service.ts';
import { needsInForce } from '#main/features/medical/medical.service.ts';
import { fullName } from '#shared/domain/names.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import type { policiesContract } from '#shared/features/policies/policies.contract.ts';
import * as repo from './policies.repo.ts';

const ALLERGIC: ReadonlySet<string | null> = new Set(['anaphylaxis', 'allergy']);

export const policiesHandlers: Handlers<keyof typeof policiesContract> = {
  'policies.desk': (_input, { db, scope, today }) => {
    const told = toldApart(db);
    const plans = plansStanding(db);
    const allergic = new Set(
      needsInForce(db)
        .filter(({ kind, suggestedKind }) => ALLERGIC.has(kind ?? suggestedKind))
        .map(({ childId }) => childId),
    );
    return {
      ...{ today, entries: repo.entries(db) },
      withoutPlan: facesWithNeeds(db, scope)
        .filter(({ childId }) => allergic.has(childId) && !plans.has(childId))
        .map((face) => ({
          ...{ childId: face.childId, name: fullName(calledBy(face)), className: face.className ?? 'No class' },
          apart: told.apart(face),
        })),
    };
  },
  'policies.record': ({ requestKey, ...entry }, { tx, author, audit, today }) => {
    const known = repo.entryOfKey(tx, requestKey);
    if (entry.onDay > today) throw new AppError('bad-input', { fields: { onDay: 'This day is still to come.' } });
    if (known) audit({ fields: ['repeated'] });
    return { entryId: known ?? repo.insertEntry(tx, entry, requestKey, author) };
  },
  'policies.takeBack': ({ entryId, words }, { tx, author }) => {
    if (!repo.entries(tx).some((one) => one.entryId === entryId)) throw new AppError('changed-elsewhere');
    repo.insertBack(tx, entryId, words, author);
    return {};
  },
};
