import type { AccessState } from '#shared/features/access/access.contract.ts';
import { refreshSession } from '../../api/session-store.ts';
import { Button } from '../../ui/index.ts';
import { ItDetailsButton } from '../settings/ItDetails.tsx';
import styles from './first-run/Step.module.css';
import { Step } from './first-run/Step.tsx';
import { LockedPage } from './LockedPage.tsx';
import { LOCKED_HELP } from './locked-help.ts';

/** A register is there, but not the file that opens it. Nothing can be set up beside it, so that nobody buries it. */
export function KeyFileMissing({ session }: { readonly session: AccessState }) {
  return (
    <LockedPage session={session} help={LOCKED_HELP.keyFile}>
      <Step
        title="The key file is missing"
        intro="The school’s register is on this PC, and Careboard has not changed it. But the file that opens it, vault.json, is not beside it. No password and no recovery code works without that file."
      >
        <ul className={styles.causes}>
          <li>
            Please call IT. The file must come back into Careboard’s folder, beside register.db, as it was: from where
            it was moved to, or from the copy of that folder which was made last.
          </li>
          <li>
            Please delete nothing there, and do not set Careboard up again: a new key file cannot open this register.
          </li>
          <li>Until then, care plans and consents are on paper only.</li>
        </ul>
        <div className={styles.buttons}>
          <Button tone="primary" size="l" autoFocus onPress={() => void refreshSession()}>
            Look again
          </Button>
          <ItDetailsButton />
        </div>
      </Step>
    </LockedPage>
  );
}
