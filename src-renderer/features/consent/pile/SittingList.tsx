import { Undo2 } from 'lucide-react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showTime } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { Answer, Banner, Button, thenToScreen, toast } from '../../../ui/index.ts';
import styles from './Pile.module.css';

type Sitting = CallOutput<'consent.sitting'>;
type Entered = Sitting['forms'][number];

/** What this person entered today, the newest first, each to be taken back; how many, and since when. */
export function SittingList() {
  const asked = useCall('consent.sitting', {});
  const takeBack = useCommand('consent.takeEnteredBack');
  const undo = async ({ child, formId }: Entered) => {
    const result = await takeBack.run({ childId: child.childId, formId });
    if (result.ok) thenToScreen(() => toast(`The form of ${oneLine(child)} is taken back. It stays in the history.`));
  };
  return (
    <>
      <h2>Entered today</h2>
      {takeBack.error && (
        <Banner tone="serious" announce>
          {takeBack.error.message}
        </Banner>
      )}
      <Answer of={asked} loading="Loading what was entered">
        {(sitting) => (
          <>
            <p className={styles.soft} aria-live="polite">
              {countWords(sitting)}
            </p>
            <ol className={styles.sitting} reversed>
              {sitting.forms.map((form) => (
                <li key={form.formId} className={styles.entered}>
                  <div>
                    <b>{oneLine(form.child)}</b>
                    <p className={styles.soft}>
                      {form.takenBack
                        ? 'Taken back.'
                        : `${answersWords(form)}, ${form.signer || 'signer not recorded'}.`}{' '}
                      {showTime(form.enteredAt)}
                    </p>
                  </div>
                  {!form.takenBack && (
                    <Button
                      icon={Undo2}
                      aria-label={`Take back the form of ${oneLine(form.child)}, ${showTime(form.enteredAt)}`}
                      isDisabled={takeBack.pending}
                      onPress={() => void undo(form)}
                    >
                      Take back
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          </>
        )}
      </Answer>
    </>
  );
}

function countWords({ forms, since }: Sitting): string {
  const count = forms.filter(({ takenBack }) => !takenBack).length;
  if (since === null) return 'No form yet.';
  return `${count} ${count === 1 ? 'form' : 'forms'} since ${showTime(since)}`;
}

const answersWords = ({ yes, no, blank }: Entered): string =>
  [`${yes} yes`, `${no} no`, blank > 0 && `${blank} blank`].filter(Boolean).join(', ');
