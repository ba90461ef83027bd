import type { Handlers } from '#main/core/handlers.ts';
import type { Kernel } from '#main/core/kernel.ts';
import type { restoreContract } from '#shared/features/backup/restore.contract.ts';
import { foundBackups, isOffered, pickBackup, shownBackup } from './found.ts';
import { restore } from './restore.ts';
import { restoreFacts } from './restore-facts.ts';

const mayPick = ({ ports }: Kernel) =>
  (['file', 'folder'] as const).filter((what) => ports.backup?.chooseBackup?.[what] !== undefined);

export const restoreHandlers: Handlers<keyof typeof restoreContract> = {
  'backup.found': ({ staged }, { kernel }) =>
    // The demo school has nothing that anybody could want back.
    kernel.place === 'demo'
      ? { backups: [], mayPick: [] }
      : {
          backups:
            staged && !isOffered(kernel) ? [] : foundBackups(kernel, staged).map((one) => shownBackup(kernel, one)),
          mayPick: mayPick(kernel),
        },
  'backup.pick': async ({ what }, { kernel }) => ({ picked: await pickBackup(kernel, what) }),
  'backup.facts': (input, { kernel }) => restoreFacts(kernel, input),
  'backup.restore': { lifecycle: (input, kernel) => restore(kernel, input) },
};
