import { LogOut, Undo2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { useCan } from '../../api/session-store.ts';
import { Button } from '../../ui/index.ts';
import { ClassChoiceDialog } from './ClassChoiceDialog.tsx';
import { LeaverDialog } from './LeaverDialog.tsx';

/** On one child's record: another class, a leaver, and back again. For those who keep the roll. */
export function RollActions({
  record,
}: {
  readonly record: { readonly childId: ChildId; readonly told: string; readonly leftOn: CalendarDate | null };
}) {
  const [open, setOpen] = useState<'move' | 'leaver' | 'bring-back' | null>(null);
  const mayRoll = useCan('children.roll');
  if (!mayRoll) return null;
  const chosen = [{ childId: record.childId, name: record.told }];
  const close = () => setOpen(null);
  return (
    <>
      {record.leftOn === null ? (
        <>
          <Button icon={UsersRound} onPress={() => setOpen('move')}>
            Move to a class
          </Button>
          <Button icon={LogOut} onPress={() => setOpen('leaver')}>
            Mark as leaver
          </Button>
        </>
      ) : (
        <Button icon={Undo2} onPress={() => setOpen('bring-back')}>
          Bring back
        </Button>
      )}
      {open === 'leaver' && <LeaverDialog chosen={chosen} onClose={close} />}
      {(open === 'move' || open === 'bring-back') && <ClassChoiceDialog chosen={chosen} doing={open} onClose={close} />}
    </>
  );
}
