import { useId, useState } from 'react';
import type { TripId } from '#shared/domain/ids.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, TextField, toast } from '../../ui/index.ts';

/** The trip does not take place. It stays in the list with the reason, and can be called on again. */
export function CallOffDialog({ tripId, onClose }: { readonly tripId: TripId; readonly onClose: () => void }) {
  const form = useId();
  const [words, setWords] = useState('');
  const call = useCommand('trips.call');
  const save = async () => {
    const result = await call.run({ tripId, takesPlace: false, words });
    if (!result.ok) return;
    toast('Called off. Please tell the parents, the place and the coach.');
    onClose();
  };
  return (
    <Dialog
      title="Call the trip off?"
      size="s"
      isOpen
      onClose={onClose}
      draft={words}
      footer={
        <>
          <Button onPress={onClose}>Keep the trip</Button>
          <Button tone="danger" type="submit" form={form} isPending={call.pending}>
            Call off
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(call.error)}>
        <TextField
          label="Why?"
          autoFocus
          value={words}
          onChange={setWords}
          maxLength={200}
          error={fieldError(call.error, 'words')}
        />
      </Form>
    </Dialog>
  );
}
