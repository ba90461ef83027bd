import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { RecordedNeed } from '#shared/features/medical/medical.contract.ts';
import { hasTwoStrengths } from '#shared/features/medical/medical.rules.ts';
import { suggestNeedKind } from '#shared/features/medical/need-kind.rules.ts';
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
  Select,
  TextArea,
  TextField,
  toast,
} from '../../ui/index.ts';
import { KitchenSentence } from './KindWorklist.tsx';

type Fields = CallInput<'medical.addNeed'>['fields'];

const EMPTY: Fields = {
  condition: '',
  severity: 'watch',
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
  const add = useCommand('medical.addNeed');
  const edit = useCommand('medical.editNeed');
  const command = need ? edit : add;
  const kind = chosen ?? suggestNeedKind(fields.condition) ?? 'unsure';
  const save = async () => {
    if (command.pending || fields.condition.trim() === '') return;
    const confirmed = kind === 'unsure' ? null : kind;
    const result = need
      ? await edit.run({ childId, needId: need.needId, revision: need.revision, fields, kind: confirmed })
      : await add.run({ childId, fields, kind: confirmed });
    if (!result.ok) return;
    toast('The need was saved.');
    onClose();
  };
  const text = (field: 'condition' | 'triggers' | 'signs' | 'action' | 'medicine' | 'place') => ({
    value: fields[field] as string,
    onChange: (value: string) => setFields({ ...fields, [field]: value }),
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
        <FieldRow>
          <Select
            label="How serious"
            value={fields.severity ?? 'watch'}
            onChange={(severity) => setFields({ ...fields, severity })}
            options={[
              { id: 'serious', label: 'Serious: act at once' },
              { id: 'watch', label: 'Watch' },
              { id: 'know', label: 'Know' },
            ]}
          />
          <Select
            label="Kind"
            value={kind}
            onChange={setChosen}
            hint={
              <KitchenSentence
                need={{ condition: fields.condition, triggers: fields.triggers ?? '', action: fields.action ?? '' }}
                kind={kind === 'unsure' ? null : kind}
              />
            }
            options={[
              ...NEED_KINDS.map((id) => ({ id, label: NEED_KIND_NAMES[id] })),
              { id: 'unsure' as const, label: 'Not sure: to confirm later' },
            ]}
          />
        </FieldRow>
        <TextArea label="What to do" optional {...text('action')} />
        <FieldRow>
          <TextField label="Triggers" optional hint="Foods too: lunch staff are shown them" {...text('triggers')} />
          <TextField label="Signs" optional {...text('signs')} />
        </FieldRow>
        <FieldRow>
          <TextField label="Medicine" optional {...text('medicine')} />
          <TextField label="Where it is kept" optional {...text('place')} />
        </FieldRow>
        {hasTwoStrengths([...others, { medicine: fields.medicine ?? '' }]) && (
          <Banner tone="serious" announce>
            Two strengths of adrenaline device stand in this child’s needs. Please ask which is right.
          </Banner>
        )}
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

function fieldsOf({
  needId: _id,
  kind: _kind,
  suggestedKind: _suggested,
  revision: _revision,
  changedBy: _by,
  changedAt: _at,
  ...fields
}: RecordedNeed): Fields {
  return fields;
}
