import { useId, useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import { FLAG_NAMES, type Flag } from '#shared/features/children/children.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, TextArea, toast } from '../../ui/index.ts';

/** A Lead decides that a mark of the record no longer stops pictures. It brings no yes: the parents' answers count again. */
export function DecideFlagDialog({
  childId,
  flag,
  onClose,
}: {
  readonly childId: ChildId;
  readonly flag: Flag;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [words, setWords] = useState('');
  const decide = useCommand('consent.decideFlag');
  const save = async () => {
    const result = await decide.run({ childId, flag, words });
    if (!result.ok) return;
    toast('Decided. The parents’ answers count again.');
    onClose();
  };
  return (
    <Dialog
      title={`${FLAG_NAMES[flag]}: may pictures be used?`}
      isOpen
      onClose={onClose}
      draft={words}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={decide.pending}>
            Let the parents’ answers count
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(decide.error)}>
        <p>Until a Lead decides, the answer is no for every purpose. The mark itself stays on the record.</p>
        <TextArea
          label="What was decided, and on what grounds?"
          autoFocus
          value={words}
          onChange={setWords}
          error={fieldError(decide.error, 'words')}
        />
      </Form>
    </Dialog>
  );
}
