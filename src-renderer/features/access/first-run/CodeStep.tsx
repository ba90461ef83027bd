import { Button } from '../../../ui/index.ts';
import styles from './Step.module.css';
import { Step } from './Step.tsx';

/** The recovery code, once. It is written on paper: a file of it would be a second key under the mat. */
export function CodeStep({
  groups,
  at,
  inner,
  onNext,
}: {
  readonly groups: readonly string[];
  readonly at?: number;
  readonly inner?: boolean | undefined;
  readonly onNext: () => void;
}) {
  return (
    <Step
      at={at}
      inner={inner}
      title="Write down the recovery code"
      intro="If this PC breaks, or every Lead forgets their password, only this code opens the register. Write it on paper by hand, put it in an envelope in the safe, and do not photograph it. Careboard does not keep it and shows it only now."
    >
      <ol className={styles.groups} aria-label="Recovery code">
        {groups.map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two equal groups apart
          <li key={place} className={styles.group}>
            <span className={styles.number} aria-hidden="true">
              {place + 1}
            </span>
            {group}
          </li>
        ))}
      </ol>
      <Button tone="primary" size="l" autoFocus onPress={onNext}>
        I have written it down
      </Button>
    </Step>
  );
}
