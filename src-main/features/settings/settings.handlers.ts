import type { Handlers } from '#main/core/handlers.ts';
import { nameOnLockedScreen } from '#main/features/access/sign-in.service.ts';
import type { settingsContract } from '#shared/features/settings/settings.contract.ts';
import { itDetails } from './it-details.ts';
import { saveSchool, school } from './settings.service.ts';

export const settingsHandlers: Handlers<keyof typeof settingsContract> = {
  'settings.itDetails': (_input, { kernel }) => itDetails(kernel),
  'settings.school': (_input, { db }) => school(db),
  'settings.saveSchool': (input, { tx, kernel, author, audit }) => {
    const renamed = school(tx).name !== input.name;
    saveSchool(tx, input, author);
    if (renamed) nameOnLockedScreen(kernel, tx, input.name);
    audit({ fields: Object.keys(input) });
    return {};
  },
};
