import { ArrowLeft, Mail } from 'lucide-react';
import { useState } from 'react';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId, DecisionId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall } from '../../api/call.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import { TopBarActions } from '../../app/TopBarActions.tsx';
import { Answer, Banner, Button, Card, Page, PageHeader, thenToScreen } from '../../ui/index.ts';
import { ChildPictures } from './ChildPictures.tsx';
import styles from './Pictures.module.css';
import { type Asked, type Done, WithdrawalForm } from './WithdrawalForm.tsx';
import { WithdrawalLetter } from './WithdrawalLetter.tsx';

/** Consent is taken back: who says so, for what; then what has to come down, and the letter. One screen, from top to bottom. */
export function WithdrawalScreen({ screen: { childId, purposeId } }: { readonly screen: ScreenOf<'withdrawal'> }) {
  const asked = useCall('consent.withdrawal', { childId });
  const [done, setDone] = useState<Done | null>(null);
  const [letterOf, setLetterOf] = useState<DecisionId | null>(null);
  return (
    <Page>
      <TopBarActions>
        <Button icon={ArrowLeft} onPress={back}>
          Back
        </Button>
      </TopBarActions>
      <Answer of={asked} loading="Loading what was agreed">
        {(found) => (
          <>
            <PageHeader
              title="Withdraw consent"
              subtitle={oneLine(found.child)}
              help={
                <>
                  <p>Tick what is taken back, and say who said so. It counts at once, for every role.</p>
                  <p>Below then stands every picture that has to come down, and a letter to read, copy or read out.</p>
                  <p>Consent can be taken back as easily as it was given: nobody has to give a reason.</p>
                </>
              }
            />
            {done ? (
              <After done={done} childId={childId} onMore={() => thenToScreen(() => setDone(null))} />
            ) : (
              <Card>
                <WithdrawalForm
                  found={found}
                  first={purposeId}
                  onDone={(result) => {
                    setDone(result);
                    setLetterOf(null);
                  }}
                />
              </Card>
            )}
            {!done && <Earlier found={found} open={letterOf} onOpen={setLetterOf} />}
          </>
        )}
      </Answer>
    </Page>
  );
}

function After({
  done,
  childId,
  onMore,
}: {
  readonly done: Done;
  readonly childId: ChildId;
  readonly onMore: () => void;
}) {
  const still = done.after.filter(({ effective }) => effective.answer === 'yes');
  const stopped = done.after.filter(({ effective }) => effective.answer !== 'yes');
  return (
    <div className={styles.part}>
      {stopped.length > 0 && (
        <Banner tone="fine" announce focus="always" title="Recorded. The answer is No from now on for:">
          {stopped.map(({ purpose }) => purpose.name).join(', ')}.
        </Banner>
      )}
      {still.length > 0 && (
        <Banner tone="serious" announce title={`Still Yes: ${still.map(({ purpose }) => purpose.name).join(', ')}.`}>
          The same person said yes on a later day, and that counts. Please look at the dates in the history.
        </Banner>
      )}
      <Card>
        <h2>Take down</h2>
        <ChildPictures childId={childId} onlyDown />
      </Card>
      <Card>
        <WithdrawalLetter childId={childId} decisionId={done.decisionId} />
      </Card>
      <p>
        <Button onPress={onMore}>Withdraw something else</Button>
      </p>
    </div>
  );
}

function Earlier({
  found,
  open,
  onOpen,
}: {
  readonly found: Asked;
  readonly open: DecisionId | null;
  readonly onOpen: (decisionId: DecisionId) => void;
}) {
  if (found.earlier.length === 0) return null;
  return (
    <div className={styles.part}>
      <Card>
        <h2>Withdrawn before</h2>
        <ul className={styles.uses}>
          {found.earlier.map((one) => {
            const giver = one.giver === 'child' ? 'The child' : one.giverName || 'Giver not recorded';
            const day = one.decidedOn === null ? 'date not recorded' : showDate(one.decidedOn);
            return (
              <li key={one.decisionId}>
                <div className={styles.head}>
                  <div>
                    <b>{one.purposes.join(', ')}</b>
                    <p className={styles.soft}>
                      {giver}, {day}. Recorded {showDateTime(one.recordedAt)}.
                    </p>
                  </div>
                  <Button
                    icon={Mail}
                    aria-label={`Letter about ${one.purposes.join(', ')}, ${day}`}
                    onPress={() => onOpen(one.decisionId)}
                  >
                    Letter
                  </Button>
                </div>
                {open === one.decisionId && (
                  <WithdrawalLetter childId={found.child.childId} decisionId={one.decisionId} />
                )}
              </li>
            );
          })}
        </ul>
      </Card>
    </div>
  );
}
