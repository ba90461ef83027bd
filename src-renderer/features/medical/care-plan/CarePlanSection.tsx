import { BookOpenCheck, FilePen, FileText } from 'lucide-react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { SIGNATURE_WORDS } from '#shared/features/medical/care-plan.rules.ts';
import { reviewWords } from '#shared/features/medical/medical.rules.ts';
import { useCall } from '../../../api/call.ts';
import { useCan } from '../../../api/session-store.ts';
import { go } from '../../../app/router.ts';
import { Answer, Badge, Button, Card } from '../../../ui/index.ts';
import styles from './CarePlan.module.css';
import { dayOf, SIGNATURE_TITLES, SIGNATURE_TONES, versionWords } from './plan-words.ts';
import { newSince } from './whats-new.ts';

/** On the record: how the child's plan stands, what is new in it for the reader, and the ways to read and to write it. */
export function CarePlanSection({ childId }: { readonly childId: ChildId }) {
  const asked = useCall('medical.carePlan', { childId });
  const mayWrite = useCan('medical.write');
  return (
    <Card>
      <Answer of={asked}>
        {(plan) => {
          const [newest] = plan.versions;
          const isHeld = newest !== undefined || plan.signed !== null;
          return (
            <>
              <div className={styles.head}>
                <h2>Care plan</h2>
                {isHeld && (
                  <Button
                    icon={FileText}
                    tone="primary"
                    data-return="read-care-plan"
                    onPress={() => go({ name: 'care-plan', childId })}
                  >
                    Read the care plan
                  </Button>
                )}
                {mayWrite && (
                  <Button
                    icon={FilePen}
                    data-return="write-care-plan"
                    onPress={() => go({ name: 'care-plan-edit', childId })}
                  >
                    {newest ? 'Write a new version' : 'Write the care plan'}
                  </Button>
                )}
              </div>
              {isHeld ? (
                <Standing plan={plan} />
              ) : (
                <p className={styles.soft}>
                  No care plan yet, signed or typed. <AfterIncident plan={plan} />
                </p>
              )}
            </>
          );
        }}
      </Answer>
    </Card>
  );
}

type CarePlan = CallOutput<'medical.carePlan'>;

/** How the plan stands, in a few lines. */
export function Standing({ plan }: { readonly plan: CarePlan }) {
  const [newest] = plan.versions;
  const review = reviewWords(plan.reviewOn, londonDay(new Date()));
  return (
    <>
      <p className={styles.row}>
        <Badge tone={SIGNATURE_TONES[plan.signature]}>{SIGNATURE_TITLES[plan.signature]}</Badge>
        <Badge tone={review.overdue ? 'watch' : 'plain'}>{review.words}</Badge>
        <AfterIncident plan={plan} />
        <Mine plan={plan} />
      </p>
      <p>
        {plan.signed
          ? `Signed plan: ${plan.signed.title}, ${plan.signed.signedOn ? `signed ${showDate(plan.signed.signedOn)}` : 'date of signature not recorded'}.`
          : 'No signed plan held.'}{' '}
        {newest && `${versionWords(newest)}.`} {SIGNATURE_WORDS[plan.signature]}
      </p>
      <News plan={plan} />
    </>
  );
}

/** Until somebody records the result of that review. */
export function AfterIncident({ plan: { reviewAfter } }: { readonly plan: Pick<CarePlan, 'reviewAfter'> }) {
  return reviewAfter && <Badge tone="watch">Review after the incident of {showDate(reviewAfter)}</Badge>;
}

function Mine({ plan: { mine } }: { readonly plan: CarePlan }) {
  if (mine === null) return <Badge tone="watch">You have not read it</Badge>;
  return mine.counts ? (
    <Badge tone="fine" icon={BookOpenCheck}>
      You read it {dayOf(mine.at)}
    </Badge>
  ) : (
    <Badge tone="watch">New since you read it {dayOf(mine.at)}</Badge>
  );
}

/** What somebody who read an earlier plan has to look at. */
function News({ plan }: { readonly plan: CarePlan }) {
  const news = plan.mine?.counts === false ? newSince(plan) : null;
  if (!news || news.length === 0) return null;
  return (
    <p className={styles.news}>
      <b>New for you:</b> {news.join('; ')}.
    </p>
  );
}
