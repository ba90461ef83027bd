import { ArrowLeft, FileX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { back, type ScreenOf } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import { Answer, Banner, Button, EmptyState, Page, PageHeader } from '../../../ui/index.ts';
import { printNow } from '../../../ui/print.ts';
import styles from './Forms.module.css';
import { GoingOut, useGoesOut } from './GoingOut.tsx';
import { ReminderPaper } from './ReminderPaper.tsx';

type Reminders = CallOutput<'consent.reminders'>;

/** A letter for each family whose answers are missing, as it comes out of the printer. */
export function RemindersScreen({ screen: { childIds } }: { readonly screen: ScreenOf<'reminders'> }) {
  const asked = useCall('consent.reminders', { childIds: [...childIds] });
  return (
    <Page>
      <TopBarActions>
        <Button icon={ArrowLeft} onPress={back}>
          Back
        </Button>
      </TopBarActions>
      <Answer of={asked} loading="Writing the reminders">
        {(found) => <Filled found={found} childIds={childIds} />}
      </Answer>
    </Page>
  );
}

function Filled({
  found,
  childIds,
}: {
  readonly found: Reminders;
  readonly childIds: ScreenOf<'reminders'>['childIds'];
}) {
  const [printed, setPrinted] = useState<Reminders | null>(null);
  const out = useGoesOut();
  const print = useCommand('consent.printReminders');
  useEffect(() => {
    if (printed) void printNow();
  }, [printed]);
  const { letters, school, leftOut, fingerprint } = printed ?? found;
  const papers = `${letters.length} ${letters.length === 1 ? 'letter' : 'letters'}`;
  return (
    <>
      <div data-screen-only="" className={styles.asking}>
        <PageHeader
          title="Reminders"
          subtitle={`${papers}, one for each family`}
          help={
            <>
              <p>A letter says which answers are missing. It does not ask: lay the form in again if it may be lost.</p>
              <p>When you print, the day is kept with each child, so that nobody is reminded twice in a week.</p>
            </>
          }
        />
        {leftOut.length > 0 && (
          <Banner tone="watch" title={`Without a letter: ${leftOut.length}.`}>
            {leftOut
              .map(
                ({ child, why }) =>
                  `${oneLine(child)} (${why === 'stopped' ? 'ask a Lead first' : 'nothing is missing'})`,
              )
              .join('; ')}
          </Banner>
        )}
        {letters.length > 0 && (
          <GoingOut
            out={out}
            papers={papers}
            done={printed !== null}
            pending={print.pending}
            error={print.error}
            onPrint={async (going) => {
              const result = await print.run({ childIds: [...childIds], fingerprint, ...going });
              if (result.ok) setPrinted(found);
            }}
          />
        )}
      </div>
      {letters.length === 0 ? (
        <EmptyState icon={FileX} title="No letter to print">
          No answer is missing for these children.
        </EmptyState>
      ) : (
        <section aria-label="The letters">
          {letters.map((letter) => (
            <ReminderPaper
              key={letter.family}
              letter={letter}
              school={school}
              on={out.handedOutOn}
              replyBy={out.replyBy}
            />
          ))}
        </section>
      )}
    </>
  );
}
