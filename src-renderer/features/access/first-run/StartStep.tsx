import { FileUp, LayoutPanelTop, type LucideIcon } from 'lucide-react';
import { useCommand } from '../../../api/call.ts';
import { refreshSession } from '../../../api/session-store.ts';
import { go, type Screen } from '../../../app/router.ts';
import { Banner, Button } from '../../../ui/index.ts';
import styles from './Step.module.css';
import { Step } from './Step.tsx';

/** The register is made: how its first children come in. */
export function StartStep() {
  const finish = useCommand('access.finishFirstRun');
  const start = async (screen: Screen) => {
    const result = await finish.run({});
    if (!result.ok) return;
    go(screen);
    await refreshSession();
  };
  return (
    <Step
      at={5}
      title="The register is ready"
      intro="It is empty and sealed. Bring in the children from the school’s own system, or look around first."
    >
      {finish.error && (
        <Banner tone="serious" announce>
          {finish.error.message}
        </Banner>
      )}
      <div className={styles.ways}>
        <Way
          icon={FileUp}
          title="Import the school’s files"
          words="A CTF or CSV from SIMS, Arbor or another system, contacts, medical needs, consents, a folder of photos. You see what would change before anything does."
        >
          <Button tone="primary" isPending={finish.pending} onPress={() => start({ name: 'imports' })}>
            Import
          </Button>
        </Way>
        <Way
          icon={LayoutPanelTop}
          title="Look around first"
          words="Add children by hand, or import later from the Imports screen."
        >
          <Button isDisabled={finish.pending} onPress={() => start({ name: 'board' })}>
            Open the board
          </Button>
        </Way>
      </div>
    </Step>
  );
}

function Way({
  icon: Icon,
  title,
  words,
  children,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly words: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section className={styles.way} aria-label={title}>
      <Icon className={styles.wayIcon} />
      <div className={styles.wayWords}>
        <h2>{title}</h2>
        <p>{words}</p>
      </div>
      {children}
    </section>
  );
}
