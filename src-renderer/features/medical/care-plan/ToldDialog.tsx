import { useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, NeedId, StaffId } from '#shared/domain/ids.ts';
import { TOLD_HOW, TOLD_HOW_WORDS } from '#shared/features/medical/display-told.ts';
import type { RecordedNeed } from '#shared/features/medical/medical.contract.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { fieldError, formError } from '../../../api/failure.ts';
import { useMe } from '../../../api/session-store.ts';
import {
  Button,
  Checkbox,
  DateField,
  Dialog,
  FieldRow,
  Form,
  RadioGroup,
  Select,
  TextField,
  toast,
} from '../../../ui/index.ts';
import styles from './CarePlan.module.css';

const FORM = 'display-told';
const HOW = TOLD_HOW.map((id) => ({ id, label: TOLD_HOW_WORDS[id] }));

/** Records that a parent was told what is displayed: of which needs, by whom, how and on which day. */
export function ToldDialog({
  childId,
  name,
  needs,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly needs: readonly RecordedNeed[];
  readonly onClose: () => void;
}) {
  const me = useMe();
  const { data } = useCall('access.signInNames', {});
  const untold = needs.filter(({ toldParentOn }) => toldParentOn === null);
  const [picked, setPicked] = useState<ReadonlySet<NeedId>>(
    new Set((untold.length > 0 ? untold : needs).map(({ needId }) => needId)),
  );
  const [toldOn, setToldOn] = useState<CalendarDate | null>(londonDay(new Date()));
  const [whom, setWhom] = useState('');
  const [how, setHow] = useState<(typeof TOLD_HOW)[number] | null>(null);
  const [toldBy, setToldBy] = useState<StaffId | null>(me?.staffId ?? null);
  const [tried, setTried] = useState(false);
  const save = useCommand('medical.tellDisplay');
  const lack = (is: boolean, words = 'Please fill this in.') => (tried && is ? words : undefined);
  const submit = async () => {
    setTried(true);
    if (toldOn === null || whom.trim() === '' || how === null || toldBy === null || picked.size === 0) return;
    const result = await save.run({ childId, needIds: [...picked], toldOn, whom, how, toldBy });
    if (!result.ok) return;
    toast('Recorded: the parent was told.');
    onClose();
  };
  const toggle = (needId: NeedId, isOn: boolean) => {
    const next = new Set(picked);
    if (isOn) next.add(needId);
    else next.delete(needId);
    setPicked(next);
  };
  return (
    <Dialog
      title={`Parent told what is displayed of ${name}`}
      isOpen
      onClose={onClose}
      draft={[[...picked], toldOn, whom, how, toldBy]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={save.pending}>
            Record
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={() => void submit()} error={formError(save.error)}>
        <p>
          The board shows name, photo, condition, medicine and its place, to staff whose role needs them. That is right
          only when the parent has been told.
        </p>
        <fieldset className={styles.ticks}>
          <legend>Which needs were they told of?</legend>
          {needs.map(({ needId, condition }) => (
            <Checkbox key={needId} isSelected={picked.has(needId)} onChange={(isOn) => toggle(needId, isOn)}>
              {condition}
            </Checkbox>
          ))}
        </fieldset>
        <FieldRow>
          <TextField
            label="Which parent"
            autoFocus
            value={whom}
            onChange={setWhom}
            maxLength={120}
            error={fieldError(save.error, 'whom') ?? lack(whom.trim() === '')}
          />
          <DateField
            label="On which day"
            value={toldOn}
            onChange={setToldOn}
            max={londonDay(new Date())}
            error={fieldError(save.error, 'toldOn') ?? lack(toldOn === null)}
          />
        </FieldRow>
        <RadioGroup
          label="How"
          row
          options={HOW}
          value={how}
          onChange={setHow}
          error={lack(how === null, 'Please choose how.')}
        />
        <Select
          label="Who told them"
          options={(data?.names ?? []).map((one) => ({ id: one.staffId, label: one.name }))}
          value={toldBy}
          onChange={setToldBy}
          error={fieldError(save.error, 'toldBy') ?? lack(toldBy === null)}
        />
      </Form>
    </Dialog>
  );
}
