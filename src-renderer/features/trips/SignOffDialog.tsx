import { useId, useState } from 'react';
import type { TripId } from '#shared/domain/ids.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, TextArea, toast } from '../../ui/index.ts';

/** The leader answers for the trip as it stands on the screen. */
export function SignOffDialog({
  tripId,
  fingerprint,
  open,
  onClose,
}: {
  readonly tripId: TripId;
  readonly fingerprint: string;
  readonly open: number;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [words, setWords] = useState('');
  const sign = useCommand('trips.signOff');
  const save = async () => {
    const result = await sign.run({ tripId, fingerprint, words });
    if (!result.ok) return;
    toast('Signed off. Whatever changes from now on is shown.');
    onClose();
  };
  return (
    <Dialog
      title="Sign the trip off"
      isOpen
      onClose={onClose}
      draft={words}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={sign.pending}>
            Sign off
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(sign.error)}>
        <p>
          {open === 0
            ? 'Nothing is open. Your name and the time stand under the trip as it is now.'
            : `${open === 1 ? 'One line is' : `${open} lines are`} open. Say what was arranged: it stands with your name.`}
        </p>
        <TextArea
          label={open === 0 ? 'Anything to add' : 'What was arranged?'}
          optional={open === 0}
          autoFocus
          value={words}
          onChange={setWords}
          maxLength={500}
          error={fieldError(sign.error, 'words')}
        />
      </Form>
    </Dialog>
  );
}
