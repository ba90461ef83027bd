import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import { currentClasses } from '#main/features/children/children.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import type { coverageContract } from '#shared/features/consent/coverage.contract.ts';
import { NO_SHARES, type Share, shareOf } from '#shared/features/consent/coverage.rules.ts';
import { changesSince, purposesChangedSince } from './changes.ts';
import { onlyClass, readRegister } from './consent-register.ts';

export const coverageHandlers: Handlers<keyof typeof coverageContract> = {
  'consent.coverage': (_input, { db, scope, today }) => {
    const { purposes, children } = readRegister(db, scope, today);
    const byClass = Map.groupBy(children, ({ row }) => row.classId);
    const order = [...currentClasses(db), { classId: null, name: 'No class' }];
    return {
      ...{ schoolName: school(db).name, on: today },
      purposes: purposes.map(({ purposeId, name, basis }) => ({ purposeId, name, basis })),
      classes: order.flatMap(({ classId, name }) => {
        const those = byClass.get(classId) ?? [];
        if (those.length === 0) return [];
        const counts = purposes.map((purpose) => {
          const shares: Record<Share, number> = { ...NO_SHARES };
          for (const one of those) shares[shareOf(one.answerFor(purpose))] += 1;
          return shares;
        });
        return [{ classId, name, children: those.length, counts }];
      }),
    };
  },
  'consent.changes': ({ since, classId }, { db, scope, today }) => {
    if (since > today) throw new AppError('bad-input', { fields: { since: 'This day is still to come.' } });
    return {
      rows: changesSince(db, classId === null ? scope : onlyClass(scope, classId), since, today),
      purposes: purposesChangedSince(db, since),
    };
  },
};
