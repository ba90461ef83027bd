import { LogOut, Undo2, UsersRound, X } from 'lucide-react';
import { useState } from 'react';
import { MOST_AT_ONCE } from '#shared/features/children/roll.contract.ts';
import { Button } from '../../ui/index.ts';
import styles from './Children.module.css';
import { type ChosenChild, ClassChoiceDialog } from './ClassChoiceDialog.tsx';
import { LeaverDialog } from './LeaverDialog.tsx';

/** What can be done with the children that are ticked. Stays in place, so that the list does not jump under the pointer. */
export function PickedBar({
  chosen,
  leavers,
  onClear,
}: {
  readonly chosen: readonly ChosenChild[];
  readonly leavers: boolean;
  readonly onClear: () => void;
}) {
  const [open, setOpen] = useState<'move' | 'leaver' | 'bring-back' | null>(null);
  const none = chosen.length === 0;
  const tooMany = chosen.length > MOST_AT_ONCE;
  const close = () => setOpen(null);
  return (
    <section className={styles.picked} aria-label="With the chosen children">
      <span role="status" className={styles.pickedCount}>
        {none
          ? 'Tick children to move them: Space, Shift and arrows'
          : tooMany
            ? `${chosen.length} chosen: at most ${MOST_AT_ONCE} at once`
            : `${chosen.length} chosen`}
      </span>
      {leavers ? (
        <Button icon={Undo2} isDisabled={none || tooMany} onPress={() => setOpen('bring-back')}>
          Bring back
        </Button>
      ) : (
        <>
          <Button icon={UsersRound} isDisabled={none || tooMany} onPress={() => setOpen('move')}>
            Move to a class
          </Button>
          <Button icon={LogOut} isDisabled={none || tooMany} onPress={() => setOpen('leaver')}>
            Mark as leavers
          </Button>
        </>
      )}
      {!none && (
        <Button tone="quiet" icon={X} onPress={onClear}>
          Untick all
        </Button>
      )}
      {open === 'leaver' && <LeaverDialog chosen={chosen} onClose={close} onDone={onClear} />}
      {(open === 'move' || open === 'bring-back') && (
        <ClassChoiceDialog chosen={chosen} doing={open} onClose={close} onDone={onClear} />
      )}
    </section>
  );
}
