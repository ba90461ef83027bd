import { useState } from 'react';
import { type Instant, londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { RecordedCard } from '#shared/features/medical/emergency.contract.ts';
import { tapWords } from '#shared/features/medical/tap-words.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Badge, Button, Card } from '../../ui/index.ts';
import styles from './Plan.module.css';
import { BREAK_GLASS_REASONS } from './reasons.ts';
import { showSeconds } from './timers.ts';

/** Enough for the last incident and the one before; the rest is one press away. */
const FIRST = 3;

/** The child's emergency cards so far, to be read only: what was tapped when is the record of each incident. */
export function CardsSoFar({ childId }: { readonly childId: ChildId }) {
  const asked = useCall('medical.cardsOf', { childId });
  const [all, setAll] = useState(false);
  return (
    <Card>
      <h2>Emergency cards so far</h2>
      <Answer of={asked}>
        {({ cards }) => (
          <>
            {cards.length === 0 && <p className={styles.soft}>No emergency card of this child has been opened.</p>}
            {cards.length > 0 && <p className={styles.soft}>Newest first. Nothing here can be changed or deleted.</p>}
            {(all ? cards : cards.slice(0, FIRST)).map((card) => (
              <Incident key={card.cardId} card={card} />
            ))}
            {!all && cards.length > FIRST && <Button onPress={() => setAll(true)}>Show all {cards.length}</Button>}
          </>
        )}
      </Answer>
    </Card>
  );
}

const dayOf = (at: Instant): string => showDate(londonDay(new Date(at)));
/** With the day only where it is another than the card's. */
const timeOn = (at: Instant, day: string): string =>
  dayOf(at) === day ? showSeconds(at) : `${dayOf(at)}, ${showSeconds(at)}`;
const nameOr = (name: string): string => name || 'somebody not recorded';

function Incident({ card }: { readonly card: RecordedCard }) {
  const day = dayOf(card.openedAt);
  const title = `${day}, ${showSeconds(card.openedAt)}`;
  return (
    <section className={styles.incident} aria-label={`Emergency card of ${title}`}>
      <h3>{title}</h3>
      <p>
        Opened by {nameOr(card.openedBy)}.{' '}
        {card.closedAt === null ? (
          <Badge tone="watch">Not closed</Badge>
        ) : (
          `Closed ${timeOn(card.closedAt, day)} by ${nameOr(card.closedBy)}.`
        )}
      </p>
      {card.reasons.map(({ who, reason, at }) => (
        <p key={`${who} ${at}`}>
          Opened outside their classes by {nameOr(who)}, {timeOn(at, day)}:{' '}
          {BREAK_GLASS_REASONS.find(({ id }) => id === reason)?.label}.
        </p>
      ))}
      {card.taps.length === 0 ? (
        <p className={styles.soft}>Nothing was tapped on it.</p>
      ) : (
        <ol className={styles.noted} aria-label="What was done, in order">
          {card.taps.map((tap) => (
            <li key={tap.tapId}>
              <b>{timeOn(tap.at, day)}</b> {tap.takenBack ? <s>{tapWords(tap)}</s> : tapWords(tap)} ({nameOr(tap.by)})
              {tap.takenBack && `, taken back ${timeOn(tap.takenBack.at, day)} by ${nameOr(tap.takenBack.by)}`}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
