import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { addDays, type CalendarDate, londonDay, showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { INCIDENT_NAMES, type Incident, REVIEW_WORDS } from '#shared/features/incidents/incidents.model.ts';
import { currentEntry } from '#shared/features/incidents/incidents.rules.ts';
import { TOLD_WORDS } from '#shared/features/medicines/medicines.view.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import { Answer, Button, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import { CopiesForm, OnRecord } from '../papers/CopiesForm.tsx';
import { useStaffNames } from '../papers/HoldersFields.tsx';
import { holderLines, holdersOf, holdersTrouble } from '../papers/holders.ts';
import { NumberedPages } from '../papers/NumberedPages.tsx';
import pages from '../papers/Pages.module.css';
import { type PaperOut, usePaperOut } from '../papers/use-paper-out.ts';
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
  const staff = useStaffNames();
  const [today] = useState(() => londonDay(new Date()));
  const [names, setNames] = useState('');
  const [collectBy, setCollectBy] = useState<CalendarDate | null>(addDays(today, OUT_DAYS));
  const [tried, setTried] = useState(false);
  const [issued, setIssued] = useState<IssuedPaper | null>(null);
  const printed = useCommand('incidents.printReport');
  const { child, incidentId, told, review } = incident;
  const now = currentEntry(incident);
  const out = usePaperOut();
  const print = async (way: PaperOut) => {
    out.setWay(way);
    setTried(true);
    if (holdersTrouble(names) !== undefined || collectBy === null) return;
    const holders = holdersOf(names, staff);
    const one = { childId: child.childId, incidentId, version: now.version };
    const result = await printed.run({ ...one, holders, collectBy });
    if (result.ok) setIssued(result.value);
  };
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setIssued(null);
    };
  const lines = holderLines(names);
  const heads = issued
    ? issued.copies.map(({ number, holder }, _at, { length: of }) => ({ number, of, holder, collectBy }))
    : [{ number: 1, of: Math.max(1, lines.length), holder: lines[0] ?? '…', collectBy }];
  return (
    <div className={pages.work}>
      <div className={pages.wish} data-screen-only="">
        <CopiesForm
          {...{ names, collectBy, today, tried, error: printed.error, isPending: printed.pending }}
          onNames={change(setNames)}
          onCollectBy={change(setCollectBy)}
          onPrint={() => print('print')}
          onPdf={() => print('pdf')}
        />
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
        onLaidOut={() => out.laidOut(issued)}
      />
    </div>
  );
}
