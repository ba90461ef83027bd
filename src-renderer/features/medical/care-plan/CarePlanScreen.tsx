import { ArrowLeft, FilePen, Maximize2 } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { CarePlanVersion, SignedPlanLook } from '#shared/features/medical/care-plan.contract.ts';
import { SIGNATURE_WORDS } from '#shared/features/medical/care-plan.rules.ts';
import { planChanges } from '#shared/features/medical/care-plan-lines.rules.ts';
import { useCall } from '../../../api/call.ts';
import { useCan } from '../../../api/session-store.ts';
import { back, go, type ScreenOf } from '../../../app/router.ts';
import { Answer, Banner, Button, Card, EmptyState, Page, PageHeader } from '../../../ui/index.ts';
import { PlanViewer } from '../PlanViewer.tsx';
import styles from './CarePlan.module.css';
import { AfterIncident } from './CarePlanSection.tsx';
import { PlanReaders } from './PlanReaders.tsx';
import { PlanVersions } from './PlanVersions.tsx';
import { PlanWords } from './PlanWords.tsx';
import { versionWords } from './plan-words.ts';
import { ReadReceipt } from './ReadReceipt.tsx';

type CarePlan = CallOutput<'medical.carePlan'>;

/** A child's plan to be read: the signed one first, what was typed after it; beside it who has read it and what it said before. */
export function CarePlanScreen({ screen: { childId } }: { readonly screen: ScreenOf<'care-plan'> }) {
  const asked = useCall('medical.carePlan', { childId });
  const [shown, setShown] = useState<CarePlanVersion | null>(null);
  const mayWrite = useCan('medical.write');
  const mayOversee = useCan('audit.all', 'audit.children');
  return (
    <Page
      panelLabel="Who has read it, and earlier versions"
      panel={
        asked.data && (
          <div className={styles.stack}>
            <ReadReceipt childId={childId} plan={asked.data} />
            {mayOversee && <PlanReaders childId={childId} />}
            <PlanVersions plan={asked.data} shown={shown} onShow={setShown} />
          </div>
        )
      }
    >
      <PageHeader
        title="Care plan"
        subtitle={asked.data?.told}
        actions={
          <>
            <Button icon={ArrowLeft} onPress={back}>
              Back
            </Button>
            {mayWrite && (
              <Button icon={FilePen} data-return="plan-new" onPress={() => go({ name: 'care-plan-edit', childId })}>
                {asked.data?.versions.length === 0 ? 'Write the care plan' : 'Write a new version'}
              </Button>
            )}
          </>
        }
        help={
          <>
            <p>
              The signed plan comes first. What is typed here helps to find things; where the two differ, the signed one
              counts.
            </p>
            <p>“I have read this plan” is noted with your name. A new version or a new signed plan asks you again.</p>
            <p>Triggers, signs and what to do come from the child’s needs, medicines from their register.</p>
          </>
        }
      />
      <Answer of={asked} loading="Loading the plan">
        {(plan) => <Filled plan={plan} shown={shown} childId={childId} />}
      </Answer>
    </Page>
  );
}

function Filled({
  plan,
  shown,
}: {
  readonly plan: CarePlan;
  readonly shown: CarePlanVersion | null;
  readonly childId: ChildId;
}) {
  const [newest] = plan.versions;
  const version = shown ?? newest;
  if (!version && !plan.signed) return <EmptyState title="No care plan yet">Neither signed nor typed.</EmptyState>;
  return (
    <div className={styles.stack}>
      <Signed plan={plan} />
      {shown && shown !== newest && (
        <Banner tone="watch" title="An earlier version">
          This is not the plan in force any more. It stands here to be read.
        </Banner>
      )}
      {version && !shown && <Drift plan={plan} version={version} />}
      {version && (
        <>
          <p className={styles.soft}>
            {versionWords(version)}.{version.why && ` Why: ${version.why}`}
          </p>
          <PlanWords content={version} />
        </>
      )}
    </div>
  );
}

/** The plan as it was signed, before everything that was typed. */
function Signed({ plan }: { readonly plan: CarePlan }) {
  const { signed, signature } = plan;
  const [open, setOpen] = useState<SignedPlanLook | null>(null);
  return (
    <Card>
      <div className={styles.head}>
        <h2>Signed plan</h2>
        {signed && (
          <Button tone="primary" icon={Maximize2} onPress={() => setOpen(signed)}>
            Show the plan as signed
          </Button>
        )}
      </div>
      <p>
        {signed
          ? `${signed.title}, ${signed.signedOn ? `signed ${showDate(signed.signedOn)}` : 'date of signature not recorded'}.`
          : 'No signed plan held.'}{' '}
        {SIGNATURE_WORDS[signature]} <AfterIncident plan={plan} />
      </p>
      {open && <PlanViewer plan={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}

/** What the record says otherwise since the version was written: the plan is to be looked at again. */
function Drift({ plan: { recordNow }, version }: { readonly plan: CarePlan; readonly version: CarePlanVersion }) {
  const changes = planChanges(version, { fields: version.fields, record: recordNow });
  if (changes.length === 0) return null;
  return (
    <Banner tone="watch" title="The record has changed since this was written">
      {changes.map(({ label }) => label).join('; ')}. Look at the plan again, and write a new version.
    </Banner>
  );
}
