import { ArrowRight, CircleAlert, CircleCheck, CircleHelp, PenLine } from 'lucide-react';
import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId, TripId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { Readiness } from '#shared/features/trips/readiness.contract.ts';
import {
  type ReadinessChild,
  type ReadinessLine,
  TOPIC_WORDS,
  TOPICS,
} from '#shared/features/trips/readiness.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Badge, Banner, Button, Card, ChildPhoto, cx } from '../../ui/index.ts';
import { ConsentDialog } from './ConsentDialog.tsx';
import { SignOffDialog } from './SignOffDialog.tsx';
import styles from './Trips.module.css';
import { childrenCount } from './trip-words.ts';

/** Whether the trip is ready: what is not, with the way to put it right, and the leader's name under it. */
export function TripReadiness({ tripId }: { readonly tripId: TripId }) {
  const asked = useCall('trips.readiness', { tripId });
  return (
    <Answer of={asked} loading="Looking whether the trip is ready">
      {(found) => <Filled tripId={tripId} ready={found} />}
    </Answer>
  );
}

function Filled({ tripId, ready }: { readonly tripId: TripId; readonly ready: Readiness }) {
  const [signing, setSigning] = useState(false);
  const [asking, setAsking] = useState<ChildId | null>(null);
  const lines = [...ready.trip, ...ready.children.flatMap((one) => one.lines)];
  const open = lines.filter(({ state }) => state === 'open').length;
  const look = lines.length - open;
  const withLines = ready.children.filter((one) => one.lines.length > 0);
  const standing = ready.children.filter((one) => one.standsOut).length;
  // Where nobody goes yet, nothing of a child is ready.
  const isAsked = (topic: (typeof TOPICS)[number]) =>
    ready.children.length === 0 ? topic === 'trip' : topic !== 'consent' || ready.consentBecause !== '';
  const asked = ready.children.find(({ child }) => child.childId === asking);
  return (
    <>
      <SignedOff ready={ready} open={open} onSign={() => setSigning(true)} />
      <ul className={styles.topics} aria-label="What is asked of a trip">
        {TOPICS.filter(isAsked).map((topic) => (
          <li key={topic}>
            <TopicBadge label={TOPIC_WORDS[topic]} lines={lines.filter((one) => one.topic === topic)} />
          </li>
        ))}
      </ul>
      {standing > 0 && (
        <Banner tone="serious">
          {standing === 1 ? 'One child has' : `${childrenCount(standing)} have`} a need that the trip cannot meet yet.
          Nobody is taken off by this: put it right, or decide and say why.
        </Banner>
      )}
      {ready.trip.length > 0 && (
        <Card>
          <h2>The trip</h2>
          <Lines lines={ready.trip} tripId={tripId} who="the trip" onConsent={() => undefined} />
        </Card>
      )}
      <ul className={styles.list} aria-label="Children with something to put right">
        {withLines.map((one) => (
          <li key={one.child.childId}>
            <Child one={one} tripId={tripId} onConsent={() => setAsking(one.child.childId)} />
          </li>
        ))}
      </ul>
      <p>
        {withLines.length === 0 && ready.children.length > 0 && 'Nothing is open for any child. '}
        {ready.children.length > withLines.length &&
          withLines.length > 0 &&
          `Nothing is open for the other ${childrenCount(ready.children.length - withLines.length)}. `}
        {look > 0 && (look === 1 ? 'One line is to look at.' : `${look} lines are to look at.`)}
      </p>
      {signing && (
        <SignOffDialog tripId={tripId} fingerprint={ready.fingerprint} open={open} onClose={() => setSigning(false)} />
      )}
      {asked && <ConsentDialog tripId={tripId} child={asked.child} onClose={() => setAsking(null)} />}
    </>
  );
}

function SignedOff({
  ready: { signOff, mine },
  open,
  onSign,
}: {
  readonly ready: Readiness;
  readonly open: number;
  readonly onSign: () => void;
}) {
  const words = open === 0 ? 'Nothing is open.' : open === 1 ? 'One line is open.' : `${open} lines are open.`;
  const sign = mine ? (
    <Button tone="primary" icon={PenLine} onPress={onSign}>
      {signOff ? 'Sign off again' : 'Sign off'}
    </Button>
  ) : undefined;
  if (!signOff)
    return (
      <Banner tone={open === 0 ? 'know' : 'watch'} title="Not signed off." action={sign}>
        {words} {mine ? '' : 'The leader signs the trip off.'}
      </Banner>
    );
  const signed = `Signed off by ${signOff.by}, ${showDateTime(signOff.at)}.`;
  if (signOff.changed.length === 0)
    return (
      <Banner tone={open === 0 ? 'fine' : 'know'} title={signed} action={mine && open > 0 ? sign : undefined}>
        It stands as it was signed. {open > 0 && words} {signOff.words}
      </Banner>
    );
  return (
    <Banner tone="watch" title="Changed since the sign-off." action={sign}>
      {signed}
      <ul className={styles.changes}>
        {signOff.changed.map(({ about, words: what }) => (
          <li key={`${about} ${what}`}>
            {about && <b>{about}: </b>}
            {what}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function TopicBadge({ label, lines }: { readonly label: string; readonly lines: readonly ReadinessLine[] }) {
  const open = lines.filter(({ state }) => state === 'open').length;
  if (open > 0)
    return (
      <Badge tone="watch" icon={CircleAlert}>
        {label}: {open} open
      </Badge>
    );
  if (lines.length > 0)
    return (
      <Badge tone="hollow" icon={CircleHelp}>
        {label}: {lines.length} to look at
      </Badge>
    );
  return (
    <Badge tone="fine" icon={CircleCheck}>
      {label}: ready
    </Badge>
  );
}

function Child({
  one: { child, lines, standsOut },
  tripId,
  onConsent,
}: {
  readonly one: ReadinessChild;
  readonly tripId: TripId;
  readonly onConsent: () => void;
}) {
  const who = oneLine(child);
  return (
    <div className={cx(styles.child, standsOut && styles.standsOut)}>
      <ChildPhoto url={child.photoUrl} name={child.name} size="m" />
      <div className={styles.lines}>
        <b>{who}</b>
        <Lines lines={lines} tripId={tripId} who={who} childId={child.childId} onConsent={onConsent} />
      </div>
    </div>
  );
}

function Lines({
  lines,
  tripId,
  who,
  childId,
  onConsent,
}: {
  readonly lines: readonly ReadinessLine[];
  readonly tripId: TripId;
  readonly who: string;
  readonly childId?: ChildId;
  readonly onConsent: () => void;
}) {
  const mayPlan = useCan('trips.plan');
  return (
    <ul className={styles.list}>
      {lines.map((line) => {
        const cure = cureOf(line, { tripId, mayPlan, onConsent, ...(childId ? { childId } : {}) });
        return (
          <li key={line.words} className={styles.line}>
            {line.state === 'open' ? <CircleAlert className={styles.open} /> : <CircleHelp />}
            <span className={styles.who}>
              {line.state === 'look' && <span className={styles.soft}>To look at: </span>}
              {line.words}
            </span>
            {cure && (
              <Button icon={ArrowRight} onPress={cure.open} aria-label={`${cure.label}: ${who}, ${line.words}`}>
                {cure.label}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface Place {
  readonly tripId: TripId;
  readonly childId?: ChildId;
  readonly mayPlan: boolean;
  readonly onConsent: () => void;
}
/** Where a line is put right; null where the reader has no such place: the office has. */
function cureOf({ cure }: ReadinessLine, { tripId, childId, mayPlan, onConsent }: Place) {
  switch (cure.at) {
    case 'groups':
    case 'add-children':
      return { label: 'Children and groups', open: () => go({ name: 'trip', tripId, part: 'children' }) };
    case 'plan-of-trip':
      return mayPlan ? { label: 'Plan', open: () => go({ name: 'trip-plan', tripId }) } : null;
    case 'consent':
      return mayPlan ? { label: 'Record an answer', open: onConsent } : null;
    case 'medicine': {
      const { medicineId } = cure;
      return mayPlan && childId
        ? { label: 'Medicine', open: () => go({ name: 'medicine', childId, medicineId }) }
        : null;
    }
    case 'record':
      return mayPlan && childId ? { label: 'Record', open: () => go({ name: 'child', childId }) } : null;
  }
}
