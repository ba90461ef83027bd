import { ArrowDown, ArrowUp, Pencil, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Contact } from '#shared/features/children/children.model.ts';
import { useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { AlertDialog, Badge, Button, Card, IconButton, toast } from '../../ui/index.ts';
import styles from './Children.module.css';
import { ContactDialog } from './ContactDialog.tsx';

const nameOf = (contact: Contact) => [contact.title, contact.forename, contact.surname].filter(Boolean).join(' ');

/** Who is rung, in order, with parental responsibility in words. */
export function Contacts({ childId, contacts }: { readonly childId: ChildId; readonly contacts: readonly Contact[] }) {
  const [editing, setEditing] = useState<Contact | 'new' | null>(null);
  const [removing, setRemoving] = useState<Contact | null>(null);
  const mayWrite = useCan('children.write');
  const order = useCommand('children.orderContacts');
  const remove = useCommand('children.removeContact');
  const move = async (from: number, to: number) => {
    const ids = contacts.map((contact) => contact.contactId);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    ids.splice(to, 0, moved);
    const result = await order.run({ childId, contactIds: ids });
    if (!result.ok) toast(result.error.message, { tone: 'problem' });
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
      <ol className={styles.contacts}>
        {contacts.map((contact, place) => (
          <li key={contact.contactId} className={styles.contact}>
            <div className={styles.words}>
              <b>
                {place + 1}. {nameOf(contact)}
              </b>
              <span className={styles.soft}>{contact.relationship || 'Relationship not recorded'}</span>
              {contact.phones.map((phone) => (
                <span key={phone.kind + phone.number}>
                  {phone.kind || 'Phone'}: {phone.number}
                </span>
              ))}
              {contact.email && <span>{contact.email}</span>}
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
                  isDisabled={place === 0 || order.pending}
                  onPress={() => move(place, place - 1)}
                />
                <IconButton
                  label={`Ring ${nameOf(contact)} later`}
                  icon={ArrowDown}
                  isDisabled={place === contacts.length - 1 || order.pending}
                  onPress={() => move(place, place + 1)}
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
          contact={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <AlertDialog
          title={`Remove ${nameOf(removing)}?`}
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
