import type { ChildId } from '#shared/domain/ids.ts';
import type { StepSet } from '#shared/features/medical/plan.contract.ts';
import { useCommand } from '../../api/call.ts';
import { Banner, Button, Dialog, toast } from '../../ui/index.ts';
import styles from './Plan.module.css';
import { PlanPicture } from './PlanPicture.tsx';
import { StepList } from './StepList.tsx';

/** A second person compares the typed steps with the plan beside them, and says whether they are the same. */
export function CheckStepsDialog({
  childId,
  plan,
  set,
  typedByMe,
  onClose,
}: {
  readonly childId: ChildId;
  readonly plan: { readonly url: string; readonly mime: string; readonly title: string };
  readonly set: StepSet;
  readonly typedByMe: boolean;
  readonly onClose: () => void;
}) {
  const check = useCommand('medical.checkSteps');
  const off = useCommand('medical.takeStepsOff');
  const error = check.error ?? off.error;
  const say = async (command: typeof check | typeof off, done: string) => {
    const result = await command.run({ childId, setId: set.setId });
    if (!result.ok) return;
    toast(done);
    onClose();
  };
  return (
    <Dialog
      title="Are these the steps of the plan?"
      size="xl"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            tone="danger"
            onPress={() => void say(off, 'The steps were taken off. The card shows the plan itself.')}
          >
            Not the same: take them off
          </Button>
          {set.checkedAt === null && !typedByMe && (
            <Button
              tone="primary"
              onPress={() => void say(check, 'Checked. The steps now stand on the emergency card.')}
            >
              They say what the plan says
            </Button>
          )}
        </>
      }
    >
      <div className={styles.beside}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it */}
        <section className={styles.plan} tabIndex={0} aria-label="The plan as signed">
          <PlanPicture plan={plan} />
        </section>
        <div>
          {error && (
            <Banner tone="serious" announce>
              {error.message}
            </Banner>
          )}
          <p>
            Typed by {set.typedBy}.{' '}
            {typedByMe
              ? 'You typed them: another person must check them.'
              : 'Read each step beside the plan: every word, every dose, the order, the marks.'}
          </p>
          <StepList steps={set.steps} />
        </div>
      </div>
    </Dialog>
  );
}
