import { useEffect, useRef } from 'react';
import type { AccessState } from '#shared/features/access/access.contract.ts';
import { Button } from '../../../ui/index.ts';
import styles from '../first-run/Step.module.css';
import { Step } from '../first-run/Step.tsx';
import { LockedPage } from '../LockedPage.tsx';
import { LOCKED_HELP } from '../locked-help.ts';
import { DemoProgress } from './DemoProgress.tsx';
import { LeaveDemo } from './LeaveDemo.tsx';
import { useOpenDemo } from './use-open-demo.ts';

/** Careboard was started for the demo school, and there is none yet: it is made at once. */
export function MakingDemo({ session }: { readonly session: AccessState }) {
  const demo = useOpenDemo();
  const begun = useRef(false);
  const { open } = demo;
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    open();
  }, [open]);
  return (
    <LockedPage session={session} help={LOCKED_HELP.demo}>
      <Step
        title="The demo school"
        intro="A school of made-up people, to look at and to try things on. Nothing in it is real."
      >
        <DemoProgress demo={demo} />
        {demo.error && (
          <div className={styles.buttons}>
            <Button tone="primary" onPress={open}>
              Try again
            </Button>
            <LeaveDemo />
          </div>
        )}
      </Step>
    </LockedPage>
  );
}
