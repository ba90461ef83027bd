import { ClipboardCheck, ListOrdered, Maximize2, Syringe, Wind } from 'lucide-react';
import { useState } from 'react';
import { type CalendarDate, type Instant, londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { KitKind } from '#shared/features/kits/kits.model.ts';
import { mayReceive, type SpareRule } from '#shared/features/kits/may-receive.rules.ts';
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

type Open = 'type' | 'check' | KitKind | 'plan';
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
        {({ plan, steps, typedByMe, earlier, spares, spareRule }) => (
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
            {plan && !steps && (
              <p className={styles.soft}>
                {earlier[0]?.outdated
                  ? 'The steps went off the card with the newer version of the care plan: type them again and have them checked. The card shows the plan itself.'
                  : 'No steps typed: the card shows the plan itself.'}
              </p>
            )}
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
            {spares.map(({ kind, history }) => (
              <Spare
                key={kind}
                kind={kind}
                rule={spareRule}
                spare={history}
                {...(mayWrite ? { onRecord: () => setOpen(kind) } : {})}
              />
            ))}
            <Earlier sets={earlier} spares={spares} />
            {open === 'plan' && plan && <PlanViewer plan={plan} onClose={close} />}
            {open === 'type' && plan && (
              <StepsDialog childId={childId} plan={plan} before={steps?.steps ?? offered(earlier)} onClose={close} />
            )}
            {open === 'check' && plan && steps && (
              <CheckStepsDialog childId={childId} plan={plan} set={steps} typedByMe={typedByMe} onClose={close} />
            )}
            {spares.map(
              ({ kind, history: [before = null] }) =>
                open === kind && <SpareDialog key={kind} {...{ childId, name, kind, before }} onClose={close} />,
            )}
          </>
        )}
      </Answer>
    </Card>
  );
}

/** Steps that went off with a newer version of the typed plan are offered for the next typing, where the signed plan is still the same. */
const offered = (earlier: readonly (StepSet & { readonly planTitle: string; readonly outdated: boolean })[]) =>
  earlier[0]?.outdated ? earlier[0].steps : [];

function Review({ on }: { readonly on: CalendarDate | null }) {
  const { words, overdue } = reviewWords(on, londonDay(new Date()));
  return overdue ? <Badge tone="watch">{words}</Badge> : words;
}

function Spare({
  kind,
  rule,
  spare: [newest],
  onRecord,
}: {
  readonly kind: KitKind;
  readonly rule: SpareRule;
  readonly spare: readonly SpareDevice[];
  readonly onRecord?: () => void;
}) {
  const { tone, title, words } = mayReceive(kind, rule, newest ?? null);
  return (
    <div className={styles.row}>
      <Badge tone={tone} icon={kind === 'adrenaline' ? Syringe : Wind}>
        {title}
      </Badge>
      <p className={styles.grow}>
        {words} {newest && `Recorded by ${newest.recordedBy}, ${day(newest.recordedAt)}.`}
      </p>
      {onRecord && (
        <Button aria-label={RECORD[kind]} onPress={onRecord}>
          Record the permission
        </Button>
      )}
    </div>
  );
}
const RECORD = {
  adrenaline: 'Record the permission for the spare adrenaline device',
  inhaler: 'Record the permission for the school’s inhaler',
} as const;
const SAID = { yes: 'yes', no: 'no', 'not-recorded': 'not recorded' } as const;

function Earlier({
  sets,
  spares,
}: {
  readonly sets: readonly (StepSet & { readonly planTitle: string })[];
  readonly spares: readonly { readonly kind: KitKind; readonly history: readonly SpareDevice[] }[];
}) {
  const before = spares.flatMap(({ kind, history }) => history.slice(1).map((one) => ({ kind, ...one })));
  if (sets.length === 0 && before.length === 0) return null;
  return (
    <details className={styles.earlier}>
      <summary>What counted before</summary>
      {before.map((one) => (
        <p key={one.kind + one.recordedAt}>
          {one.kind === 'adrenaline' ? 'Spare adrenaline device' : 'School’s inhaler'}: {SAID[one.answer]}
          {one.parent && `, ${one.parent}`}
          {one.doctor && `, ${one.doctor}`}
          {one.agreedOn && `, ${showDate(one.agreedOn)}`}. Recorded by {one.recordedBy}, {day(one.recordedAt)}.
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
