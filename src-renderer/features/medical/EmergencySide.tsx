import { History, Phone, Timer, Users } from 'lucide-react';
import { useState } from 'react';
import { showTime } from '#shared/domain/calendar-date.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import type { EmergencyCard, Tap } from '#shared/features/medical/emergency.contract.ts';
import { useCommand } from '../../api/call.ts';
import { Button, FilterChips } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import { elapsed, runningTimer, useSeconds } from './timers.ts';

const NONE = 'not recorded';
const TAPS: Readonly<Record<string, string>> = {
  adrenaline: 'Adrenaline given',
  medicine: 'Medicine given',
  ambulance: 'Ambulance called',
  parent: 'Parent rung',
  'timer-start': 'Timer started',
  'timer-stop': 'Timer stopped',
  note: 'Note',
};
const UNDO_MS = 10_000;

/** Right: what to say to 999, whom to ring in order, what was done and when. */
export function EmergencySide({ card }: { readonly card: EmergencyCard }) {
  return (
    <section className={styles.right} aria-label="Calls and times">
      <Script card={card} />
      <h3>
        <Users aria-hidden="true" /> Call, in this order
      </h3>
      {card.contacts.length === 0 && <p className={styles.box}>No contact is recorded.</p>}
      <ol className={styles.contacts}>
        {card.contacts.map((contact, i) => (
          <li key={`${contact.name} ${contact.relationship}`} className={styles.box}>
            <span>
              <strong>
                {i + 1} {contact.name}
              </strong>
              <br />
              {relationshipWords(contact.relationship) || 'Relationship not recorded'}
            </span>
            <span className={styles.number}>
              {contact.numbers.length > 0 ? contact.numbers.join(', ') : 'No number recorded'}
            </span>
          </li>
        ))}
      </ol>
      <Done card={card} />
    </section>
  );
}

/** The words for the operator; a part that nobody recorded says so, so that none is ever left out unnoticed. */
function Script({ card }: { readonly card: EmergencyCard }) {
  const { school, child, needs } = card;
  const [place, setPlace] = useState('');
  return (
    <>
      <h3>
        <Phone aria-hidden="true" /> Say to 999
      </h3>
      <div className={styles.box}>
        <p className={styles.script}>
          “<b>{child.name}</b>, age {child.age ?? NONE}, <b>{needs[0]?.condition ?? `condition ${NONE}`}</b>.{' '}
          {school.name}, <b>{school.street || `street ${NONE}`}</b>, <b>{school.postcode || `postcode ${NONE}`}</b>, in
          the <b>{place || '… (say the exact place)'}</b>. Come to the <b>{school.entrance || `entrance: ${NONE}`}</b>;{' '}
          {school.meetsCrew || `who meets you: ${NONE}`} will meet you. We are on <b>{school.phone || NONE}</b>.”
        </p>
        {school.places.length > 0 && (
          <FilterChips
            label="Exact place"
            value={place}
            onChange={setPlace}
            chips={school.places.map((one) => ({ id: one, label: one }))}
          />
        )}
      </div>
    </>
  );
}

function Done({ card }: { readonly card: EmergencyCard }) {
  const now = useSeconds();
  const tap = useCommand('medical.tap');
  const undo = useCommand('medical.undoTap');
  const running = runningTimer(card.taps);
  const press = (kind: 'adrenaline' | 'medicine' | 'ambulance' | 'parent' | 'timer-start' | 'timer-stop') =>
    void tap.run({ cardId: card.cardId, kind, words: '' });
  return (
    <>
      <h3>
        <History aria-hidden="true" /> What was done
      </h3>
      <ol className={styles.taps} aria-live="polite">
        <li>
          <b>{showTime(card.openedAt)}</b> Card opened
        </li>
        {card.taps.map((one) => (
          <TapRow
            key={one.tapId}
            tap={one}
            canUndo={!one.takenBack && now.getTime() - Date.parse(one.at) < UNDO_MS}
            onUndo={() => void undo.run({ cardId: card.cardId, tapId: one.tapId })}
          />
        ))}
      </ol>
      {running && (
        <p className={styles.timer} role="timer">
          <Timer aria-hidden="true" /> {elapsed(running.at, now)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onPress={() => press(running ? 'timer-stop' : 'timer-start')}>
          {running ? 'Stop timer' : 'Start timer'}
        </Button>
        <Button tone="danger" onPress={() => press('adrenaline')}>
          Adrenaline given, now
        </Button>
        <Button onPress={() => press('medicine')}>Medicine given</Button>
        <Button onPress={() => press('ambulance')}>Ambulance called</Button>
        <Button onPress={() => press('parent')}>Parent rung</Button>
      </div>
      {tap.error && <p role="alert">{tap.error.message}</p>}
    </>
  );
}

function TapRow({
  tap,
  canUndo,
  onUndo,
}: {
  readonly tap: Tap;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
}) {
  return (
    <li>
      <b>{showTime(tap.at)}</b> {tap.takenBack ? <s>{TAPS[tap.kind]}</s> : TAPS[tap.kind]}{' '}
      {tap.takenBack && 'taken back'} {canUndo && <Button onPress={onUndo}>Undo</Button>}
    </li>
  );
}
