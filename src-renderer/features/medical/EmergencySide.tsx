import { Users } from 'lucide-react';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import styles from './Emergency.module.css';
import { EmergencyDone } from './EmergencyDone.tsx';
import { EmergencyScript } from './EmergencyScript.tsx';
import side from './EmergencySide.module.css';
import type { Taps } from './use-taps.ts';

/** Right: what to say to 999 and whom to ring in order; below, always in sight, what was done and when. */
export function EmergencySide({ card, taps }: { readonly card: EmergencyCard; readonly taps: Taps }) {
  return (
    <section className={styles.right} aria-label="Calls and times">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it */}
      <section className={side.calls} tabIndex={0} aria-label="999 and contacts" id="card-calls">
        <EmergencyScript card={card} taps={taps} />
        <Contacts contacts={card.contacts} />
      </section>
      <EmergencyDone card={card} taps={taps} />
    </section>
  );
}

function Contacts({ contacts }: { readonly contacts: EmergencyCard['contacts'] }) {
  return (
    <>
      <h3>
        <Users aria-hidden="true" /> Call, in this order{contacts.length > 2 && ` (${contacts.length})`}
      </h3>
      {contacts.length === 0 && <p className={styles.box}>No contact is recorded.</p>}
      <ol className={side.contacts}>
        {contacts.map((contact, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is the calling order, and two may bear one name
          <li key={i} className={styles.box}>
            <span>
              <strong>
                {i + 1} {contact.name}
              </strong>
              <br />
              {relationshipWords(contact.relationship) || 'Relationship not recorded'}
            </span>
            <span className={side.numbers}>
              {contact.numbers.length === 0 && 'No number recorded'}
              {contact.numbers.map((number) => (
                <span key={number} className={side.number}>
                  {number}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
