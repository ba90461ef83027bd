import { useId, useState } from 'react';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import {
  ITEM_NAMES,
  ITEMS_OF,
  type ItemKind,
  itemName,
  type Kit,
  type KitItem,
  OUT_WORDS,
  OutWhy,
} from '#shared/features/kits/kits.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { DateField, FieldRow, Form, RadioGroup, Select, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';
import { useRequestKey } from '../medicines/request-key.ts';

const WHY = OutWhy.options.map((id) => ({ id, label: OUT_WORDS[id] }));

/** Puts a new item into a kit, in the place of another where one is named. */
export function ItemDialog({
  kit,
  replaces,
  onClose,
}: {
  readonly kit: Kit;
  readonly replaces: KitItem | null;
  readonly onClose: () => void;
}) {
  const form = useId();
  const requestKey = useRequestKey();
  const kinds = ITEMS_OF[kit.kind];
  const [kind, setKind] = useState<ItemKind>(replaces?.kind ?? kinds[0] ?? 'device');
  const [device, setDevice] = useState(replaces?.device ?? '');
  const [strength, setStrength] = useState(replaces?.strength ?? '');
  const [batch, setBatch] = useState('');
  const [expires, setExpires] = useState<CalendarDate | null>(null);
  const stillIn = replaces?.state === 'in';
  const [why, setWhy] = useState<OutWhy>('expired');
  const save = useCommand('kits.addItem');
  const submit = async () => {
    const before = replaces && { itemId: replaces.itemId, why: stillIn ? why : null };
    const item = { kind, device, strength, batch, expires };
    const result = await save.run({ kitId: kit.kitId, requestKey, ...item, replaces: before });
    if (!result.ok) return;
    toast(replaces ? 'Replaced. The old one is on the record.' : 'Added to the kit.');
    onClose();
  };
  return (
    <EntryDialog
      title={replaces ? `Replace ${itemName(replaces)} in ${kit.name}` : `Add to ${kit.name}`}
      form={form}
      draft={[kind, device, strength, batch, expires, why]}
      pending={save.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void submit()} error={formError(save.error) ?? fieldError(save.error, 'kind')}>
        {replaces === null && kinds.length > 1 && (
          <RadioGroup
            label="What is it?"
            row
            options={kinds.map((id) => ({ id, label: ITEM_NAMES[id] }))}
            value={kind}
            onChange={setKind}
          />
        )}
        {stillIn && <Select label="Why is it replaced?" options={WHY} value={why} onChange={setWhy} />}
        <FieldRow>
          <TextField
            label="What stands on it?"
            hint="As on the box: training is held against this name"
            autoFocus
            optional={kind !== 'device'}
            value={device}
            onChange={setDevice}
            maxLength={60}
            error={fieldError(save.error, 'device')}
          />
          <TextField label="Strength" optional value={strength} onChange={setStrength} maxLength={40} />
        </FieldRow>
        <FieldRow>
          <TextField label="Batch number" optional value={batch} onChange={setBatch} maxLength={40} />
          <DateField
            label="In date until"
            hint={kind === 'spacer' ? undefined : 'Empty: the kit says “expiry not recorded”'}
            optional
            value={expires}
            onChange={setExpires}
          />
        </FieldRow>
      </Form>
    </EntryDialog>
  );
}

/** Takes an item out without another in its place. */
export function OutDialog({ item, onClose }: { readonly item: KitItem; readonly onClose: () => void }) {
  const form = useId();
  const [why, setWhy] = useState<OutWhy>('expired');
  const [words, setWords] = useState('');
  const out = useCommand('kits.takeOut');
  const submit = async () => {
    const result = await out.run({ itemId: item.itemId, why, words });
    if (!result.ok) return;
    toast('Taken out. It stays on the record.');
    onClose();
  };
  return (
    <EntryDialog
      title={`Take out ${itemName(item)}`}
      form={form}
      draft={[why, words]}
      pending={out.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void submit()} error={formError(out.error)}>
        <Select label="Why?" autoFocus options={WHY} value={why} onChange={setWhy} />
        <TextField label="In a few words" optional value={words} onChange={setWords} maxLength={200} />
      </Form>
    </EntryDialog>
  );
}
