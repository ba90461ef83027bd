import type { ChildId, DecisionId } from '#shared/domain/ids.ts';
import { useCall } from '../../api/call.ts';
import { Answer } from '../../ui/index.ts';
import styles from './Pictures.module.css';

/** The letter about one withdrawal, to be read: what was recorded, nothing else. Printing it is another matter. */
export function WithdrawalLetter({
  childId,
  decisionId,
}: {
  readonly childId: ChildId;
  readonly decisionId: DecisionId;
}) {
  const asked = useCall('consent.withdrawalLetter', { childId, decisionId });
  return (
    <section aria-label="Letter to the parent" className={styles.letterPart}>
      <h2>Letter to the parent</h2>
      <Answer of={asked}>
        {({ letter }) =>
          letter === null ? (
            <p>No letter: by today’s answers nothing of this is a No.</p>
          ) : (
            <>
              <p className={styles.soft}>
                Read it through before it goes out: it repeats what was typed about each place. It is as of now, and
                follows what is ticked off.
              </p>
              <div className={styles.letter}>
                {letter.parts.map((part, at) =>
                  part.kind === 'words' ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a letter have no other name than their place.
                    <p key={at}>{part.words}</p>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                    <ul key={at}>
                      {part.lines.map((line) => (
                        <li key={line}>{line}</li>
                      ))}
                    </ul>
                  ),
                )}
              </div>
            </>
          )
        }
      </Answer>
    </section>
  );
}
