import { useEffect, useRef, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { postcodeWarning } from '#shared/domain/postcode.ts';
import { telephoneWarning } from '#shared/domain/telephone.ts';
import { checkUpn } from '#shared/domain/upn.ts';
import { BECAUSE_WORDS, type ChildFields, type ChildRecord } from '#shared/features/children/children.model.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import { bornWords } from '#shared/features/children/told-apart.rules.ts';
import { call } from '../../api/bridge.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import {
  Banner,
  Button,
  ChildPhoto,
  DateField,
  Dialog,
  FieldRow,
  Form,
  FormSection,
  forgetUnsaved,
  Select,
  SoftChecks,
  TextField,
  toast,
} from '../../ui/index.ts';
import styles from './Children.module.css';

const FORM = 'child-form';
const NO_PAPER = 'none';
const OTHER_PLACE = 'other';
type Already = CallOutput<'children.alreadyHere'>['found'];
type Words = Exclude<keyof ChildFields, 'born' | 'classId'>;

type ChildDialogProps =
  | { readonly childId: null; readonly onAdded: (childId: ChildId) => void; readonly onClose: () => void }
  | { readonly childId: ChildId; readonly record: ChildRecord; readonly onClose: () => void };

/** A child's own details, by hand: a new record, or the one that was open. What was typed stays when saving is refused. */
export function ChildDialog(props: ChildDialogProps) {
  const [fields, setFields] = useState<ChildFields>(props.childId === null ? EMPTY_CHILD : props.record.fields);
  const add = useCommand('children.add');
  const edit = useCommand('children.edit');
  const classes = useCall('children.classes', {}).data?.classes ?? [];
  const { error, pending } = props.childId === null ? add : edit;
  const [here, setHere] = useState<Already | null>(null);
  const isWarned = here !== null && here.length > 0;
  const set = (change: Partial<ChildFields>) => {
    // What was warned of may be no longer so: asked again before saving.
    setHere(null);
    setFields((before) => ({ ...before, ...change }));
  };
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
      if (here === null) {
        const asked = await call('children.alreadyHere', { fields });
        const found = asked.ok ? asked.value.found : [];
        setHere(found);
        // Warned first; the second press adds the child all the same.
        if (found.length > 0) return;
      }
      const result = await add.run({ fields });
      if (!result.ok) return;
      toast('Child added');
      // The record opens at once, before this dialog is gone.
      forgetUnsaved();
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
      title={props.childId === null ? 'Add a child' : `Change the record of ${props.record.told}`}
      size="l"
      isOpen
      onClose={props.onClose}
      draft={fields}
      footer={
        <>
          <Button onPress={props.onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={pending}>
            {isWarned ? 'Add all the same' : 'Save'}
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
          <SoftChecks of={[upnWarning(fields.upn)]} />
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
          <SoftChecks of={[postcodeWarning(fields.postcode), telephoneWarning(fields.phone)]} />
        </FormSection>
        <FormSection title="Where other records are held">
          <FieldRow>
            {text('cpomsRef', 'CPOMS reference')}
            <PaperPlace value={fields.paperPlace} onChange={(paperPlace) => set({ paperPlace })} />
          </FieldRow>
        </FormSection>
        {isWarned && <AlreadyHere found={here} onOpen={props.childId === null ? props.onAdded : undefined} />}
      </Form>
    </Dialog>
  );
}

/** Who is here already that looks like the child being typed, with what tells them apart. */
function AlreadyHere({
  found,
  onOpen,
}: {
  readonly found: Already;
  readonly onOpen: ((childId: ChildId) => void) | undefined;
}) {
  const place = useRef<HTMLDivElement>(null);
  // The form is longer than the screen: what it warns of must not stand below its edge.
  useEffect(() => {
    // Braces on purpose: newer Chromium answers with a promise, which React would take for a clean-up.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place}>
      <Banner tone="watch" announce title="Is this the same child?">
        <ul className={styles.already}>
          {found.map((child) => (
            <li key={child.childId}>
              <ChildPhoto url={child.photoUrl} name={child.name} size="s" />
              <span>
                {BECAUSE_WORDS[child.because]}: <b>{child.name}</b>, {child.className}, {bornWords(child.born)}
                {child.leftOn && `, left ${showDate(child.leftOn)}`}.
              </span>
              {onOpen && <Button onPress={() => onOpen(child.childId)}>Open that record</Button>}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

/** A UPN is warned about and saved all the same: real exports hold bad ones. */
function upnWarning(upn: string): string | null {
  const verdict = checkUpn(upn);
  if (verdict === 'bad-form') return 'A UPN has 13 characters, one letter first. You can save it all the same.';
  if (verdict === 'bad-check-letter')
    return 'This UPN does not pass its own check: a sign may be mistyped. You can save it all the same.';
  return verdict === 'temporary' ? 'This UPN is a temporary one. You can save it all the same.' : null;
}

/** A place of the school’s list, at first the three of the policy, or another one in words. */
function PaperPlace({ value, onChange }: { readonly value: string; readonly onChange: (place: string) => void }) {
  const asked = useCall('children.filePlaces', {}).data?.places;
  if (!asked) return null;
  return <PlaceChoice value={value} onChange={onChange} places={asked.map(({ name }) => name)} />;
}

function PlaceChoice({
  value,
  onChange,
  places,
}: {
  readonly value: string;
  readonly onChange: (place: string) => void;
  readonly places: readonly string[];
}) {
  const [isOther, setIsOther] = useState(value !== '' && !places.includes(value));
  return (
    <>
      <Select
        label="Paper file"
        optional
        options={[
          { id: NO_PAPER, label: 'No paper file recorded' },
          ...places.map((place) => ({ id: place, label: place })),
          { id: OTHER_PLACE, label: 'Another place' },
        ]}
        value={isOther ? OTHER_PLACE : value === '' ? NO_PAPER : value}
        onChange={(place) => {
          setIsOther(place === OTHER_PLACE);
          onChange(place === OTHER_PLACE || place === NO_PAPER ? '' : place);
        }}
      />
      {isOther && <TextField label="Where is the paper file?" value={value} onChange={onChange} maxLength={60} />}
    </>
  );
}
