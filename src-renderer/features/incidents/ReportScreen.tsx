import { ArrowLeft } from 'lucide-react';
import { addDays, showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { INCIDENT_NAMES, type Incident, REVIEW_WORDS } from '#shared/features/incidents/incidents.model.ts';
import { currentEntry } from '#shared/features/incidents/incidents.rules.ts';
import { TOLD_WORDS } from '#shared/features/medicines/medicines.view.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import { Answer, Button, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import { CopiesForm, OnRecord } from '../papers/CopiesForm.tsx';
import { NumberedPages } from '../papers/NumberedPages.tsx';
import pages from '../papers/Pages.module.css';
import { useCopies } from '../papers/use-copies.ts';
import styles from './Incidents.module.css';
import { Account } from './IncidentView.tsx';

const OUT_DAYS = 60;

/** The report of an incident, as numbered copies. */
export function ReportScreen({ screen: { childId, incidentId } }: { readonly screen: ScreenOf<'incident-report'> }) {
  const asked = useCall('incidents.child', { childId });
  return (
    <Page>
      <div data-screen-only="">
        <PageHeader
          title="Incident report"
          actions={
            <Button icon={ArrowLeft} onPress={back}>
              Back
            </Button>
          }
          help={
            <p>
              The report says what was recorded and nothing else. One numbered copy for each name; two people destroy
              it.
            </p>
          }
        />
      </div>
      <Answer of={asked}>
        {({ incidents }) => {
          const incident = incidents.find((one) => one.incidentId === incidentId);
          return incident ? (
            <Filled key={currentEntry(incident).version} incident={incident} />
          ) : (
            <EmptyState title="This incident is not here any more">It may stand under another record now.</EmptyState>
          );
        }}
      </Answer>
    </Page>
  );
}

function Filled({ incident }: { readonly incident: Incident }) {
  const { run, pending, error } = useCommand('incidents.printReport');
  const { child, incidentId, told, review } = incident;
  const now = currentEntry(incident);
  const { form, issued, heads, out, onLaidOut } = useCopies({
    shown: incident,
    as: (one) => JSON.stringify(one),
    names: '',
    collectBy: (today) => addDays(today, OUT_DAYS),
    issue: (wish) => run({ childId: child.childId, incidentId, version: now.version, ...wish }),
  });
  return (
    <div className={pages.work}>
      <div className={pages.wish} data-screen-only="">
        <CopiesForm {...form} error={error} isPending={pending} />
        {issued && <OnRecord issued={issued} out={out} />}
      </div>
      <NumberedPages
        label="The report"
        of={incident}
        {...{ heads, issued }}
        seenBy="those named only"
        title={`${INCIDENT_NAMES[now.kind]}: ${oneLine(child)}`}
        under={(words) => (
          <p>
            {showDateTime(now.at)}. {words}
          </p>
        )}
        foot={`Recorded ${showDateTime(now.recordedAt)} by ${now.recordedBy}`}
        blocks={[
          <div key="account" className={styles.report}>
            <Account entry={now} />
          </div>,
          <div key="told" className={styles.report}>
            {told.length === 0
              ? 'Parent told: not recorded'
              : told
                  .map(
                    (one) =>
                      `Parent told: ${one.whom}, ${showDateTime(one.at)}, ${TOLD_WORDS[one.how].toLowerCase()}, by ${one.by}`,
                  )
                  .join('\n')}
          </div>,
          <div key="review" className={styles.report}>
            {review
              ? `Review of the care plan ${showDate(review.onDay)}: ${REVIEW_WORDS[review.result].toLowerCase()}. ${review.words}`
              : 'Review of the care plan: still to be done'}
          </div>,
        ]}
        onLaidOut={onLaidOut}
      />
    </div>
  );
}
