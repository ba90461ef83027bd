import { Siren } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { back, type ScreenOf } from '../../app/router.ts';
import { AlertDialog, Button, Dialog, ErrorState, Loading } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import { EmergencyChild } from './EmergencyChild.tsx';
import { EmergencyPlan } from './EmergencyPlan.tsx';
import { EmergencySide } from './EmergencySide.tsx';
import { runningTimer, useSeconds } from './timers.ts';

type Reason = NonNullable<CallInput<'medical.openCard'>['reason']>;
const REASONS: readonly { readonly id: Reason; readonly key: string; readonly label: string }[] = [
  { id: 'in-front', key: '1', label: 'In front of me now' },
  { id: 'called', key: '2', label: 'Called to class' },
  { id: 'other', key: '3', label: 'Other' },
];

/** Opens the card at once for whoever's role sees this child; for others after one key that says why. */
export function EmergencyScreen({ screen }: { readonly screen: ScreenOf<'emergency'> }) {
  const open = useCommand('medical.openCard');
  const [card, setCard] = useState<EmergencyCard | null>(null);
  const asked = useRef(false);
  const ask = async (reason: Reason | null) => {
    const result = await open.run({ childId: screen.childId, reason });
    if (result.ok) setCard(result.value);
  };
  // Once per card: opening it is a row in the audit, and React may run an effect twice.
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void ask(null);
  });
  if (card) return <Card first={card} />;
  if (open.error?.code === 'reason-needed') return <ReasonDialog onReason={(reason) => void ask(reason)} />;
  if (open.error)
    return <ErrorState message={open.error.message} reference={open.error.ref} onRetry={() => void ask(null)} />;
  return <Loading label="Opening the card" />;
}

function ReasonDialog({ onReason }: { readonly onReason: (reason: Reason) => void }) {
  return (
    <Dialog title="Why do you open this card?" isOpen onClose={back} size="s">
      <p>This child is not in your classes. The card opens at once; Leads will see that you opened it and why.</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: one key per reason, heard for the three buttons within */}
      <div
        className={styles.reasons}
        onKeyDown={(event) => {
          const reason = REASONS.find((one) => one.key === event.key);
          if (reason) onReason(reason.id);
        }}
      >
        {REASONS.map((reason, i) => (
          <Button key={reason.id} tone="primary" autoFocus={i === 0} onPress={() => onReason(reason.id)}>
            {`${reason.key}  ${reason.label}`}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

function Card({ first }: { readonly first: EmergencyCard }) {
  const asked = useCall('medical.card', { cardId: first.cardId });
  const card = asked.data ?? first;
  const close = useCommand('medical.closeCard');
  const [sure, setSure] = useState(false);
  const leave = async () => {
    const result = await close.run({ cardId: card.cardId });
    if (result.ok) back();
  };
  return (
    <main className={styles.screen} aria-label="Emergency card">
      <header className={styles.head}>
        <Siren aria-hidden="true" />
        <h1>Emergency</h1>
        <p className={styles.who}>
          {card.child.name} · {card.child.className}
        </p>
        <Clock />
        <Button onPress={() => (runningTimer(card.taps) ? setSure(true) : void leave())}>Close</Button>
      </header>
      {card.breakGlass && (
        <p className={styles.band}>
          You opened this card outside your classes. It is logged, and a Lead will look at it.
        </p>
      )}
      <Columns>
        <EmergencyChild card={card} />
        <EmergencyPlan card={card} />
        <EmergencySide card={card} />
      </Columns>
      <AlertDialog
        title="A timer is running"
        isOpen={sure}
        onCancel={() => setSure(false)}
        confirmLabel="Close the card"
        onConfirm={() => void leave()}
      >
        The timer started on this card has not been stopped. Close the card all the same?
      </AlertDialog>
    </main>
  );
}

const Columns = ({ children }: { readonly children: ReactNode }) => <div className={styles.columns}>{children}</div>;

function Clock() {
  const now = useSeconds();
  return (
    <time className={styles.clock}>
      {new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Europe/London' }).format(now)}
    </time>
  );
}
