import type { Handlers } from '#main/core/handlers.ts';
import type { settingsContract } from '#shared/features/settings/settings.contract.ts';
import { saveSchool, school } from './settings.service.ts';

export const settingsHandlers: Handlers<keyof typeof settingsContract> = {
  'settings.school': (_input, { db }) => school(db),
  'settings.saveSchool': (input, { tx, author, audit }) => {
    saveSchool(tx, input, author);
    audit({ fields: Object.keys(input) });
    return {};
  },
};
