import { Button } from '../../../ui/index.ts';
import styles from '../first-run/Step.module.css';
import { DemoProgress } from './DemoProgress.tsx';
import { useOpenDemo } from './use-open-demo.ts';

/** For somebody who has not decided yet: no register is made, the demo school opens. */
export function JustLook() {
  const demo = useOpenDemo();
  return (
    <div className={styles.aside}>
      <p>Not sure yet? The demo school is made up: its children, its staff, everything.</p>
      <Button isPending={demo.pending} onPress={demo.open}>
        Just look around
      </Button>
      <DemoProgress demo={demo} />
    </div>
  );
}
