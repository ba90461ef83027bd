import { useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Contact, ContactFields, Phone } from '#shared/features/children/children.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, FieldRow, Form, RadioGroup, TextField, toast } from '../../ui/index.ts';

const FORM = 'contact-form';
const NOBODY: ContactFields = {
  title: '',
  forename: '',
  surname: '',
  relationship: '',
  responsibility: null,
  livesWith: null,
  phones: [],
  email: '',
  street: '',
  town: '',
  postcode: '',
};
const USUAL = ['Mobile', 'Home', 'Work'];
const MOST = 6;
type Known = 'yes' | 'no' | 'unknown';
const KNOWN = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
  { id: 'unknown', label: 'Not recorded' },
] as const;
const asKnown = (value: boolean | null): Known => (value === null ? 'unknown' : value ? 'yes' : 'no');
const fromKnown = (value: Known): boolean | null => (value === 'unknown' ? null : value === 'yes');

/** One contact of one child. The same parent at another child is not touched: nothing links by itself. */
export function ContactDialog({
  childId,
  contact,
  onClose,
}: {
  readonly childId: ChildId;
  readonly contact: Contact | null;
  readonly onClose: () => void;
}) {
  const { contactId, ...known } = contact ?? { ...NOBODY, contactId: null };
  const [fields, setFields] = useState<ContactFields>(known);
  const [numbers, setNumbers] = useState(() => withRoom(known.phones));
  const save = useCommand('children.saveContact');
  const set = (change: Partial<ContactFields>) => setFields((before) => ({ ...before, ...change }));
  const submit = async () => {
    const phones = numbers.filter(({ number }) => number.trim() !== '');
    const result = await save.run({ childId, contactId, fields: { ...fields, phones: [...phones] } });
    if (!result.ok) return;
    toast('Contact saved');
    onClose();
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
      title={contact === null ? 'Add a contact' : 'Change the contact'}
      size="l"
      isOpen
      onClose={onClose}
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
        {text('relationship', 'Relationship to the child')}
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
        <FieldRow>
          {numbers.map((phone, place) => (
            <TextField
              // biome-ignore lint/suspicious/noArrayIndexKey: a number is known by its place; places do not move
              key={place}
              label={phone.kind || 'Phone'}
              optional
              type="tel"
              value={phone.number}
              onChange={(number) =>
                setNumbers((all) => all.map((one, at) => (at === place ? { ...one, number } : one)))
              }
            />
          ))}
        </FieldRow>
        {text('email', 'Email')}
        {text('street', 'Street, if not the child’s')}
        <FieldRow>
          {text('town', 'Town')}
          {text('postcode', 'Postcode')}
        </FieldRow>
      </Form>
    </Dialog>
  );
}

/** The numbers recorded, and an empty place for each usual kind that has none. */
const withRoom = (phones: readonly Phone[]): readonly Phone[] => [
  ...phones,
  ...USUAL.slice(0, Math.max(0, MOST - phones.length))
    .filter((kind) => !phones.some((phone) => phone.kind.toLowerCase() === kind.toLowerCase()))
    .map((kind) => ({ kind, number: '' })),
];
