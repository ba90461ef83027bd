import { useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import { postcodeWarning } from '#shared/domain/postcode.ts';
import type { Contact, ContactFields } from '#shared/features/children/children.model.ts';
import { EMPTY_CONTACT } from '#shared/features/children/empty-record.ts';
import { relationshipWords, USUAL_RELATIONSHIPS } from '#shared/features/children/relationships.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, FieldRow, Form, RadioGroup, Select, SoftChecks, TextField, toast } from '../../ui/index.ts';
import { PhoneFields, phoneDrafts, phonesFrom } from './PhoneFields.tsx';
import type { Offer } from './SamePersonDialog.tsx';

const FORM = 'contact-form';
const OTHER = 'other';
type Known = 'yes' | 'no' | 'unknown';
const KNOWN = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
  { id: 'unknown', label: 'Not recorded' },
] as const;
const asKnown = (value: boolean | null): Known => (value === null ? 'unknown' : value ? 'yes' : 'no');
const fromKnown = (value: Known): boolean | null => (value === 'unknown' ? null : value === 'yes');

/** One contact of one child. The same parent at another child is not touched: `onSaved` is told who bears the name, and a person decides. */
export function ContactDialog({
  childId,
  childName,
  contact,
  onSaved,
  onClose,
}: {
  readonly childId: ChildId;
  readonly childName: string;
  readonly contact: Contact | null;
  readonly onSaved: (offer: Offer) => void;
  readonly onClose: () => void;
}) {
  const { contactId, ...known } = contact ?? { ...EMPTY_CONTACT, contactId: null };
  const [fields, setFields] = useState<ContactFields>(known);
  const [numbers, setNumbers] = useState(() => phoneDrafts(known.phones));
  const save = useCommand('children.saveContact');
  const set = (change: Partial<ContactFields>) => setFields((before) => ({ ...before, ...change }));
  const submit = async () => {
    const all = { ...fields, phones: phonesFrom(numbers) };
    const result = await save.run({ childId, contactId, fields: all });
    if (!result.ok) return;
    toast('Contact saved');
    onClose();
    if (result.value.elsewhere.length > 0) onSaved({ childName, fields: all, saved: result.value });
  };
  const text = (field: Exclude<keyof ContactFields, 'responsibility' | 'livesWith' | 'phones'>, label: string) => (
    <TextField
      label={label}
      optional={field !== 'surname'}
      value={fields[field]}
      onChange={(value) => set({ [field]: value })}
      error={fieldError(save.error, `fields.${field}`)}
    />
  );
  return (
    <Dialog
      title={contact === null ? `Add a contact of ${childName}` : `Change a contact of ${childName}`}
      size="l"
      isOpen
      onClose={onClose}
      draft={[fields, numbers]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={save.pending}>
            Save
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={formError(save.error)}>
        <FieldRow>
          {text('title', 'Title')}
          {text('forename', 'Forename')}
          {text('surname', 'Surname')}
        </FieldRow>
        <RelationshipField
          value={fields.relationship}
          onChange={(relationship) => set({ relationship })}
          error={fieldError(save.error, 'fields.relationship')}
        />
        <RadioGroup
          label="Parental responsibility"
          hint="Only who has it can give consent. Leave “Not recorded” where nobody has checked."
          row
          options={KNOWN}
          value={asKnown(fields.responsibility)}
          onChange={(value) => set({ responsibility: fromKnown(value) })}
        />
        <RadioGroup
          label="The child lives with them"
          row
          options={KNOWN}
          value={asKnown(fields.livesWith)}
          onChange={(value) => set({ livesWith: fromKnown(value) })}
        />
        <PhoneFields drafts={numbers} onChange={setNumbers} />
        {text('email', 'Email')}
        {text('street', 'Street, if not the child’s')}
        <FieldRow>
          {text('town', 'Town')}
          {text('postcode', 'Postcode')}
        </FieldRow>
        <SoftChecks of={[postcodeWarning(fields.postcode)]} />
      </Form>
    </Dialog>
  );
}

/** A usual relationship, or words of one's own. What an import brought as a code stays that code until somebody chooses. */
function RelationshipField({
  value,
  onChange,
  error,
}: {
  readonly value: string;
  readonly onChange: (relationship: string) => void;
  readonly error: string | undefined;
}) {
  const words = relationshipWords(value);
  const isUsual = words === '' || USUAL_RELATIONSHIPS.includes(words);
  const [isOther, setIsOther] = useState(!isUsual);
  return (
    <FieldRow>
      <Select
        label="Relationship to the child"
        placeholder="Not recorded"
        options={[...USUAL_RELATIONSHIPS, OTHER].map((id) => ({ id, label: id === OTHER ? 'Other, in words' : id }))}
        value={isOther ? OTHER : words || null}
        onChange={(chosen) => {
          setIsOther(chosen === OTHER);
          onChange(chosen === OTHER ? '' : chosen);
        }}
      />
      {isOther && (
        <TextField
          label="Relationship in words"
          optional
          value={words}
          onChange={onChange}
          error={error}
          maxLength={40}
        />
      )}
    </FieldRow>
  );
}
