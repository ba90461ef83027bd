import { BookOpenCheck } from 'lucide-react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { useCommand } from '../../../api/call.ts';
import { Banner, Button, toast } from '../../../ui/index.ts';
import styles from './CarePlan.module.css';
import { dayOf } from './plan-words.ts';
import { newSince } from './whats-new.ts';

/** "I have read this plan", or since when that counts; what is new where it does not any more. */
export function ReadReceipt({
  childId,
  plan,
}: {
  readonly childId: ChildId;
  readonly plan: CallOutput<'medical.carePlan'>;
}) {
  const read = useCommand('medical.readPlan');
  const { mine, signed, versions } = plan;
  const [newest] = versions;
  if (!signed && !newest) return null;
  const confirm = async () => {
    const result = await read.run({
      ...{ childId, planId: signed?.planId ?? null, versionId: newest?.versionId ?? null },
    });
    if (result.ok) toast('Noted: you have read this plan.');
  };
  const news = mine && !mine.counts ? newSince(plan) : null;
  return (
    <section className={styles.stack} aria-label="Your reading">
      {mine?.counts ? (
        <Banner tone="fine">You read this plan on {dayOf(mine.at)}.</Banner>
      ) : (
        <>
          {news && mine && (
            <p className={styles.news}>
              <b>New since you read it on {dayOf(mine.at)}:</b> {news.join('; ')}.
            </p>
          )}
          <Button tone="primary" icon={BookOpenCheck} isPending={read.pending} onPress={() => void confirm()}>
            I have read this plan
          </Button>
        </>
      )}
      {read.error && (
        <Banner tone="serious" announce>
          {read.error.message}
        </Banner>
      )}
    </section>
  );
}
