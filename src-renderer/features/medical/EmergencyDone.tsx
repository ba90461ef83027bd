import { History, Timer, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { EmergencyCard, Tap } from '#shared/features/medical/emergency.contract.ts';
import { earlierDoses } from '#shared/features/medical/emergency.rules.ts';
import { TAP_WORDS, tapWords } from '#shared/features/medical/tap-words.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import side from './EmergencySide.module.css';
import { elapsed, minutesAgo, runningTimer, showSeconds, useSeconds } from './timers.ts';
import type { Taps } from './use-taps.ts';

const UNDO_MS = 10_000;

/** What was done and when, newest first, with the buttons that record it: always in sight, however many contacts there are. */
export function EmergencyDone({ card, taps }: { readonly card: EmergencyCard; readonly taps: Taps }) {
  const now = useSeconds();
  const [noting, setNoting] = useState(false);
  const running = runningTimer(card.taps);
  return (
    <section className={side.done} aria-label="What was done" id="card-done">
      <h3>
        <History aria-hidden="true" /> What was done
        {running && <Running timer={running} now={now} />}
      </h3>
      <EarlierDoses earlier={card.earlier} now={now} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it */}
      <ol className={side.taps} aria-live="polite" aria-label="Newest first" tabIndex={0}>
        {card.taps.toReversed().map((tap) => (
          <TapRow
            key={tap.tapId}
            tap={tap}
            now={now}
            canUndo={!tap.takenBack && now.getTime() - Date.parse(tap.at) < UNDO_MS}
            onUndo={() => taps.undo(tap.tapId)}
          />
        ))}
        <li>
          <span>
            <b>{showSeconds(card.openedAt)}</b> Card opened by {card.openedBy || 'somebody not recorded'}
          </span>
        </li>
        {card.earlier.toReversed().map((tap) => (
          <li key={tap.tapId}>
            <span>
              Earlier: <EarlierTap tap={tap} now={now} />
            </span>
          </li>
        ))}
      </ol>
      {taps.error && (
        <p role="alert" className={styles.out}>
          {taps.error.message}
        </p>
      )}
      <div className={side.buttons}>
        <Button onPress={() => void taps.press(running ? 'timer-stop' : 'timer-start')}>
          {running ? 'Stop timer' : 'Start timer'}
        </Button>
        <Button tone={card.namesAdrenaline ? 'danger' : 'plain'} onPress={() => void taps.press('adrenaline')}>
          {TAP_WORDS.adrenaline}
        </Button>
        <Button onPress={() => void taps.press('medicine')}>{TAP_WORDS.medicine}</Button>
        <Button onPress={() => void taps.press('ambulance')}>{TAP_WORDS.ambulance}</Button>
        <Button onPress={() => void taps.press('parent')}>{TAP_WORDS.parent}</Button>
        <Button onPress={() => setNoting(true)}>Note</Button>
      </div>
      {noting && <NoteDialog taps={taps} onClose={() => setNoting(false)} />}
    </section>
  );
}

/** Always in sight, whatever else is tapped: a second dose follows from the first, on whichever card that was. */
function EarlierDoses({ earlier, now }: { readonly earlier: readonly Tap[]; readonly now: Date }) {
  const doses = earlierDoses(earlier);
  const last = doses.at(-1);
  if (!last) return null;
  return (
    <p className={side.earlier} role="note">
      <TriangleAlert aria-hidden="true" />
      <span>
        Earlier: <EarlierTap tap={last} now={now} />
        {doses.length > 1 && `. ${doses.length} given in the last 24 hours: see below.`}
      </span>
    </p>
  );
}

function EarlierTap({ tap, now }: { readonly tap: Tap; readonly now: Date }) {
  const yesterday = londonDay(new Date(tap.at)) !== londonDay(now);
  const words = `${tapWords(tap)} (${tap.by || 'somebody not recorded'})`;
  return (
    <>
      <b>
        {yesterday && 'yesterday '}
        {showSeconds(tap.at)}
      </b>{' '}
      {tap.takenBack ? <s>{words}</s> : words}
      {tap.takenBack && ' taken back'}
    </>
  );
}

function Running({ timer, now }: { readonly timer: Tap; readonly now: Date }) {
  return (
    <span className={side.timer} role="timer">
      <Timer aria-hidden="true" /> {elapsed(timer.at, now)}
      {timer.minutes !== null && ` of ${timer.minutes} min`}
    </span>
  );
}

function TapRow({
  tap,
  now,
  canUndo,
  onUndo,
}: {
  readonly tap: Tap;
  readonly now: Date;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
}) {
  const words = tapWords(tap);
  return (
    <li>
      <span>
        <b>{showSeconds(tap.at)}</b> {tap.takenBack ? <s>{words}</s> : words}
        {tap.takenBack && ' taken back'}
        {/* Not read out every minute: the list around it is. */}
        {tap.kind === 'adrenaline' && !tap.takenBack && <span aria-live="off"> ({minutesAgo(tap.at, now)})</span>}
      </span>
      {canUndo && <Button onPress={onUndo}>Undo</Button>}
    </li>
  );
}

function NoteDialog({ taps, onClose }: { readonly taps: Taps; readonly onClose: () => void }) {
  const [words, setWords] = useState('');
  const save = async () => {
    if (await taps.press('note', { words })) onClose();
  };
  return (
    <Dialog
      title="Note with the time"
      isOpen
      onClose={onClose}
      draft={words}
      size="s"
      footer={
        <Button tone="primary" onPress={() => void save()} isDisabled={words.trim() === ''}>
          Save the note
        </Button>
      }
    >
      <TextField label="What happened" value={words} onChange={setWords} maxLength={200} autoFocus />
    </Dialog>
  );
}
