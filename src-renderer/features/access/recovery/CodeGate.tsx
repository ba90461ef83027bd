import { Siren } from 'lucide-react';
import type { AccessState } from '#shared/features/access/access.contract.ts';
import { toast } from '../../../ui/index.ts';
import { LockedPage } from '../LockedPage.tsx';
import { LOCKED_HELP } from '../locked-help.ts';
import styles from '../SignIn.module.css';
import { NewCode } from './NewCode.tsx';

/**
 * Stands before the first screen at each sign-in of a Lead until the recovery code was typed back once. One key passes it: a
 * child may be waiting.
 */
export function CodeGate({ session, onLater }: { readonly session: AccessState; readonly onLater: () => void }) {
  return (
    <LockedPage session={session} help={LOCKED_HELP.unconfirmed}>
      <NewCode
        title="The recovery code was never confirmed"
        intro="Perhaps it was never written down. If this PC breaks, or every Lead forgets their password, only that code opens the register. Please have paper and pen ready and let Careboard show a new one. The old one works until you have typed part of the new one back."
        laterLabel="Not now"
        onLater={onLater}
        onDone={() => {
          toast('The recovery code is on paper and works');
          onLater();
        }}
      />
      <p className={styles.help}>
        <Siren />A child needs help now? Press Esc, type the child’s name, press Enter.
      </p>
    </LockedPage>
  );
}
