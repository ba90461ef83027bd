import { Button } from '../../../ui/index.ts';
import styles from '../first-run/Step.module.css';
import { Step } from '../first-run/Step.tsx';

/** This account of the PC lacks what ties the register to it: never to be taken for a wrong password. */
export function MissingSecret({
  onCode,
  onEnrol,
  onBack,
}: {
  readonly onCode: () => void;
  /** Null while nobody has been chosen whose password could go with the code. */
  readonly onEnrol: (() => void) | null;
  readonly onBack: () => void;
}) {
  return (
    <Step
      title="This PC account is not let in yet"
      intro="Your password may be right. The register also needs a secret that this PC keeps for each of its own accounts, and the account that is signed in to the PC now has none."
    >
      <ul className={styles.causes}>
        <li>
          Is the PC signed in to another account than usual? Sign in to the PC as always and start Careboard again.
        </li>
        <li>
          Is this account to be used from now on, or were its stored passwords cleared? A Lead who is signed in to
          Careboard in another account of this PC makes a code under School, Security, Let another account in.
        </li>
        <li>Is there no such account, or is this PC new? Then the recovery code from the safe lets this account in.</li>
      </ul>
      <div className={styles.buttons}>
        {onEnrol && (
          <Button tone="primary" size="l" autoFocus onPress={onEnrol}>
            Type a Lead’s code
          </Button>
        )}
        <Button size="l" autoFocus={onEnrol === null} onPress={onCode}>
          Use the recovery code
        </Button>
        <Button size="l" onPress={onBack}>
          Back to the names
        </Button>
      </div>
    </Step>
  );
}
