import { useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, Form } from '../../ui/index.ts';
import type { ChosenChild } from './ClassChoiceDialog.tsx';
import { toastWithUndo, whoOf } from './roll-undo.ts';

const FORM = 'leaver-form';

/** The day they left. They go off every board at once, so a day to come is refused. */
export function LeaverDialog({
  chosen,
  onClose,
  onDone,
}: {
  readonly chosen: readonly ChosenChild[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
}) {
  const [leftOn, setLeftOn] = useState<CalendarDate | null>(() => londonDay(new Date()));
  const { run, pending, error } = useCommand('children.setLeavers');
  const who = whoOf(chosen);
  const submit = async () => {
    if (leftOn === null) return;
    const result = await run({ childIds: chosen.map(({ childId }) => childId), leftOn });
    if (!result.ok) return;
    toastWithUndo(`${who}: marked as ${chosen.length === 1 ? 'a leaver' : 'leavers'}`, result.value.before);
    onClose();
    onDone?.();
  };
  return (
    <Dialog
      title={`Mark ${who} as ${chosen.length === 1 ? 'a leaver' : 'leavers'}?`}
      size="s"
      isOpen
      onClose={onClose}
      draft={leftOn}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={pending} isDisabled={leftOn === null}>
            Mark as {chosen.length === 1 ? 'leaver' : 'leavers'}
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={formError(error)}>
        <p>They go off every board, list and register now. The records are kept whole and can be brought back.</p>
        <DateField label="Last day in school" value={leftOn} onChange={setLeftOn} error={fieldError(error, 'leftOn')} />
      </Form>
    </Dialog>
  );
}
