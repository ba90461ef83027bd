import { ROLE_NAMES } from '#shared/features/access/access.model.ts';
import { type PcPolicy, POLICY_FILE, timesBy } from '#shared/features/access/pc-policy.rules.ts';
import type { Security } from '#shared/features/access/recovery.contract.ts';
import { Banner, Card, DescriptionList } from '../../ui/index.ts';
import styles from './SecurityPanel.module.css';

/** What IT has decided for this PC, and the times that hold with it or without. */
export function PolicyCard({ policy }: { readonly policy: Security['policy'] }) {
  return (
    <Card>
      <h2>This PC</h2>
      {policy?.changeable && (
        <Banner tone="watch" title="The policy file can be changed from this account.">
          Ask IT to let administrators alone write {POLICY_FILE}. Until then it binds nobody.
        </Banner>
      )}
      <DescriptionList facts={facts(policy?.says)} />
      <p className={styles.words}>
        {policy
          ? `IT has set this in ${POLICY_FILE}, beside the program. A change counts from the next start.`
          : `These are the usual settings. IT can set others for this PC with a file beside the program, ${POLICY_FILE}.`}
      </p>
    </Card>
  );
}

function facts(says: PcPolicy | undefined) {
  const times = timesBy(says);
  const seconds = (ms: number) => (ms < 120_000 ? `${ms / 1000} seconds` : `${ms / 60_000} minutes`);
  return [
    { term: 'Kiosk', value: says?.kiosk ? 'Yes: full screen, six digits for a PIN' : 'No' },
    {
      term: 'Screen hides',
      value: `After ${seconds(times.shieldIdle)} without a key or touch, ${seconds(times.shieldUnfocused)} behind another program`,
    },
    {
      term: 'Session ends',
      value: `After ${times.lockIdle / 60_000} minutes without a key or touch, and after ${times.lockAfter / 3_600_000} hours`,
    },
    { term: 'Roles', value: says?.allowedRoles ? says.allowedRoles.map((role) => ROLE_NAMES[role]).join(', ') : 'All' },
    ...(says?.backupFolder ? [{ term: 'Backups go to', value: says.backupFolder }] : []),
    ...(says?.home ? [{ term: 'The register lies in', value: says.home }] : []),
  ];
}
