import { useId, useState } from 'react';
import type { ChildId, DoseId, MedicineId, StaffId } from '#shared/domain/ids.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import { NOT_GIVEN_WORDS, NotGiven } from '#shared/features/medicines/medicines.model.ts';
import type { StaffName } from '#shared/features/medicines/medicines.view.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Answer, Button, Dialog, Form, NumberField, Select, TextField, toast } from '../../ui/index.ts';
import { MomentFields, momentOf, useMoment } from './MomentFields.tsx';
import { useRequestKey } from './request-key.ts';
import { ToldFields, toldOf, useTold } from './ToldFields.tsx';

interface Of {
  readonly childId: ChildId;
  readonly medicineId: MedicineId;
  /** "Ava Wu, Oak: Ventolin" */
  readonly name: string;
  readonly onClose: () => void;
}
const REASONS = NotGiven.options.map((id) => ({ id, label: NOT_GIVEN_WORDS[id] }));

/** The child refused, or it was not given for another reason. The parent is told the same day: the list says so until then. */
export function NotGivenDialog({ childId, medicineId, name, slot, onClose }: Of & { readonly slot: ClockTime | null }) {
  const form = useId();
  const requestKey = useRequestKey();
  const [when, setWhen] = useMoment();
  const [reason, setReason] = useState<NotGiven | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const record = useCommand('medicines.notGiven');
  const save = async () => {
    setTried(true);
    const at = momentOf(when);
    if (at === null || reason === null) return;
    const result = await record.run({ childId, medicineId, requestKey, at, slot, reason, words, corrects: null });
    if (!result.ok) return;
    toast('Recorded. Please tell the parent today.');
    onClose();
  };
  return (
    <EntryDialog
      title={`Not given: ${name}`}
      form={form}
      draft={[reason, words, when]}
      pending={record.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void save()} error={formError(record.error)}>
        <Select
          label="Why?"
          autoFocus
          options={REASONS}
          value={reason}
          onChange={setReason}
          error={tried && reason === null ? 'Please choose.' : undefined}
        />
        <TextField
          label="In a few words"
          optional={reason !== 'other'}
          value={words}
          onChange={setWords}
          maxLength={300}
          error={fieldError(record.error, 'words')}
        />
        <MomentFields value={when} onChange={setWhen} error={fieldError(record.error, 'at')} />
      </Form>
    </EntryDialog>
  );
}

/** A dose that a parent told of: it counts for the interval and the most. */
export function HomeDoseDialog({ childId, medicineId, name, onClose }: Of) {
  const form = useId();
  const requestKey = useRequestKey();
  const [when, setWhen] = useMoment();
  const [amount, setAmount] = useState<number | null>(null);
  const [toldBy, setToldBy] = useState('');
  const record = useCommand('medicines.atHome');
  const save = async () => {
    const at = momentOf(when);
    if (at === null) return;
    const result = await record.run({ childId, medicineId, requestKey, at, amount, toldBy, corrects: null });
    if (!result.ok) return;
    toast('Recorded. It counts for the next dose.');
    onClose();
  };
  return (
    <EntryDialog
      title={`Dose at home: ${name}`}
      form={form}
      draft={[amount, toldBy, when]}
      pending={record.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void save()} error={formError(record.error)}>
        <TextField
          label="Who told you?"
          autoFocus
          value={toldBy}
          onChange={setToldBy}
          maxLength={120}
          error={fieldError(record.error, 'toldBy')}
        />
        <NumberField
          label="How much?"
          optional
          value={amount}
          onChange={setAmount}
          min={0}
          error={fieldError(record.error, 'amount')}
        />
        <MomentFields
          value={when}
          onChange={setWhen}
          error={fieldError(record.error, 'at')}
          label="When was it taken?"
        />
      </Form>
    </EntryDialog>
  );
}

/** The parent was told: by whom, when and how. */
export function TellDialog({ childId, medicineId, name, doseId, onClose }: Of & { readonly doseId: DoseId }) {
  const asked = useCall('medicines.record', { childId, medicineId });
  return (
    <Dialog title={`Parent told: ${name}`} isOpen onClose={onClose} size="m">
      <Answer of={asked}>
        {({ staff, me }) => <TellForm childId={childId} doseId={doseId} staff={staff} me={me} onClose={onClose} />}
      </Answer>
    </Dialog>
  );
}

function TellForm({
  childId,
  doseId,
  staff,
  me,
  onClose,
}: {
  readonly childId: ChildId;
  readonly doseId: DoseId;
  readonly staff: readonly StaffName[];
  readonly me: StaffId;
  readonly onClose: () => void;
}) {
  const requestKey = useRequestKey();
  const [told, setTold] = useTold(me);
  const tell = useCommand('medicines.tellParent');
  const save = async () => {
    const said = toldOf(told);
    if (said === null) return;
    const result = await tell.run({ childId, doseId, requestKey, ...said });
    if (!result.ok) return;
    toast('Recorded that the parent was told.');
    onClose();
  };
  return (
    <Form
      onSubmit={() => void save()}
      error={formError(tell.error)}
      actions={
        <>
          <Button tone="primary" type="submit" isPending={tell.pending}>
            Save
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <ToldFields value={told} onChange={setTold} staff={staff} error={tell.error} />
    </Form>
  );
}

/** A short form over the screen: Cancel and Save. */
export function EntryDialog({
  title,
  form,
  draft,
  pending,
  onClose,
  children,
  size = 'm',
}: {
  readonly title: string;
  readonly form: string;
  readonly draft: unknown;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
  readonly size?: 'm' | 'l' | 'xl';
}) {
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      draft={draft}
      size={size}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={pending}>
            Save
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
