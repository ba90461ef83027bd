import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import type { firstAidContract, OwnAdvice } from '#shared/features/medical/first-aid.contract.ts';
import { isShown, rivalsOf } from '#shared/features/medical/first-aid.rules.ts';
import { firstAidVersions, insertFirstAid } from './first-aid.repo.ts';

const OWN_FIELDS = ['steps', 'source', 'publishedOn'] as const satisfies readonly (keyof OwnAdvice)[];

export const firstAidHandlers: Handlers<keyof typeof firstAidContract> = {
  'medical.firstAid': (_input, { db, today }) => ({
    ...{ today, packs: [...firstAidVersions(db)].map(([packId, versions]) => ({ packId, versions })) },
  }),
  'medical.setFirstAid': ({ packId, seen, shown, own }, { tx, author, audit, today }) => {
    if (own !== null && own.publishedOn > today)
      throw new AppError('bad-input', { fields: { 'own.publishedOn': 'This day is still to come.' } });
    const all = firstAidVersions(tx);
    const newest = all.get(packId)?.[0];
    if ((newest?.version ?? 0) !== seen) throw new AppError('changed-elsewhere');
    insertFirstAid(tx, packId, { version: seen + 1, shown, own }, author);
    if (shown)
      for (const rival of rivalsOf(packId)) {
        const standing = all.get(rival)?.[0];
        if (standing && isShown(standing))
          insertFirstAid(tx, rival, { ...standing, version: standing.version + 1, shown: false }, author);
      }
    const changed = OWN_FIELDS.filter((field) => (own?.[field] ?? null) !== (newest?.own?.[field] ?? null));
    audit({ fields: [...(shown === isShown(newest) ? [] : ['shown']), ...changed] });
    return {};
  },
};
