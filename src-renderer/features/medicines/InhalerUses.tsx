import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { InhalerUse } from '#shared/features/medicines/medicines.view.ts';
import { useCommand } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { Button } from '../../ui/index.ts';
import styles from './Medicines.module.css';
import { WrongEntryDialog } from './WrongEntryDialog.tsx';

/** When the school's own inhaler was used for this child; a wrong entry is struck through and stays. */
export function InhalerUses({ childId, uses }: { readonly childId: ChildId; readonly uses: readonly InhalerUse[] }) {
  const [wrong, setWrong] = useState<InhalerUse | null>(null);
  if (uses.length === 0) return null;
  return (
    <>
      <h3>School’s inhaler</h3>
      <ul className={styles.list} aria-label="Uses of the school’s inhaler">
        {uses.map((use) => (
          <li key={use.useId} className={styles.words}>
            <p className={use.counts ? undefined : styles.struck}>
              {showDateTime(use.at)}: {use.puffs} {use.puffs === 1 ? 'puff' : 'puffs'}, given by {use.givenBy}
              {use.place && `, ${use.place}`}
              {use.kit && `, from ${use.kit}`}. {use.words}
            </p>
            {use.counts && (
              <span className={styles.head}>
                <Button
                  aria-label={`Note about the school’s inhaler, ${showDateTime(use.at)}`}
                  onPress={() => go({ name: 'medicine-note', childId, about: { kind: 'inhaler', useId: use.useId } })}
                >
                  Note home
                </Button>
                <Button
                  aria-label={`Take back the school’s inhaler, ${showDateTime(use.at)}`}
                  onPress={() => setWrong(use)}
                >
                  Take back
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {wrong && <WrongUse childId={childId} use={wrong} onClose={() => setWrong(null)} />}
    </>
  );
}

function WrongUse({
  childId,
  use,
  onClose,
}: {
  readonly childId: ChildId;
  readonly use: InhalerUse;
  readonly onClose: () => void;
}) {
  const back = useCommand('medicines.takeInhalerBack');
  return (
    <WrongEntryDialog
      title="Take back an entry"
      done="Taken back. The wrong entry stays to be seen."
      takeBack={back}
      onSave={(words) => back.run({ childId, useId: use.useId, words })}
      onClose={onClose}
    />
  );
}
