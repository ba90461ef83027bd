import { Button } from '../../../ui/index.ts';
import styles from '../first-run/Step.module.css';
import { Step } from '../first-run/Step.tsx';

/** This account of the PC lacks what ties the register to it: never to be taken for a wrong password. */
export function MissingSecret({ onCode, onBack }: { readonly onCode: () => void; readonly onBack: () => void }) {
  return (
    <Step
      title="This PC account is not let in yet"
      intro="Your password may be right. The register also needs a secret that this PC keeps for each of its own accounts, and the account that is signed in to the PC now has none."
    >
      <ul className={styles.causes}>
        <li>
          Is the PC signed in to another account than usual? Sign in to the PC as always and start Careboard again.
        </li>
        <li>Was the account made new, or its stored passwords cleared? Then the recovery code lets this account in.</li>
      </ul>
      <div className={styles.buttons}>
        <Button tone="primary" size="l" autoFocus onPress={onCode}>
          Use the recovery code
        </Button>
        <Button size="l" onPress={onBack}>
          Back to the names
        </Button>
      </div>
    </Step>
  );
}
