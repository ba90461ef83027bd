import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ChildId, ContactId } from '#shared/domain/ids.ts';
import {
  type ContactFields,
  INSTRUCTION_WORDS,
  PART_WORDS,
  type SameContact,
} from '#shared/features/children/children.model.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Banner, Button, Checkbox, Dialog, Form, toast } from '../../ui/index.ts';
import styles from './SamePerson.module.css';

const FORM = 'same-person-form';
type Saved = CallOutput<'children.saveContact'>;

/** What was saved here, and who bears the same name elsewhere. */
export interface Offer {
  /** Told apart from others of the name. */
  readonly childName: string;
  readonly fields: ContactFields;
  readonly saved: Saved;
}

/**
 * After a change: contacts of other children with the same name, each beside the one that was changed. A person says for
 * each child whether it is the same person; nothing is ticked beforehand, and nothing is linked.
 */
export function SamePersonDialog({
  childId,
  offer: { childName, fields, saved },
  onClose,
}: {
  readonly childId: ChildId;
  readonly offer: Offer;
  readonly onClose: () => void;
}) {
  const [ticked, setTicked] = useState<ReadonlySet<ContactId>>(new Set());
  const change = useCommand('children.changeContactToo');
  const { elsewhere, changed, contactId } = saved;
  const toggle = (id: ContactId, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const submit = async () => {
    const at = elsewhere.filter((one) => ticked.has(one.contactId));
    if (at.length === 0) return;
    const result = await change.run({
      childId,
      contactId,
      parts: changed,
      at: at.map(({ childId: there, contactId: id, updatedAt }) => ({ childId: there, contactId: id, updatedAt })),
    });
    if (!result.ok) return;
    toast(at.length === 1 ? 'Changed there too' : `Changed for ${at.length} other children too`);
    onClose();
  };
  const what = changed.map((part) => PART_WORDS[part]).join(', ');
  return (
    <Dialog
      title="Also known for other children?"
      size="l"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Leave the others as they are</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={change.pending} isDisabled={ticked.size === 0}>
            Change the ticked ones
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={() => void submit()} error={formError(change.error)}>
        <p>
          {nameOf(fields)} is saved for {childName}. Contacts of the same name stand below. It may be the same person,
          or another one of that name. Only what you changed ({what}) would be carried over, never the relationship or
          parental responsibility.
        </p>
        <ul className={styles.list}>
          {elsewhere.map((one) => (
            <Beside
              key={one.contactId}
              here={{ childName, fields }}
              there={one}
              isTicked={ticked.has(one.contactId)}
              onTick={(on) => toggle(one.contactId, on)}
            />
          ))}
        </ul>
      </Form>
    </Dialog>
  );
}

function Beside({
  here,
  there,
  isTicked,
  onTick,
}: {
  readonly here: Pick<Offer, 'childName' | 'fields'>;
  readonly there: SameContact;
  readonly isTicked: boolean;
  readonly onTick: (on: boolean) => void;
}) {
  const child = oneLine({ ...there, name: there.childName });
  const rows = [
    ['Name', nameOf(here.fields), nameOf(there)],
    ['Relationship', relationshipWords(here.fields.relationship), relationshipWords(there.relationship)],
    ['Phone', phonesOf(here.fields), phonesOf(there)],
    ['Email', here.fields.email, there.email],
    ['Address', addressOf(here.fields), addressOf(there)],
  ] as const;
  return (
    <li className={styles.one}>
      <table className={styles.table}>
        <caption>{child}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">For {here.childName}, now</th>
            <th scope="col">For {child}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, mine, theirs]) => (
            <tr key={label} className={mine === theirs ? undefined : styles.differs}>
              <th scope="row">{label}</th>
              <td>{mine || 'not recorded'}</td>
              <td>{theirs || 'not recorded'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {there.addressProtected && (
        <Banner tone="serious" title="The address at this child is protected.">
          {INSTRUCTION_WORDS['ask-before-address']} before you carry anything over.
        </Banner>
      )}
      <Checkbox isSelected={isTicked} onChange={onTick}>
        Same person: change there too, for {child}
      </Checkbox>
    </li>
  );
}

const nameOf = ({ title, forename, surname }: Pick<ContactFields, 'title' | 'forename' | 'surname'>) =>
  [title, forename, surname].filter(Boolean).join(' ');
const phonesOf = ({ phones }: Pick<ContactFields, 'phones'>) =>
  phones.map(({ kind, number }) => `${kind} ${number}`.trim()).join(', ');
const addressOf = ({ street, town, postcode }: Pick<ContactFields, 'street' | 'town' | 'postcode'>) =>
  [street, town, postcode].filter(Boolean).join(', ');
