import { useId, useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { InhalerUse } from '#shared/features/medicines/medicines.view.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { go } from '../../app/router.ts';
import { Button, Form, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from './EntryDialogs.tsx';
import styles from './Medicines.module.css';

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
  const form = useId();
  const [words, setWords] = useState('');
  const back = useCommand('medicines.takeInhalerBack');
  const save = async () => {
    const result = await back.run({ childId, useId: use.useId, words });
    if (!result.ok) return;
    toast('Taken back. The wrong entry stays to be seen.');
    onClose();
  };
  return (
    <EntryDialog title="Take back an entry" form={form} draft={words} pending={back.pending} onClose={onClose}>
      <Form id={form} onSubmit={() => void save()} error={formError(back.error)}>
        <TextField
          label="What was wrong?"
          autoFocus
          value={words}
          onChange={setWords}
          maxLength={300}
          error={fieldError(back.error, 'words')}
        />
      </Form>
    </EntryDialog>
  );
}
