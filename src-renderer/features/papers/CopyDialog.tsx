import { useId, useState } from 'react';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { Copy } from '#shared/features/papers/papers.model.ts';
import { copyReference } from '#shared/features/papers/papers.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, TextField, toast } from '../../ui/index.ts';
import { eventWords } from './copy-words.ts';
import styles from './Papers.module.css';

/** A copy's history. The newest entry can be taken back with a reason: it stays to be read and no longer counts. */
export function CopyDialog({
  copy,
  reference,
  onClose,
}: {
  readonly copy: Copy;
  readonly reference: string;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [words, setWords] = useState('');
  const takeBack = useCommand('papers.takeBack');
  const last = copy.events.findLast(({ takenBack }) => takenBack === null);
  const save = async () => {
    if (!last) return;
    const result = await takeBack.run({ eventId: last.eventId, words });
    if (!result.ok) return;
    toast('Taken back. The entry stays in the history.');
    onClose();
  };
  return (
    <Dialog
      title={`Copy ${copyReference(reference, copy.number)}, ${copy.holder}`}
      isOpen
      onClose={onClose}
      draft={words}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          {last && (
            <Button type="submit" form={form} isPending={takeBack.pending}>
              Take the newest entry back
            </Button>
          )}
        </>
      }
    >
      <ul className={styles.history}>
        <li>
          Issued {showDateTime(copy.issuedAt)} by {copy.issuedBy}, to come back by {showDate(copy.collectBy)}
        </li>
        {copy.events.map((event) => (
          <li key={event.eventId}>
            {eventWords(event)}. Recorded {showDateTime(event.recordedAt)} by {event.recordedBy}.
            {event.takenBack && (
              <b>
                {' '}
                Taken back by {event.takenBack.by}: {event.takenBack.words}
              </b>
            )}
          </li>
        ))}
      </ul>
      {last && (
        <Form id={form} onSubmit={() => void save()} error={formError(takeBack.error)}>
          <TextField
            label="Why is the newest entry wrong?"
            value={words}
            onChange={setWords}
            maxLength={200}
            error={fieldError(takeBack.error, 'words')}
          />
        </Form>
      )}
    </Dialog>
  );
}
