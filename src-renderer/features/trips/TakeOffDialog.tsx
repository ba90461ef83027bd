import { useId, useState } from 'react';
import type { TripId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { TripChild } from '#shared/features/trips/trips.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, TextField, toast } from '../../ui/index.ts';

/** One child does not go. The reason stays with the trip. */
export function TakeOffDialog({
  tripId,
  child,
  onClose,
}: {
  readonly tripId: TripId;
  readonly child: TripChild;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [words, setWords] = useState('');
  const take = useCommand('trips.takeOff');
  const save = async () => {
    const result = await take.run({ tripId, childId: child.childId, words });
    if (!result.ok) return;
    toast('Taken off. The reason stands in the list of decisions.');
    onClose();
  };
  return (
    <Dialog
      title={`Take ${oneLine(child)} off the trip?`}
      size="s"
      isOpen
      onClose={onClose}
      draft={words}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="danger" type="submit" form={form} isPending={take.pending}>
            Take off the trip
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(take.error)}>
        <TextField
          label="Why?"
          hint="Who decided it, and what was arranged for the child instead."
          autoFocus
          value={words}
          onChange={setWords}
          maxLength={200}
          error={fieldError(take.error, 'words')}
        />
      </Form>
    </Dialog>
  );
}
