import { type KeyboardEvent, useRef, useState } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { RecordedNeed } from '#shared/features/medical/medical.contract.ts';
import { hasTwoStrengths } from '#shared/features/medical/medical.rules.ts';
import { suggestNeedKind, suggestSeverity } from '#shared/features/medical/need-kind.rules.ts';
import { NEED_KIND_NAMES, NEED_KINDS, type NeedKind } from '#shared/features/medical/need-kind.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import {
  Banner,
  Button,
  DateField,
  Dialog,
  FieldRow,
  Form,
  FormSection,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  toast,
} from '../../ui/index.ts';
import { asksOfFood, KitchenAnswer } from './KitchenAnswer.tsx';

type Saved = CallInput<'medical.addNeed'>['fields'];
/** How serious it is has no default: until a person has chosen, it is null. */
type Fields = Omit<Saved, 'severity'> & { readonly severity: Saved['severity'] | null };

const SEVERITIES = [
  { id: 'serious', label: 'Serious: act at once' },
  { id: 'watch', label: 'Watch' },
  { id: 'know', label: 'Know' },
] as const;

const EMPTY: Fields = {
  condition: '',
  severity: null,
  triggers: '',
  signs: '',
  action: '',
  medicine: '',
  place: '',
  expires: null,
  reviewOn: null,
  toldParentOn: null,
};

/** A need as somebody says it, on the phone too: top to bottom by Tab, Enter saves, nothing asked that can wait. */
export function NeedDialog({
  childId,
  name,
  need,
  others,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly need: RecordedNeed | null;
  /** The child's other needs: what is added must fit them. */
  readonly others: readonly Pick<RecordedNeed, 'medicine'>[];
  readonly onClose: () => void;
}) {
  const [fields, setFields] = useState<Fields>(() => (need ? fieldsOf(need) : EMPTY));
  // Until a person has chosen, the kind follows what the words look like; saving the form is what confirms it.
  const [chosen, setChosen] = useState<NeedKind | 'unsure' | null>(need?.kind ?? null);
  const [notFood, setNotFood] = useState(need?.notFood ?? false);
  const [missing, setMissing] = useState(false);
  // A medicine without a place is asked about once, and saved so when nobody knows.
  const [placeAsked, setPlaceAsked] = useState(false);
  const levels = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLInputElement>(null);
  const add = useCommand('medical.addNeed');
  const edit = useCommand('medical.editNeed');
  const command = need ? edit : add;
  const kind = chosen ?? suggestNeedKind(fields.condition) ?? 'unsure';
  const suggested = suggestSeverity(fields);
  const severity = fields.severity ?? suggested;
  const confirmed = kind === 'unsure' ? null : kind;
  const placeless = namesMedicine(fields.medicine) && fields.place.trim() === '';
  const save = async () => {
    if (command.pending || fields.condition.trim() === '') return;
    if (severity === null) {
      setMissing(true);
      levels.current?.querySelector('input')?.focus();
      return;
    }
    if (placeless && !placeAsked) {
      setPlaceAsked(true);
      place.current?.focus();
      return;
    }
    const input = {
      ...{ childId, fields: { ...fields, severity }, kind: confirmed },
      notFood: notFood && asksOfFood(fields, confirmed),
    };
    const result = need
      ? await edit.run({ ...input, needId: need.needId, revision: need.revision })
      : await add.run(input);
    if (!result.ok) return;
    toast('The need was saved.');
    onClose();
  };
  // A radio keeps Enter for itself, before the form would hear of it.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    void save();
  };
  const text = (field: 'condition' | 'triggers' | 'signs' | 'action' | 'medicine' | 'place') => ({
    value: fields[field],
    onChange: (value: string) => {
      setFields({ ...fields, [field]: value });
      // That it does not concern food was said of the words as they were.
      if (field !== 'place') setNotFood(false);
    },
    error: fieldError(command.error, `fields.${field}`),
  });
  const day = (field: 'expires' | 'reviewOn' | 'toldParentOn') => ({
    value: fields[field] as never,
    onChange: (value: string | null) => setFields({ ...fields, [field]: value }),
    error: fieldError(command.error, `fields.${field}`),
    optional: true,
  });
  return (
    <Dialog
      title={need ? `Change a need of ${name}` : `Add a need of ${name}`}
      isOpen
      onClose={onClose}
      draft={[fields, chosen, notFood]}
      size="l"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            type="submit"
            form="need"
            tone="primary"
            isPending={command.pending}
            isDisabled={fields.condition.trim() === ''}
          >
            Save the need
          </Button>
        </>
      }
    >
      <Form id="need" label="The need" onSubmit={() => void save()} error={formError(command.error)}>
        <TextField label="Condition, in the parent’s or the plan’s words" autoFocus {...text('condition')} />
        <div ref={levels} onKeyDownCapture={onKey}>
          <RadioGroup
            label="How serious"
            row
            value={severity}
            onChange={(chosenLevel) => {
              setFields({ ...fields, severity: chosenLevel });
              setMissing(false);
            }}
            error={missing && severity === null ? 'Please choose how serious it is.' : undefined}
            options={SEVERITIES.map(({ id, label }) => ({
              id,
              label: fields.severity === null && id === suggested ? `${label} (suggested)` : label,
            }))}
          />
        </div>
        <TextArea label="What to do" optional {...text('action')} />
        <FieldRow>
          <TextField label="Triggers" optional hint="Foods too: lunch staff are shown them" {...text('triggers')} />
          <TextField label="Signs" optional {...text('signs')} />
        </FieldRow>
        <FieldRow>
          <TextField label="Medicine" optional {...text('medicine')} />
          <TextField
            label="Where it is kept"
            optional
            inputRef={place}
            hint={placeless && placeAsked ? 'Where is it kept? If nobody knows yet, save again.' : undefined}
            {...text('place')}
          />
        </FieldRow>
        {hasTwoStrengths([...others, { medicine: fields.medicine }]) && (
          <Banner tone="serious" announce>
            Two strengths of adrenaline device stand in this child’s needs. Please ask which is right.
          </Banner>
        )}
        <Select
          label="Kind"
          value={kind}
          onChange={setChosen}
          options={[
            ...NEED_KINDS.map((id) => ({ id, label: NEED_KIND_NAMES[id] })),
            { id: 'unsure' as const, label: 'Not sure: to confirm later' },
          ]}
        />
        <KitchenAnswer need={fields} kind={confirmed} notFood={notFood} onChange={setNotFood} />
        <FieldRow>
          <DateField label="Medicine in date until" {...day('expires')} />
          <DateField label="Review by" {...day('reviewOn')} />
        </FieldRow>
        <FormSection
          title="What makes it right to display"
          description="The board shows the condition, the medicine and its place, and only to staff whose role needs them. The parent must have been told."
        >
          <DateField label="Parent told what is displayed on" {...day('toldParentOn')} />
        </FormSection>
        {need?.changedAt && (
          <p>
            Last changed by {need.changedBy || 'somebody who is not on the list any more'},{' '}
            {showDateTime(need.changedAt)}.{need.toldParentOn ? ` Parent told ${showDate(need.toldParentOn)}.` : ''}
          </p>
        )}
      </Form>
    </Dialog>
  );
}

const namesMedicine = (medicine: string) => medicine.trim() !== '' && !/^none\.?$/i.test(medicine.trim());

function fieldsOf({
  needId: _id,
  kind: _kind,
  suggestedKind: _suggested,
  revision: _revision,
  notFood: _notFood,
  changedBy: _by,
  changedAt: _at,
  told: _told,
  ...fields
}: RecordedNeed): Fields {
  return fields;
}
