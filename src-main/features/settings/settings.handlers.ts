import type { Handlers } from '#main/core/handlers.ts';
import { nameOnLockedScreen } from '#main/features/access/sign-in.service.ts';
import { changedFields } from '#main/features/audit/changed-fields.ts';
import type { settingsContract } from '#shared/features/settings/settings.contract.ts';
import { closedDaysHandlers } from './closed-days.handlers.ts';
import { itDetails } from './it-details.ts';
import { saveSchool, school } from './settings.service.ts';

export const settingsHandlers: Handlers<keyof typeof settingsContract> = {
  ...closedDaysHandlers,
  'settings.itDetails': (_input, { kernel }) => itDetails(kernel),
  'settings.school': (_input, { db }) => school(db),
  'settings.saveSchool': (input, { tx, kernel, author, audit }) => {
    const changed = changedFields(school(tx), input);
    saveSchool(tx, input, author);
    if (changed.includes('name')) nameOnLockedScreen(kernel, tx, input.name);
    audit({ fields: changed });
    return {};
  },
};
