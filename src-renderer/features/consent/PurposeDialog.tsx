import { useId, useState } from 'react';
import { BASIS_WORDS, type Basis, type Purpose } from '#shared/features/consent/consent.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, RadioGroup, TextArea, TextField, toast } from '../../ui/index.ts';

const BASES = (['consent', 'public-task', 'legitimate-interests'] as const).map((id) => ({
  id,
  label: BASIS_WORDS[id],
}));

/** Adds a purpose, or changes one: which makes a new version of its wording. */
export function PurposeDialog({
  purpose,
  onClose,
}: {
  readonly purpose: Purpose | null;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [name, setName] = useState(purpose?.name ?? '');
  const [basis, setBasis] = useState<Basis>(purpose?.basis ?? 'consent');
  const [wording, setWording] = useState(purpose?.wording ?? '');
  const add = useCommand('consent.addPurpose');
  const reword = useCommand('consent.rewordPurpose');
  const error = purpose ? reword.error : add.error;
  const save = async () => {
    const fields = { name, basis, wording };
    const result = purpose ? await reword.run({ purposeId: purpose.purposeId, ...fields }) : await add.run(fields);
    if (!result.ok) return;
    toast(purpose ? 'Changed: this is a new version.' : 'Added.');
    onClose();
  };
  return (
    <Dialog
      title={purpose ? `Change “${purpose.name}”` : 'Add a purpose'}
      isOpen
      onClose={onClose}
      draft={[name, basis, wording]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={add.pending || reword.pending}>
            Save
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(error)}>
        <TextField
          label="Name"
          autoFocus
          value={name}
          onChange={setName}
          maxLength={60}
          error={fieldError(error, 'name')}
        />
        <RadioGroup label="Lawful basis" options={BASES} value={basis} onChange={setBasis} />
        <TextArea
          label="Wording on the form"
          optional
          value={wording}
          onChange={setWording}
          error={fieldError(error, 'wording')}
        />
      </Form>
    </Dialog>
  );
}
