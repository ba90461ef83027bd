import { useState } from 'react';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { type ChildFields, type ChildRecord, PAPER_PLACES } from '#shared/features/children/children.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, FieldRow, Form, FormSection, Select, TextField, toast } from '../../ui/index.ts';

const FORM = 'child-form';
const NOBODY: ChildFields = {
  surname: '',
  forename: '',
  middleNames: '',
  preferredSurname: '',
  preferredForename: '',
  born: null,
  sex: '',
  upn: '',
  admissionNumber: '',
  classId: null,
  yearGroup: '',
  street: '',
  town: '',
  postcode: '',
  phone: '',
  email: '',
  cpomsRef: '',
  paperPlace: '',
};
type Words = Exclude<keyof ChildFields, 'born' | 'classId'>;

type ChildDialogProps =
  | { readonly childId: null; readonly onAdded: (childId: ChildId) => void; readonly onClose: () => void }
  | { readonly childId: ChildId; readonly record: ChildRecord; readonly onClose: () => void };

/** A child's own details, by hand: a new record, or the one that was open. What was typed stays when saving is refused. */
export function ChildDialog(props: ChildDialogProps) {
  const [fields, setFields] = useState<ChildFields>(props.childId === null ? NOBODY : props.record.fields);
  const add = useCommand('children.add');
  const edit = useCommand('children.edit');
  const classes = useCall('children.classes', {}).data?.classes ?? [];
  const { error, pending } = props.childId === null ? add : edit;
  const set = (change: Partial<ChildFields>) => setFields((before) => ({ ...before, ...change }));
  const text = (field: Words, label: string, optional = true) => (
    <TextField
      label={label}
      optional={optional}
      value={fields[field]}
      onChange={(value) => set({ [field]: value })}
      error={fieldError(error, `fields.${field}`)}
    />
  );
  const submit = async () => {
    if (props.childId === null) {
      const result = await add.run({ fields });
      if (!result.ok) return;
      toast('Child added');
      props.onClose();
      props.onAdded(result.value.childId);
      return;
    }
    const result = await edit.run({ childId: props.childId, revision: props.record.revision, fields });
    if (!result.ok) return;
    toast('Record saved');
    props.onClose();
  };
  return (
    <Dialog
      title={props.childId === null ? 'Add a child' : 'Change the record'}
      size="l"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button onPress={props.onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={pending}>
            Save
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={formError(error)}>
        <FormSection title="Name">
          <FieldRow>
            {text('forename', 'Legal forename', false)}
            {text('middleNames', 'Middle names')}
            {text('surname', 'Legal surname', false)}
          </FieldRow>
          <FieldRow>
            {text('preferredForename', 'Called (forename)')}
            {text('preferredSurname', 'Called (surname)')}
          </FieldRow>
        </FormSection>
        <FormSection title="In school">
          <FieldRow>
            <DateField
              label="Date of birth"
              optional
              value={fields.born}
              onChange={(born) => set({ born })}
              error={fieldError(error, 'fields.born')}
            />
            <Select<ClassId>
              label="Class"
              optional
              options={classes.map((one) => ({ id: one.classId, label: one.name, hint: one.yearGroup }))}
              value={fields.classId}
              onChange={(classId) =>
                set({
                  classId,
                  yearGroup: classes.find((one) => one.classId === classId)?.yearGroup ?? fields.yearGroup,
                })
              }
            />
          </FieldRow>
          <FieldRow>
            {text('upn', 'UPN')}
            {text('admissionNumber', 'Admission number')}
            {text('sex', 'Sex')}
          </FieldRow>
        </FormSection>
        <FormSection title="Home">
          {text('street', 'Street')}
          <FieldRow>
            {text('town', 'Town')}
            {text('postcode', 'Postcode')}
          </FieldRow>
          <FieldRow>
            {text('phone', 'Phone')}
            {text('email', 'Email')}
          </FieldRow>
        </FormSection>
        <FormSection title="Where other records are held">
          <FieldRow>
            {text('cpomsRef', 'CPOMS reference')}
            <Select
              label="Paper file"
              optional
              options={[
                { id: 'none', label: 'No paper file recorded' },
                ...PAPER_PLACES.map((place) => ({ id: place as string, label: place })),
              ]}
              value={fields.paperPlace === '' ? 'none' : fields.paperPlace}
              onChange={(place) => set({ paperPlace: place === 'none' ? '' : place })}
            />
          </FieldRow>
        </FormSection>
      </Form>
    </Dialog>
  );
}
