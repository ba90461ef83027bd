import { ArrowLeft, ArrowUpFromLine, RotateCcw, Undo2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import { schoolYearWords, unusualRollOver } from '#shared/features/children/roll-over.rules.ts';
import { useCall } from '../../../api/call.ts';
import { back } from '../../../app/router.ts';
import { Answer, Banner, Button, EmptyState, Page, PageHeader, Tabs, useUnsaved } from '../../../ui/index.ts';
import { ClassesDialog } from '../ClassesDialog.tsx';
import { RollChildren } from './RollChildren.tsx';
import { RollClasses } from './RollClasses.tsx';
import styles from './RollOver.module.css';
import { RollRuns } from './RollRuns.tsx';
import { RollStaff } from './RollStaff.tsx';
import { RunDialog } from './RunDialog.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { type RollRegister, usePlan } from './use-plan.ts';

/** The September roll-over: a plan from today's classes, every child named before anything happens, and taken back after. */
export function RollOverScreen() {
  const asked = useCall('children.rollOverRegister', {});
  return (
    <Page>
      <Answer
        of={asked}
        loading="Loading the classes"
        isEmpty={(register) => register.classes.length === 0}
        empty={
          <EmptyState icon={UsersRound} title="No classes yet">
            Add classes under Children first.
          </EmptyState>
        }
      >
        {(register) => <Planned register={register} />}
      </Answer>
    </Page>
  );
}

function Planned({ register }: { readonly register: RollRegister }) {
  const plan = usePlan(register);
  const [open, setOpen] = useState<'run' | 'classes' | 'take-back' | null>(null);
  const [said, setSaid] = useState<{ readonly id: string; readonly words: string } | null>(null);
  const [ranHere, setRanHere] = useState(false);
  const say = (words: string) => setSaid({ id: crypto.randomUUID(), words });
  useUnsaved(plan.touched ? 'the plan for September' : null);
  const done = (words: string) => {
    plan.start();
    setOpen(null);
    setRanHere(true);
    say(words);
  };
  const unusual = unusualRollOver(register.today);
  // The newest that stands, where it is this year's or was made on this very screen.
  const newest = register.runs.find((run) => run.undoneAt === null);
  const earlier = newest && (ranHere || newest.schoolYear >= register.schoolYear) ? newest : undefined;
  const toCheck = plan.children.filter(({ row }) => row.note !== null).length;
  return (
    <>
      <PageHeader
        title="September roll-over"
        subtitle={`${plan.count('moves')} move, ${plan.count('leaves')} leave, ${plan.count('unplaced')} in no class`}
        actions={
          <>
            <Button icon={ArrowLeft} onPress={back}>
              Back
            </Button>
            {plan.touched && (
              <Button icon={RotateCcw} onPress={plan.start}>
                Start again
              </Button>
            )}
            <Button icon={UsersRound} onPress={() => setOpen('classes')}>
              Add a class
            </Button>
            <Button icon={ArrowUpFromLine} tone="primary" onPress={() => setOpen('run')}>
              Roll over
            </Button>
          </>
        }
        help={
          <>
            <p>Do this when the old school year is over: it takes effect at once.</p>
            <p>
              Nothing changes while you plan. Look through Classes, then To check under Children, then Staff, and roll
              over. The top year leaves, Reception is empty for the newcomers.
            </p>
            <p>For a new class or a split one, add the class first, then tick the children who go there.</p>
            <p>Afterwards it can be taken back under Earlier; whoever was moved since stays and is named.</p>
          </>
        }
      />
      <div className={styles.messages}>
        {said && (
          <Banner key={said.id} tone="fine" announce focus="always" onClose={() => setSaid(null)}>
            {said.words}
          </Banner>
        )}
        {earlier ? (
          <Banner
            tone="watch"
            title={`The classes were rolled over for ${schoolYearWords(earlier.schoolYear)} on ${showDateTime(earlier.ranAt)}.`}
            action={
              <Button icon={Undo2} onPress={() => setOpen('take-back')}>
                Take back
              </Button>
            }
          >
            What stands below would move everybody one more year up.
          </Banner>
        ) : (
          unusual && (
            <Banner tone="watch" title="A roll-over now would be unusual.">
              {unusual}
            </Banner>
          )
        )}
      </div>
      <Tabs
        label="The plan"
        tabs={[
          { id: 'classes', label: 'Classes', content: <RollClasses register={register} plan={plan} /> },
          {
            id: 'children',
            label: toCheck > 0 ? 'Children, to check' : 'Children',
            count: toCheck > 0 ? toCheck : plan.children.length,
            content: <RollChildren register={register} plan={plan} />,
          },
          {
            id: 'staff',
            label: 'Staff',
            count: register.staff.length,
            content: <RollStaff register={register} plan={plan} />,
          },
          {
            id: 'runs',
            label: 'Earlier',
            count: register.runs.length,
            content: <RollRuns runs={register.runs} onDone={say} />,
          },
        ]}
      />
      {open === 'run' && <RunDialog register={register} plan={plan} onClose={() => setOpen(null)} onDone={done} />}
      {open === 'take-back' && earlier && <TakeBackDialog run={earlier} onClose={() => setOpen(null)} onDone={say} />}
      {open === 'classes' && <ClassesDialog onClose={() => setOpen(null)} />}
    </>
  );
}
