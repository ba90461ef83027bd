import { useId, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import { END_WORDS, type PictureUse, placeLine, UseEnd } from '#shared/features/consent/uses.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { useMe } from '../../api/session-store.ts';
import {
  Button,
  DateField,
  Dialog,
  FieldRow,
  Form,
  RadioGroup,
  TextField,
  thenToScreen,
  toast,
} from '../../ui/index.ts';

/** Ticks a use off: how it ended, when, and who did it. Enter saves what is nearly always so: taken down, today, by me. */
export function EndUseDialog({ use, onClose }: { readonly use: PictureUse; readonly onClose: () => void }) {
  const form = useId();
  const today = londonDay(new Date());
  const me = useMe();
  const [state, setState] = useState<UseEnd>('taken-down');
  const [doneOn, setDoneOn] = useState<CalendarDate | null>(today);
  const [doneBy, setDoneBy] = useState(me?.name ?? '');
  const [words, setWords] = useState('');
  const end = useCommand('consent.endUse');
  const save = async () => {
    if (doneOn === null) return;
    const result = await end.run({ useId: use.useId, state, doneOn, doneBy, words });
    if (!result.ok) return;
    toast('Ticked off. It stands under “Ended”.');
    thenToScreen(onClose);
  };
  return (
    <Dialog
      title={`Taken down: ${use.picture}`}
      isOpen
      onClose={onClose}
      draft={[state, doneOn, doneBy, words]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={end.pending}>
            Tick it off
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(end.error)}>
        <p>{placeLine(use)}</p>
        <RadioGroup
          label="How did it end?"
          value={state}
          onChange={setState}
          options={UseEnd.options.map((id) => ({ id, label: END_WORDS[id] }))}
        />
        <FieldRow>
          <DateField
            label="When?"
            value={doneOn}
            onChange={setDoneOn}
            max={today}
            error={fieldError(end.error, 'doneOn') ?? (doneOn === null ? 'Please fill this in.' : undefined)}
          />
          <TextField
            label="By whom?"
            autoFocus
            value={doneBy}
            onChange={setDoneBy}
            maxLength={80}
            error={fieldError(end.error, 'doneBy')}
          />
        </FieldRow>
        <TextField
          label={state === 'taken-down' ? 'Note' : 'What was done, and why is nothing left to take down?'}
          optional={state === 'taken-down'}
          value={words}
          onChange={setWords}
          maxLength={500}
          error={fieldError(end.error, 'words')}
        />
      </Form>
    </Dialog>
  );
}
