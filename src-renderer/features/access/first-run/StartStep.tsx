import { FileUp, LayoutPanelTop, School, Siren } from 'lucide-react';
import { useCommand } from '../../../api/call.ts';
import { refreshSession } from '../../../api/session-store.ts';
import { go, type Screen } from '../../../app/router.ts';
import { Banner, Button } from '../../../ui/index.ts';
import { DemoProgress } from '../demo/DemoProgress.tsx';
import { useOpenDemo } from '../demo/use-open-demo.ts';
import styles from './Step.module.css';
import { Step } from './Step.tsx';
import { Way } from './Way.tsx';

/** The register is made: how its first children come in. */
export function StartStep({ demoOffered }: { readonly demoOffered: boolean }) {
  const finish = useCommand('access.finishFirstRun');
  const demo = useOpenDemo();
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
          <Button
            tone="primary"
            isPending={finish.pending}
            isDisabled={demo.pending}
            onPress={() => start({ name: 'imports' })}
          >
            Import
          </Button>
        </Way>
        {demoOffered && (
          <Way
            icon={School}
            title="Look around the demo school first"
            words="Made-up children and staff, in a register of their own beside yours: nothing of it gets into yours. Come back here whenever you like."
          >
            <Button isPending={demo.pending} isDisabled={finish.pending} onPress={demo.open}>
              Look around
            </Button>
          </Way>
        )}
        <DemoProgress demo={demo} />
        <Way
          icon={Siren}
          title="Say where an ambulance should come"
          words="The emergency card tells staff what to say to 999. It still lacks the best entrance, who meets the crew and the exact places in your school."
        >
          <Button isDisabled={finish.pending || demo.pending} onPress={() => start({ name: 'school' })}>
            Fill these in
          </Button>
        </Way>
        <Way
          icon={LayoutPanelTop}
          title="Begin with the empty register"
          words="Add children by hand, or import later from the Imports screen."
        >
          <Button isDisabled={finish.pending || demo.pending} onPress={() => start({ name: 'board' })}>
            Open the board
          </Button>
        </Way>
      </div>
    </Step>
  );
}
