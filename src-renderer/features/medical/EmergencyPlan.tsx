import { FileText, Maximize2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import { reviewWords } from '#shared/features/medical/medical.rules.ts';
import { Button } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import { EmergencyAdvice } from './EmergencyAdvice.tsx';
import { EmergencySteps } from './EmergencySteps.tsx';
import { EmergencyTyped } from './EmergencyTyped.tsx';
import { PlanPicture } from './PlanPicture.tsx';
import { PlanViewer } from './PlanViewer.tsx';
import { isPressing, type Need } from './pressing.ts';
import type { Taps } from './use-taps.ts';

/** Middle: the checked steps or the signed plan as it is; with none, the register's own words and nothing else. */
export function EmergencyPlan({ card, taps }: { readonly card: EmergencyCard; readonly taps: Taps }) {
  const { plan } = card;
  // A plan that cannot be shown whole is no plan here: the register's own words stand in its place, as large as without one.
  const [lost, setLost] = useState<string | null>(null);
  const onLost = useCallback(() => setLost(plan?.url ?? null), [plan?.url]);
  const hasPlan = plan !== null && plan.url !== lost;
  const said = (need: Need) => (
    <article key={need.needId} className={styles.words}>
      <h3>{need.condition}</h3>
      <Facts need={need} withPlan={hasPlan} />
      <p className={styles.soft}>
        Parent told what is displayed: {need.toldParentOn ? showDate(need.toldParentOn) : 'not recorded'}
      </p>
    </article>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long plan is scrolled by keyboard too
    <section className={styles.middle} aria-label="The plan" tabIndex={0} id="card-plan">
      {plan ? (
        <>
          <PlanHead plan={plan} />
          {plan.steps ? (
            <EmergencySteps steps={plan.steps.list} card={card} taps={taps} />
          ) : (
            <div className={styles.scan}>
              <PlanPicture plan={plan} onLost={onLost} />
            </div>
          )}
        </>
      ) : (
        <p className={styles.planHead}>
          <FileText aria-hidden="true" />
          <strong>No signed plan held.</strong>{' '}
          {card.needs.length > 0 ? 'What the register says:' : 'The register names no need either.'}
        </p>
      )}
      {plan && card.needs.length > 0 && <p className={styles.label}>What the register says</p>}
      {card.needs.filter(isPressing).map(said)}
      {card.carePlan && <EmergencyTyped plan={card.carePlan} steps={plan?.steps?.list ?? []} taps={taps} />}
      <EmergencyAdvice card={card} />
      {card.needs.filter((need) => !isPressing(need)).map(said)}
    </section>
  );
}

function PlanHead({ plan }: { readonly plan: NonNullable<EmergencyCard['plan']> }) {
  const [open, setOpen] = useState(false);
  const { steps } = plan;
  const review = reviewWords(plan.reviewOn, londonDay(new Date()));
  return (
    <div className={styles.planHead}>
      <FileText aria-hidden="true" />
      <p className={styles.planWords}>
        <strong>Signed plan</strong> {plan.title},{' '}
        {plan.signedOn ? `signed ${showDate(plan.signedOn)}` : 'date of signature not recorded'},{' '}
        <span className={review.overdue ? styles.out : undefined}>{review.words}</span>.{' '}
        {steps && `Steps typed by ${steps.typedBy}, checked against the plan by ${steps.checkedBy}.`}
        {plan.stepsWait && 'Typed steps wait for a second person to check them.'}
      </p>
      <Button icon={Maximize2} className={styles.planOpen} onPress={() => setOpen(true)}>
        Show the plan as signed
      </Button>
      {open && <PlanViewer plan={plan} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** What is recorded, the action in the largest type where there is no plan; what is not, once, in one line below. */
function Facts({ need, withPlan }: { readonly need: Need; readonly withPlan: boolean }) {
  const facts = [
    { label: 'What to do', words: need.action, large: !withPlan },
    { label: 'Signs', words: need.signs },
    { label: 'Triggers', words: need.triggers },
    ...(withPlan ? [] : [{ label: 'Medicine', words: need.medicine }]),
  ];
  const missing = facts.filter(({ words }) => !words).map(({ label }, i) => (i === 0 ? label : label.toLowerCase()));
  return (
    <>
      {facts.map(
        ({ label, words, large }) =>
          words && (
            <p key={label} className={large ? styles.large : styles.fact}>
              <span className={styles.label}>{label}</span> <span>{words}</span>
            </p>
          ),
      )}
      {missing.length > 0 && <p className={styles.soft}>{`${missing.join(', ')}: not recorded`}</p>}
    </>
  );
}
