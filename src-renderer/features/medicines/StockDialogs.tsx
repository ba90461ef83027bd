import { useId, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { StockId } from '#shared/domain/ids.ts';
import { quantityWords } from '#shared/features/medicines/medicines.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import {
  Checkbox,
  DateField,
  FieldRow,
  Form,
  NumberField,
  RadioGroup,
  Select,
  TextField,
  toast,
} from '../../ui/index.ts';
import { EntryDialog } from './EntryDialogs.tsx';
import { MomentFields, momentOf, useMoment } from './MomentFields.tsx';
import { useRequestKey } from './request-key.ts';
import { NO_WITNESS, staffOptions, WitnessFields, witnessOf } from './WitnessFields.tsx';

export type MedicineRecord = CallOutput<'medicines.record'>;
interface Props {
  readonly record: MedicineRecord;
  readonly name: string;
  readonly onClose: () => void;
}
/** In which the stock is counted, in words for a label: "tablets", "packs". */
const unitWords = ({ medicine }: MedicineRecord): string => {
  const { counted, unit } = medicine.current.terms;
  return quantityWords(2, counted ? unit : 'pack').slice(2);
};

/** What every movement of stock has: when, counted by whom, and for a controlled drug the second person. */
function useMovement({ record }: Props) {
  const requestKey = useRequestKey();
  const [when, setWhen] = useMoment();
  const [countedBy, setCountedBy] = useState(record.me);
  const [witness, setWitness] = useState(NO_WITNESS);
  const { controlled } = record.medicine.current.terms;
  const { childId } = record.child;
  const { medicineId } = record.medicine;
  const at = momentOf(when);
  return {
    moved:
      at === null
        ? null
        : { childId, medicineId, requestKey, at, countedBy, witness: controlled ? witnessOf(witness) : null },
    draft: [when, countedBy],
    fields: (error: Parameters<typeof fieldError>[0]) => (
      <>
        <MomentFields value={when} onChange={setWhen} error={fieldError(error, 'at')} />
        <Select
          label="Counted by"
          options={staffOptions(record.staff)}
          value={countedBy}
          onChange={setCountedBy}
          error={fieldError(error, 'countedBy')}
        />
        {controlled && (
          <WitnessFields
            staff={record.staff}
            without={[countedBy, record.me]}
            value={witness}
            onChange={setWitness}
            error={undefined}
          />
        )}
      </>
    ),
  };
}

/** A pack came in (DfE template C); with `corrects` in the place of a wrong entry. */
export function ReceiveDialog({ corrects, ...props }: Props & { readonly corrects?: StockId }) {
  const { record, name, onClose } = props;
  const form = useId();
  const [quantity, setQuantity] = useState<number | null>(record.medicine.current.terms.counted ? null : 1);
  const [from, setFrom] = useState(record.medicine.current.parentName);
  const [batch, setBatch] = useState('');
  const [expires, setExpires] = useState<CalendarDate | null>(record.medicine.current.terms.expires);
  const [original, setOriginal] = useState(false);
  const [insulin, setInsulin] = useState(false);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const movement = useMovement(props);
  const receive = useCommand('medicines.receive');
  const save = async () => {
    setTried(true);
    if (movement.moved === null || quantity === null || !(original || insulin)) return;
    const result = await receive.run({
      ...{ ...movement.moved, quantity, from, batch, expires, container: original ? 'original' : 'insulin' },
      corrects: corrects === undefined ? null : { stockId: corrects, words: why },
    });
    if (!result.ok) return;
    toast('Recorded. The balance stands beside the pack.');
    onClose();
  };
  return (
    <EntryDialog
      title={`${corrects ? 'Correct what was received' : 'Received'}: ${name}`}
      form={form}
      draft={[quantity, from, batch, expires, original, insulin, why, movement.draft]}
      pending={receive.pending}
      onClose={onClose}
      size="l"
    >
      <Form id={form} onSubmit={() => void save()} error={formError(receive.error)}>
        <FieldRow>
          <NumberField
            label={`How many ${unitWords(record)}?`}
            autoFocus
            value={quantity}
            onChange={setQuantity}
            min={0}
            error={
              fieldError(receive.error, 'quantity') ??
              (tried && quantity === null ? 'Please count and fill this in.' : undefined)
            }
          />
          <TextField
            label="From whom?"
            value={from}
            onChange={setFrom}
            maxLength={120}
            error={fieldError(receive.error, 'from')}
          />
        </FieldRow>
        <FieldRow>
          <TextField label="Batch" optional value={batch} onChange={setBatch} maxLength={60} />
          <DateField
            label="Expiry"
            hint="Only a month on the pack: its last day. None on it: leave it empty; every dose will then ask."
            optional
            value={expires}
            onChange={setExpires}
          />
        </FieldRow>
        <Checkbox
          isSelected={original}
          onChange={setOriginal}
          hint={
            tried && !(original || insulin) ? 'Medicine that is not in its container cannot be taken in.' : undefined
          }
        >
          It is in the container in which it was dispensed, with the label for this child
        </Checkbox>
        <Checkbox isSelected={insulin} onChange={setInsulin}>
          It is insulin in a pen or pump
        </Checkbox>
        {movement.fields(receive.error)}
        {corrects && (
          <TextField
            label="What was wrong before?"
            value={why}
            onChange={setWhy}
            maxLength={300}
            error={fieldError(receive.error, 'corrects.words')}
          />
        )}
      </Form>
    </EntryDialog>
  );
}

const packOptions = (record: MedicineRecord) =>
  record.medicine.packs.map(({ packId, batch, expires, balance }) => ({
    id: packId,
    label: `${batch ? `Batch ${batch}` : 'No batch'}, ${expires ? showDate(expires) : 'no date'}: ${balance} left`,
  }));

/** Given back, or wasted. */
export function TakeOutDialog(props: Props) {
  const { record, name, onClose } = props;
  const form = useId();
  const [packId, setPackId] = useState(record.medicine.packs.find(({ balance }) => balance > 0)?.packId ?? null);
  const [kind, setKind] = useState<'returned' | 'wasted'>('returned');
  const [quantity, setQuantity] = useState<number | null>(null);
  const [to, setTo] = useState('');
  const [words, setWords] = useState('');
  const movement = useMovement(props);
  const out = useCommand('medicines.takeOut');
  const save = async () => {
    if (movement.moved === null || packId === null || quantity === null) return;
    const result = await out.run({ ...movement.moved, packId, kind, quantity, to, words });
    if (!result.ok) return;
    toast('Recorded.');
    onClose();
  };
  return (
    <EntryDialog
      title={`Given back or wasted: ${name}`}
      form={form}
      draft={[packId, kind, quantity, to, words, movement.draft]}
      pending={out.pending}
      onClose={onClose}
      size="l"
    >
      <Form id={form} onSubmit={() => void save()} error={formError(out.error)}>
        <RadioGroup
          label="What happened?"
          row
          options={[
            { id: 'returned', label: 'Given back' },
            { id: 'wasted', label: 'Wasted, dropped or spilt' },
          ]}
          value={kind}
          onChange={setKind}
        />
        <FieldRow>
          <Select label="Pack" options={packOptions(record)} value={packId} onChange={setPackId} />
          <NumberField
            label={`How many ${unitWords(record)}?`}
            value={quantity}
            onChange={setQuantity}
            min={0}
            error={fieldError(out.error, 'quantity')}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            label="To whom?"
            optional={kind === 'wasted'}
            value={to}
            onChange={setTo}
            maxLength={120}
            error={fieldError(out.error, 'to')}
          />
          <TextField
            label="In a few words"
            optional={kind === 'returned'}
            value={words}
            onChange={setWords}
            maxLength={300}
            error={fieldError(out.error, 'words')}
          />
        </FieldRow>
        {movement.fields(out.error)}
      </Form>
    </EntryDialog>
  );
}

/** What is really there. A difference from the record needs its explanation. */
export function CountDialog(props: Props) {
  const { record, name, onClose } = props;
  const form = useId();
  const [packId, setPackId] = useState(record.medicine.packs.at(-1)?.packId ?? null);
  const [found, setFound] = useState<number | null>(null);
  const [words, setWords] = useState('');
  const movement = useMovement(props);
  const count = useCommand('medicines.count');
  const save = async () => {
    if (movement.moved === null || packId === null || found === null) return;
    const result = await count.run({ ...movement.moved, packId, found, words });
    if (!result.ok) return;
    toast('Recorded.');
    onClose();
  };
  return (
    <EntryDialog
      title={`Count the stock: ${name}`}
      form={form}
      draft={[packId, found, words, movement.draft]}
      pending={count.pending}
      onClose={onClose}
      size="l"
    >
      <Form id={form} onSubmit={() => void save()} error={formError(count.error)}>
        <FieldRow>
          <Select label="Pack" options={packOptions(record)} value={packId} onChange={setPackId} />
          <NumberField
            label={`How many ${unitWords(record)} are there?`}
            autoFocus
            value={found}
            onChange={setFound}
            min={0}
            error={fieldError(count.error, 'found') ?? fieldError(count.error, 'quantity')}
          />
        </FieldRow>
        <TextField
          label="What explains a difference?"
          optional
          value={words}
          onChange={setWords}
          maxLength={300}
          error={fieldError(count.error, 'words')}
        />
        {movement.fields(count.error)}
      </Form>
    </EntryDialog>
  );
}
