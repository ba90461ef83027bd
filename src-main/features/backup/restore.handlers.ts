import type { Handlers } from '#main/core/handlers.ts';
import type { restoreContract } from '#shared/features/backup/restore.contract.ts';
import { foundBackups, shownBackup } from './found.ts';
import { restore } from './restore.ts';
import { restoreFacts } from './restore-facts.ts';

export const restoreHandlers: Handlers<keyof typeof restoreContract> = {
  'backup.found': ({ staged }, { kernel }) => ({
    // The demo school has nothing that anybody could want back.
    backups: kernel.place === 'demo' ? [] : foundBackups(kernel, staged).map((one) => shownBackup(kernel, one)),
  }),
  'backup.facts': (input, { kernel }) => restoreFacts(kernel, input),
  'backup.restore': { lifecycle: (input, kernel) => restore(kernel, input) },
};
