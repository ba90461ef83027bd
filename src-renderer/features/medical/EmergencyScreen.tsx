import { EyeOff, Siren } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { BreakGlassReason, EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { shieldNow } from '../../api/session-store.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import { AlertDialog, Button, ErrorState, HelpPanel, Loading } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import { EmergencyChild } from './EmergencyChild.tsx';
import { EmergencyPlan } from './EmergencyPlan.tsx';
import { EmergencySide } from './EmergencySide.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { runningTimer, showSeconds, useSeconds } from './timers.ts';
import { useTaps } from './use-taps.ts';

/** Opens the card at once for whoever's role sees this child; for others after one key that says why. */
export function EmergencyScreen({ screen }: { readonly screen: ScreenOf<'emergency'> }) {
  const ofChild = useCommand('medical.openCard');
  const goingOn = useCommand('medical.openOngoing');
  const open = 'childId' in screen ? ofChild : goingOn;
  const [card, setCard] = useState<EmergencyCard | null>(null);
  const asked = useRef(false);
  const ask = async (reason: BreakGlassReason | null) => {
    const result =
      'childId' in screen
        ? await ofChild.run({ childId: screen.childId, reason })
        : await goingOn.run({ cardId: screen.cardId, reason });
    if (result.ok) setCard(result.value);
  };
  // Once per card: opening it is a row in the audit, and React may run an effect twice.
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void ask(null);
  });
  if (card) return <Card first={card} />;
  if (open.error?.code === 'reason-needed')
    return (
      <ReasonDialog childId={'childId' in screen ? screen.childId : null} onReason={(reason) => void ask(reason)} />
    );
  if (open.error)
    return (
      <>
        <ErrorState message={open.error.message} reference={open.error.ref} onRetry={() => void ask(null)} />
        <p className={styles.wayBack}>
          <Button autoFocus onPress={back}>
            Back
          </Button>
        </p>
      </>
    );
  return <Loading label="Opening the card" />;
}

function Card({ first }: { readonly first: EmergencyCard }) {
  const asked = useCall('medical.card', { cardId: first.cardId });
  const card = asked.data ?? first;
  const close = useCommand('medical.closeCard');
  const taps = useTaps(card.cardId);
  const [sure, setSure] = useState(false);
  // Reading and the keyboard begin at whose card it is, and Tab goes on from there.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const leave = async () => {
    const result = await close.run({ cardId: card.cardId });
    // Somebody else closed it: there is nothing left to close here.
    if (result.ok || result.error.code === 'not-found') back();
  };
  return (
    <main className={styles.screen} aria-label="Emergency card" data-no-messages="">
      <header className={styles.head}>
        <Siren aria-hidden="true" />
        <h1 ref={heading} tabIndex={-1} aria-describedby="card-who">
          Emergency
        </h1>
        <p id="card-who" className={styles.who}>
          {card.child.name} · {card.child.className}
        </p>
        <Clock />
        <Button icon={EyeOff} kbd="F9" aria-label="Hide, F9" onPress={() => void shieldNow()}>
          Hide
        </Button>
        <span className={styles.help}>
          <HelpPanel title="Emergency card">
            <Help />
          </HelpPanel>
        </span>
        <Button onPress={() => (runningTimer(card.taps) ? setSure(true) : void leave())}>Close</Button>
        <Parts />
      </header>
      {card.child.sharesName && (
        <p className={styles.twin} role="note">
          Another child is called {card.child.name} too. This one:{' '}
          {card.child.born ? `born ${showDate(card.child.born)}` : 'date of birth not recorded'}, {card.child.className}
          .
        </p>
      )}
      {card.breakGlass && (
        <p className={styles.band} role="note">
          You opened this card outside your role or classes. It is logged, and a Lead will look at it.
        </p>
      )}
      {close.error && close.error.code !== 'not-found' && <p role="alert">{close.error.message}</p>}
      <div className={styles.columns}>
        <EmergencyChild card={card} />
        <EmergencyPlan card={card} taps={taps} />
        <EmergencySide card={card} taps={taps} />
      </div>
      <AlertDialog
        title="A timer is running"
        isOpen={sure}
        onCancel={() => setSure(false)}
        cancelLabel="Stay on the card"
        confirmLabel="Close the card"
        onConfirm={() => void leave()}
      >
        Closing the card ends the timer. What was noted stays in the record, under “Emergency cards so far”. Close it
        all the same?
      </AlertDialog>
    </main>
  );
}

const Help = () => (
  <>
    <p>
      Each button under “What was done” notes the time and your name at once. It is a record, never advice: what to do
      stands in the plan.
    </p>
    <p>“Undo” takes an entry back for ten seconds. It stays to be read, crossed out.</p>
    <p>“Start timer” counts up. The time stands on the hidden and the locked screen too, without a name.</p>
    <p>“Hide” or F9 covers the screen; the timer goes on, and your PIN or password shows the card again.</p>
    <p>
      “Close” ends the card and its timer. What was noted stays on the child’s record, and for 24 hours on the next
      card.
    </p>
  </>
);

const PARTS = [
  { id: 'card-child', label: 'Child' },
  { id: 'card-plan', label: 'Plan' },
  { id: 'card-calls', label: '999 and calls' },
  { id: 'card-done', label: 'What was done' },
] as const;

/** On a small or enlarged screen the parts stand under one another: one press goes to each. */
function Parts() {
  return (
    <nav className={styles.parts} aria-label="Parts of the card">
      {PARTS.map(({ id, label }) => (
        <Button key={id} onPress={() => document.getElementById(id)?.scrollIntoView()}>
          {label}
        </Button>
      ))}
    </nav>
  );
}

function Clock() {
  const now = useSeconds();
  return <time className={styles.clock}>{showSeconds(now)}</time>;
}
