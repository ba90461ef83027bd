import { useState } from 'react';
import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import { type TrainedPerson, type Training, trainingName } from '#shared/features/training/training.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, TextField, toast } from '../../ui/index.ts';
import { Cell } from './Cell.tsx';
import styles from './Training.module.css';

/** Every training of one person; a wrong one is taken back, somebody without an account leaves the staff. */
export function RecordsDialog({
  person,
  today,
  mayWrite,
  onClose,
}: {
  readonly person: TrainedPerson;
  readonly today: CalendarDate;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}) {
  const [wrong, setWrong] = useState<Training | null>(null);
  const leave = useCommand('training.setLeft');
  const setLeft = async () => {
    const result = await leave.run({ personId: person.personId, left: !person.left });
    if (!result.ok) return;
    toast(person.left ? 'On the staff again.' : 'Not on the staff any more. The records stay.');
    onClose();
  };
  return (
    <Dialog
      title={`Trainings of ${person.name}`}
      isOpen
      onClose={onClose}
      size="l"
      footer={
        <>
          {mayWrite && !person.hasAccount && (
            <Button isPending={leave.pending} onPress={() => void setLeft()}>
              {person.left ? 'On the staff again' : 'Not on the staff any more'}
            </Button>
          )}
          <Button onPress={onClose}>Close</Button>
        </>
      }
    >
      {person.records.length === 0 && <p>No training recorded.</p>}
      <ul className={styles.part} aria-label="Trainings, newest first">
        {person.records.map((one) => (
          <li key={one.trainingId}>
            <b>{trainingName(one)}</b>, {showDate(one.trainedOn)}, by {one.trainer}
            {one.profession && ` (${one.profession})`}. <Cell record={one} today={today} />
            {mayWrite && wrong?.trainingId !== one.trainingId && (
              <Button
                aria-label={`Take back ${trainingName(one)}, ${showDate(one.trainedOn)}`}
                onPress={() => setWrong(one)}
              >
                Take back
              </Button>
            )}
            {wrong?.trainingId === one.trainingId && <WrongForm training={one} onDone={() => setWrong(null)} />}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function WrongForm({ training, onDone }: { readonly training: Training; readonly onDone: () => void }) {
  const [words, setWords] = useState('');
  const back = useCommand('training.takeBack');
  const save = async () => {
    const result = await back.run({ trainingId: training.trainingId, words });
    if (!result.ok) return;
    toast('Taken back.');
    onDone();
  };
  return (
    <Form
      onSubmit={() => void save()}
      error={formError(back.error)}
      actions={
        <>
          <Button tone="primary" type="submit" isPending={back.pending}>
            Take back
          </Button>
          <Button onPress={onDone}>Cancel</Button>
        </>
      }
    >
      <TextField
        label="What was wrong?"
        autoFocus
        value={words}
        onChange={setWords}
        maxLength={300}
        error={fieldError(back.error, 'words')}
      />
    </Form>
  );
}
