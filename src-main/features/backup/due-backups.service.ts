import type { QueryContext } from '#main/core/handlers.ts';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import { mustPrint } from '#shared/features/backup/sheet.rules.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import { lastGoodRun } from './backup.repo.ts';
import { levelToday } from './backup.service.ts';
import { sheetState } from './sheet.ts';

type Asked = Pick<QueryContext, 'db' | 'now' | 'today'>;
type DueBackup = DueRow & { readonly kind: 'backup-late' | 'sheet-old' };

/** What Today says of the safety of the register itself: names nobody. */
export const dueBackups = (asked: Asked): DueBackup[] => [...lateBackup(asked), ...oldSheet(asked)];

function lateBackup({ db, now }: Asked): DueBackup[] {
  const level = levelToday(db, now);
  if (level !== 'late' && level !== 'very-late') return [];
  const good = lastGoodRun(db);
  const on = good ? londonDay(new Date(good.at)) : null;
  return [
    {
      ...{ kind: 'backup-late', id: 'backup', child: null, thing: 'Backup of the register', on },
      words: on === null ? 'there has never been a good one' : `the last good one is of ${showDate(on)}`,
      ...{ to: { name: 'school', part: 'backups' }, at: null },
    },
  ];
}

function oldSheet(asked: Asked): DueBackup[] {
  const { state, changed, printed } = sheetState(asked);
  if (!mustPrint(state)) return [];
  const on = printed && londonDay(new Date(printed.at));
  const said = changed === 1 ? '1 child has changed since' : `${changed} children have changed since`;
  return [
    {
      ...{ kind: 'sheet-old', id: 'sheet', child: null, thing: 'Sealed sheet for when every computer is down', on },
      words:
        on === null ? 'never printed' : `printed ${showDate(on)}${state === 'changed' ? `: ${said}` : ', too old'}`,
      ...{ to: { name: 'sheet' }, at: null },
    },
  ];
}
