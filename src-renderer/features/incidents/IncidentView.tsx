import { CircleAlert, ClipboardCheck, Printer } from 'lucide-react';
import { useState } from 'react';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import {
  AMBULANCE_WORDS,
  INCIDENT_NAMES,
  type Incident,
  type IncidentEntry,
  REVIEW_WORDS,
} from '#shared/features/incidents/incidents.model.ts';
import { currentEntry, isReviewOpen, isUntold } from '#shared/features/incidents/incidents.rules.ts';
import { type StaffName, TOLD_WORDS } from '#shared/features/medicines/medicines.view.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Badge, Button } from '../../ui/index.ts';
import { ReviewDialog, TellDialog } from './FollowDialogs.tsx';
import { IncidentDialog } from './IncidentDialog.tsx';
import styles from './Incidents.module.css';

export interface Staff {
  readonly staff: readonly StaffName[];
  readonly me: StaffId;
}

/** One incident: the account that counts, those before it, who was told, the review. With `staff` it can be followed up here. */
export function IncidentView({ incident, staff }: { readonly incident: Incident; readonly staff?: Staff }) {
  const mayWrite = useCan('medical.write');
  const [open, setOpen] = useState<'correct' | 'tell' | 'review' | null>(null);
  const close = () => setOpen(null);
  const { child, told, review, entries } = incident;
  const now = currentEntry(incident);
  const about = `${INCIDENT_NAMES[now.kind].toLowerCase()} of ${showDateTime(now.at)}`;
  return (
    <li className={styles.one} aria-label={`${INCIDENT_NAMES[now.kind]}, ${showDateTime(now.at)}`}>
      <div className={styles.head}>
        <b>
          {INCIDENT_NAMES[now.kind]}, {showDateTime(now.at)}
        </b>
        {!staff && (
          <Button
            data-return={incident.incidentId}
            aria-label={`Open the record of ${oneLine(child)}`}
            onPress={() => go({ name: 'child', childId: child.childId })}
          >
            {oneLine(child)}
          </Button>
        )}
        {isReviewOpen(incident) && (
          <Badge tone="watch" icon={ClipboardCheck}>
            Review the care plan
          </Badge>
        )}
        {isUntold(incident) && (
          <Badge tone="serious" icon={CircleAlert}>
            Parent not told yet
          </Badge>
        )}
      </div>
      <Account entry={now} />
      {told.map((one) => (
        <p key={one.whom + one.at}>
          Parent told: {one.whom}, {showDateTime(one.at)}, {TOLD_WORDS[one.how].toLowerCase()}, by {one.by}.
        </p>
      ))}
      {review && (
        <p>
          Review {showDate(review.onDay)}: {REVIEW_WORDS[review.result].toLowerCase()}. {review.words} (
          {review.recordedBy})
        </p>
      )}
      {entries.length > 1 && (
        <details>
          <summary>Accounts before</summary>
          {entries.slice(1).map((entry, at) => (
            <div key={entry.version} className={styles.soft}>
              <p>
                Until it was corrected by {entries[at]?.recordedBy}: {entries[at]?.correctWords}
              </p>
              <Account entry={entry} />
            </div>
          ))}
        </details>
      )}
      <span className={styles.buttons}>
        {mayWrite && staff && (
          <>
            <Button aria-label={`Parent told of the ${about}`} onPress={() => setOpen('tell')}>
              Parent told
            </Button>
            {isReviewOpen(incident) && (
              <Button aria-label={`Result of the review after the ${about}`} onPress={() => setOpen('review')}>
                Result of the review
              </Button>
            )}
            <Button aria-label={`Correct the ${about}`} onPress={() => setOpen('correct')}>
              Correct
            </Button>
            <Button
              icon={Printer}
              data-return={`report ${incident.incidentId}`}
              aria-label={`Report of the ${about}`}
              onPress={() => go({ name: 'incident-report', childId: child.childId, incidentId: incident.incidentId })}
            >
              Report
            </Button>
          </>
        )}
      </span>
      {staff && open === 'correct' && (
        <IncidentDialog childId={child.childId} staff={staff} before={incident} onClose={close} />
      )}
      {staff && open === 'tell' && <TellDialog incident={incident} staff={staff} onClose={close} />}
      {open === 'review' && <ReviewDialog incident={incident} onClose={close} />}
    </li>
  );
}

/** Everything of one account; what nobody entered says so. */
export function Account({ entry }: { readonly entry: IncidentEntry }) {
  return (
    <>
      <p>{entry.what}</p>
      <p>
        Place: {entry.place || 'not recorded'}. {AMBULANCE_WORDS[entry.ambulance]}. Reported by{' '}
        {entry.reporter || 'somebody not recorded'}.
      </p>
      <p>Done: {entry.done || 'not recorded'}</p>
      {entry.used && <p>Medicines and devices: {entry.used}</p>}
      {entry.followUp && <p>To follow up: {entry.followUp}</p>}
    </>
  );
}
