import { ClipboardCheck, ListOrdered, Maximize2, Syringe } from 'lucide-react';
import { useState } from 'react';
import { type CalendarDate, type Instant, londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { SPARE_IS, spareWords } from '#shared/features/medical/emergency.rules.ts';
import { reviewWords } from '#shared/features/medical/medical.rules.ts';
import type { SpareDevice, StepSet } from '#shared/features/medical/plan.contract.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { Answer, Badge, Button, Card } from '../../ui/index.ts';
import { CheckStepsDialog } from './CheckStepsDialog.tsx';
import styles from './Plan.module.css';
import { PlanViewer } from './PlanViewer.tsx';
import { SpareDialog } from './SpareDialog.tsx';
import { StepList } from './StepList.tsx';
import { StepsDialog } from './StepsDialog.tsx';

type Open = 'type' | 'check' | 'spare' | 'plan';
const day = (at: Instant): string => showDate(londonDay(new Date(at)));

/** What stands behind the emergency card: the signed plan, its typed and checked steps, and the leave to use a spare device. */
export function PlanSection({ childId, name }: { readonly childId: ChildId; readonly name: string }) {
  const asked = useCall('medical.plan', { childId });
  const mayWrite = useCan('medical.write');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Card>
      <h2>For the emergency card</h2>
      <Answer of={asked}>
        {({ plan, steps, typedByMe, earlier, namesAdrenaline, spare }) => (
          <>
            {plan ? (
              <div className={styles.row}>
                <p className={styles.line}>
                  {plan.title}, {plan.signedOn ? `signed ${showDate(plan.signedOn)}` : 'date of signature not recorded'}
                  , <Review on={plan.reviewOn} />
                </p>
                <Button icon={Maximize2} data-return="plan" onPress={() => setOpen('plan')}>
                  Show the plan as signed
                </Button>
                {mayWrite && (
                  <Button icon={ListOrdered} onPress={() => setOpen('type')}>
                    {steps ? 'Type the steps again' : 'Type the steps of the plan'}
                  </Button>
                )}
              </div>
            ) : (
              <p className={styles.soft}>No signed plan held. Steps can be typed once a plan is attached.</p>
            )}
            {plan && !steps && <p className={styles.soft}>No steps typed: the card shows the plan itself.</p>}
            {steps && (
              <>
                <div className={styles.row}>
                  <p className={styles.line}>
                    Typed by {steps.typedBy}, {day(steps.typedAt)}.{' '}
                    {steps.checkedAt
                      ? `Checked against the plan by ${steps.checkedBy}, ${day(steps.checkedAt)}.`
                      : 'Until another person has checked them, the card shows the plan itself.'}
                  </p>
                  {!steps.checkedAt && <Badge tone="watch">Not checked yet</Badge>}
                  {mayWrite && (
                    <Button
                      icon={ClipboardCheck}
                      tone={!steps.checkedAt && !typedByMe ? 'primary' : 'plain'}
                      onPress={() => setOpen('check')}
                    >
                      {steps.checkedAt ? 'Compare with the plan' : 'Check against the plan'}
                    </Button>
                  )}
                </div>
                <StepList steps={steps.steps} />
              </>
            )}
            {namesAdrenaline && <Spare spare={spare} {...(mayWrite ? { onRecord: () => setOpen('spare') } : {})} />}
            <Earlier sets={earlier} spare={spare.slice(1)} />
            {open === 'plan' && plan && <PlanViewer plan={plan} onClose={close} />}
            {open === 'type' && plan && (
              <StepsDialog childId={childId} plan={plan} before={steps?.steps ?? []} onClose={close} />
            )}
            {open === 'check' && plan && steps && (
              <CheckStepsDialog childId={childId} plan={plan} set={steps} typedByMe={typedByMe} onClose={close} />
            )}
            {open === 'spare' && (
              <SpareDialog childId={childId} name={name} before={spare[0] ?? null} onClose={close} />
            )}
          </>
        )}
      </Answer>
    </Card>
  );
}

function Review({ on }: { readonly on: CalendarDate | null }) {
  const { words, overdue } = reviewWords(on, londonDay(new Date()));
  return overdue ? <Badge tone="watch">{words}</Badge> : words;
}

function Spare({ spare, onRecord }: { readonly spare: readonly SpareDevice[]; readonly onRecord?: () => void }) {
  const [newest] = spare;
  const { tone, title, words } = spareWords(newest ?? null);
  return (
    <div className={styles.row}>
      <Badge tone={tone} icon={Syringe}>
        {title}
      </Badge>
      <p className={styles.grow}>
        {words} {newest && `Recorded by ${newest.recordedBy}, ${day(newest.recordedAt)}.`}
      </p>
      {onRecord && <Button onPress={onRecord}>Record the permission</Button>}
      <p className={styles.soft}>{SPARE_IS}</p>
    </div>
  );
}

function Earlier({
  sets,
  spare,
}: {
  readonly sets: readonly (StepSet & { readonly planTitle: string })[];
  readonly spare: readonly SpareDevice[];
}) {
  if (sets.length === 0 && spare.length === 0) return null;
  return (
    <details className={styles.earlier}>
      <summary>What counted before</summary>
      {spare.map((one) => (
        <p key={one.recordedAt}>
          {spareWords(one).title}. {spareWords(one).words} Recorded by {one.recordedBy}, {day(one.recordedAt)}.
        </p>
      ))}
      {sets.map((set) => (
        <section key={set.setId}>
          <p>
            Steps of “{set.planTitle}”, typed by {set.typedBy}, {day(set.typedAt)},{' '}
            {set.checkedAt ? `checked by ${set.checkedBy}, ${day(set.checkedAt)}` : 'never checked'}.
          </p>
          <StepList steps={set.steps} />
        </section>
      ))}
    </details>
  );
}
