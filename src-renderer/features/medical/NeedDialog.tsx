import { useState } from 'react';
import type { CallInput } from '#shared/contract/contract.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Need } from '#shared/features/medical/medical.contract.ts';
import { suggestNeedKind } from '#shared/features/medical/need-kind.rules.ts';
import { NEED_KIND_NAMES, NEED_KINDS, type NeedKind } from '#shared/features/medical/need-kind.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Banner, Button, DateField, Dialog, Select, TextArea, TextField, toast } from '../../ui/index.ts';

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

/** A need as somebody says it, on the phone too: one screen, top to bottom, nothing asked that can wait. */
export function NeedDialog({
  childId,
  name,
  need,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly need: Need | null;
  readonly onClose: () => void;
}) {
  const [fields, setFields] = useState<Fields>(() => (need ? fieldsOf(need) : EMPTY));
  const [kind, setKind] = useState<NeedKind | 'suggested'>(need?.kind ?? 'suggested');
  const add = useCommand('medical.addNeed');
  const edit = useCommand('medical.editNeed');
  const command = need ? edit : add;
  const suggested = suggestNeedKind(fields.condition);
  const save = async () => {
    const chosen = kind === 'suggested' ? null : kind;
    const result = need
      ? await edit.run({ childId, needId: need.needId, revision: need.revision, fields, kind: chosen })
      : await add.run({ childId, fields, kind: chosen });
    if (!result.ok) return;
    toast('The need was saved.');
    onClose();
  };
  const text = (field: 'condition' | 'medicine' | 'place') => ({
    value: fields[field],
    onChange: (value: string) => setFields({ ...fields, [field]: value }),
    error: fieldError(command.error, `fields.${field}`),
  });
  const day = (field: 'expires' | 'reviewOn' | 'toldParentOn') => ({
    value: fields[field] as never,
    onChange: (value: string | null) => setFields({ ...fields, [field]: value }),
    error: fieldError(command.error, `fields.${field}`),
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
            tone="primary"
            onPress={() => void save()}
            isDisabled={command.pending || fields.condition.trim() === ''}
          >
            Save the need
          </Button>
        </>
      }
    >
      {formError(command.error) && (
        <Banner tone="serious" announce>
          {formError(command.error)}
        </Banner>
      )}
      <TextField label="Condition, in the parent’s or the plan’s words" autoFocus {...text('condition')} />
      <Select
        label="How serious"
        value={fields.severity}
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
        onChange={setKind}
        options={[
          {
            id: 'suggested',
            label: suggested ? `Not confirmed (looks like: ${NEED_KIND_NAMES[suggested]})` : 'Not confirmed',
          },
          ...NEED_KINDS.map((id) => ({ id, label: NEED_KIND_NAMES[id] })),
        ]}
      />
      <TextArea label="What to do" value={fields.action} onChange={(action) => setFields({ ...fields, action })} />
      <TextArea label="Signs" value={fields.signs} onChange={(signs) => setFields({ ...fields, signs })} />
      <TextArea label="Triggers" value={fields.triggers} onChange={(triggers) => setFields({ ...fields, triggers })} />
      <TextField label="Medicine" {...text('medicine')} />
      <TextField label="Where it is kept" {...text('place')} />
      <DateField label="Medicine in date until" {...day('expires')} />
      <DateField label="Review by" {...day('reviewOn')} />
      <DateField label="Parent told what is displayed on" {...day('toldParentOn')} />
    </Dialog>
  );
}

function fieldsOf({
  needId: _id,
  kind: _kind,
  suggestedKind: _suggested,
  revision: _revision,
  ...fields
}: Need): Fields {
  return fields;
}
