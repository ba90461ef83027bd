import { useState } from 'react';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ClosedDays } from '#shared/features/settings/closed-days.contract.ts';
import { CLOSED_KIND_WORDS, type ClosedKind } from '#shared/features/settings/school-days.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, DateField, Dialog, FieldRow, Form, RadioGroup, TextField, toast } from '../../ui/index.ts';

const FORM = 'closed-days-form';
const KINDS = [
  { id: 'holiday', label: `${CLOSED_KIND_WORDS.holiday}: nobody is in` },
  { id: 'inset', label: `${CLOSED_KIND_WORDS.inset}: staff are in, children are not` },
] as const;

/** A holiday or INSET day: its name and its first and last day. A single day needs no last one typed. */
export function ClosedDaysDialog({
  closed,
  onClose,
}: {
  readonly closed: ClosedDays | null;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(closed?.name ?? '');
  const [closedKind, setKind] = useState<ClosedKind>(closed?.closedKind ?? 'holiday');
  const [firstDay, setFirst] = useState<CalendarDate | null>(closed?.firstDay ?? null);
  const [lastDay, setLast] = useState<CalendarDate | null>(closed?.lastDay ?? null);
  const [missing, setMissing] = useState<string>();
  const save = useCommand('settings.saveClosedDays');
  const submit = async () => {
    setMissing(firstDay === null ? 'Please give the first day.' : undefined);
    if (firstDay === null) return;
    const fields = { name, closedKind, firstDay, lastDay: lastDay ?? firstDay };
    const result = await save.run({ closedId: closed?.closedId ?? null, fields });
    if (!result.ok) return;
    toast(closed === null ? 'Closed days added' : 'Closed days changed');
    onClose();
  };
  return (
    <Dialog
      title={closed === null ? 'Add closed days' : 'Change closed days'}
      isOpen
      onClose={onClose}
      draft={[name, closedKind, firstDay, lastDay]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={save.pending}>
            Save
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={formError(save.error)}>
        <TextField
          label="Name"
          autoFocus
          hint="As the term dates name it: October half-term"
          value={name}
          onChange={setName}
          error={fieldError(save.error, 'fields.name')}
        />
        <FieldRow>
          <DateField label="First day" value={firstDay} onChange={setFirst} error={missing} />
          <DateField
            label="Last day"
            optional
            hint="Leave empty for one day."
            value={lastDay}
            onChange={setLast}
            error={fieldError(save.error, 'fields.lastDay')}
          />
        </FieldRow>
        <RadioGroup<ClosedKind> label="Kind" value={closedKind} onChange={setKind} options={[...KINDS]} />
      </Form>
    </Dialog>
  );
}
