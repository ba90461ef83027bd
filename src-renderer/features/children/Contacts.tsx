import { ArrowDown, ArrowUp, Pencil, Trash2, UserPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Contact } from '#shared/features/children/children.model.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import { useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { AlertDialog, Badge, Button, Card, IconButton, toast, VisuallyHidden } from '../../ui/index.ts';
import styles from './Children.module.css';
import { ContactDialog } from './ContactDialog.tsx';
import { type Offer, SamePersonDialog } from './SamePersonDialog.tsx';

const nameOf = (contact: Contact) => [contact.title, contact.forename, contact.surname].filter(Boolean).join(' ');

/** Who is rung, in order, with parental responsibility in words. */
export function Contacts({
  childId,
  childName,
  contacts,
}: {
  readonly childId: ChildId;
  readonly childName: string;
  readonly contacts: readonly Contact[];
}) {
  const [editing, setEditing] = useState<Contact | 'new' | null>(null);
  const [removing, setRemoving] = useState<Contact | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ readonly contactId: string; readonly way: 'earlier' | 'later' } | null>(null);
  const mayWrite = useCan('children.write');
  const order = useCommand('children.orderContacts');
  const remove = useCommand('children.removeContact');
  // The button that was pressed moves with its row: the focus goes with it, or to the other one at an end of the list.
  useEffect(() => {
    const last = moved.current;
    if (last === null || contacts.length === 0) return;
    const { contactId, way } = last;
    const button = (which: string) =>
      list.current?.querySelector<HTMLButtonElement>(`[data-move="${contactId} ${which}"]:not([disabled])`);
    (button(way) ?? button(way === 'earlier' ? 'later' : 'earlier'))?.focus();
    moved.current = null;
  }, [contacts]);
  const move = async (contact: Contact, from: number, way: 'earlier' | 'later') => {
    if (order.pending) return;
    const ids = contacts.map((one) => one.contactId);
    const to = way === 'earlier' ? from - 1 : from + 1;
    ids.splice(from, 1);
    ids.splice(to, 0, contact.contactId);
    moved.current = { contactId: contact.contactId, way };
    const result = await order.run({ childId, contactIds: ids });
    if (result.ok) setSaid(`${nameOf(contact)} is now rung as number ${to + 1}.`);
    else toast(result.error.message, { tone: 'problem' });
  };
  const confirmRemove = async (contact: Contact) => {
    const result = await remove.run({ childId, contactId: contact.contactId });
    setRemoving(null);
    if (result.ok) toast('Contact removed');
    else toast(result.error.message, { tone: 'problem' });
  };
  return (
    <Card className={styles.wide}>
      <div className={styles.head}>
        <h2>Contacts in calling order</h2>
        {mayWrite && (
          <Button icon={UserPlus} onPress={() => setEditing('new')}>
            Add a contact
          </Button>
        )}
      </div>
      {contacts.length === 0 && <p>No contact recorded.</p>}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <ol ref={list} className={styles.contacts}>
        {contacts.map((contact, place) => (
          <li key={contact.contactId} className={styles.contact}>
            <div className={styles.words}>
              <b>
                {place + 1}. {nameOf(contact)}
              </b>
              <span className={styles.soft}>
                {relationshipWords(contact.relationship) || 'Relationship not recorded'}
              </span>
              {contact.phones.length === 0 && <span className={styles.soft}>No number recorded</span>}
              {contact.phones.map((phone) => (
                <span key={phone.kind + phone.number}>
                  {phone.kind || 'Phone'}: {phone.number}
                </span>
              ))}
              {contact.email && <span>{contact.email}</span>}
              {contact.street && (
                <span>{[contact.street, contact.town, contact.postcode].filter(Boolean).join(', ')}</span>
              )}
              <span className={styles.marks}>
                <Badge tone={contact.responsibility === true ? 'fine' : 'hollow'}>
                  {contact.responsibility === null
                    ? 'Parental responsibility not recorded'
                    : contact.responsibility
                      ? 'Parental responsibility'
                      : 'No parental responsibility'}
                </Badge>
              </span>
            </div>
            {mayWrite && (
              <span className={styles.marks}>
                <IconButton
                  label={`Ring ${nameOf(contact)} earlier`}
                  icon={ArrowUp}
                  data-move={`${contact.contactId} earlier`}
                  isDisabled={place === 0}
                  onPress={() => move(contact, place, 'earlier')}
                />
                <IconButton
                  label={`Ring ${nameOf(contact)} later`}
                  icon={ArrowDown}
                  data-move={`${contact.contactId} later`}
                  isDisabled={place === contacts.length - 1}
                  onPress={() => move(contact, place, 'later')}
                />
                <IconButton label={`Change ${nameOf(contact)}`} icon={Pencil} onPress={() => setEditing(contact)} />
                <IconButton label={`Remove ${nameOf(contact)}`} icon={Trash2} onPress={() => setRemoving(contact)} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {editing && (
        <ContactDialog
          childId={childId}
          childName={childName}
          contact={editing === 'new' ? null : editing}
          onSaved={setOffer}
          onClose={() => setEditing(null)}
        />
      )}
      {offer && <SamePersonDialog childId={childId} offer={offer} onClose={() => setOffer(null)} />}
      {removing && (
        <AlertDialog
          title={`Remove ${nameOf(removing)}, contact of ${childName}?`}
          isOpen
          confirmLabel="Remove"
          isPending={remove.pending}
          onConfirm={() => confirmRemove(removing)}
          onCancel={() => setRemoving(null)}
        >
          They are no longer rung for this child. Decisions they made stay in the history.
        </AlertDialog>
      )}
    </Card>
  );
}
