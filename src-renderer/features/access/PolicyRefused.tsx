import type { AccessState } from '#shared/features/access/access.contract.ts';
import { POLICY_FILE } from '#shared/features/access/pc-policy.rules.ts';
import { Banner } from '../../ui/index.ts';
import { ItDetailsButton } from '../settings/ItDetails.tsx';
import { Step } from './first-run/Step.tsx';
import { LockedPage } from './LockedPage.tsx';
import { LOCKED_HELP } from './locked-help.ts';
import styles from './SecurityPanel.module.css';

/** The file that IT placed beside the program says something that cannot be followed: why, for IT, and what staff do meanwhile. */
export function PolicyRefused({ session }: { readonly session: AccessState }) {
  return (
    <LockedPage session={session} help={LOCKED_HELP.policy}>
      <Step
        title="IT must mend a file first"
        intro="Careboard stays closed on this PC. Nothing was changed, and the register is as it was. Until then, use another PC or the papers in the envelope."
      >
        <Banner tone="serious" title={`For IT: ${POLICY_FILE}, beside the program, cannot be followed.`}>
          <ul className={styles.limits}>
            {session.policyTroubles.map((trouble) => (
              <li key={trouble}>{trouble}</li>
            ))}
          </ul>
        </Banner>
        <p className={styles.words}>When the file is mended or taken away, start Careboard again.</p>
        <ItDetailsButton />
      </Step>
    </LockedPage>
  );
}
