import { useId, useState } from 'react';
import type { Paper } from '#shared/features/papers/papers.contract.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, TextField } from '../../ui/index.ts';

/** Where the master lies, apart from its copies. Earlier places stay in the history. */
export function MasterDialog({
  paper,
  onClose,
  onDone,
}: {
  readonly paper: Paper;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}) {
  const form = useId();
  const [place, setPlace] = useState(paper.master?.place ?? '');
  const set = useCommand('papers.setMaster');
  const save = async () => {
    if ((await set.run({ paperId: paper.paperId, place })).ok) onDone('The master’s place is recorded.');
  };
  return (
    <Dialog
      title="Where is the master kept?"
      size="s"
      isOpen
      onClose={onClose}
      draft={place}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={set.pending}>
            Save
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(set.error)}>
        <TextField
          label="Place"
          hint="Locked, and apart from the copies."
          autoFocus
          value={place}
          onChange={setPlace}
          maxLength={80}
          error={fieldError(set.error, 'place')}
        />
      </Form>
    </Dialog>
  );
}
