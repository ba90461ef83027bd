import { useId, useState } from 'react';
import type { ChildId, KitItemId } from '#shared/domain/ids.ts';
import { itemName, type KitItem } from '#shared/features/kits/kits.model.ts';
import type { StaffName } from '#shared/features/medicines/medicines.view.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { FieldRow, Form, NumberField, Select, TextArea, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from './EntryDialogs.tsx';
import { MomentFields, momentOf, useMoment } from './MomentFields.tsx';
import { useRequestKey } from './request-key.ts';
import { staffOptions } from './WitnessFields.tsx';

const NOT_KNOWN = 'not-known';
const itemOf = (id: string): KitItemId | null => (id === NOT_KNOWN ? null : (id as KitItemId));
const optionOf = ({ kit, ...item }: KitItem & { readonly kit: string }) => ({
  id: item.itemId as string,
  label: `${kit}: ${itemName(item)}${item.batch && `, batch ${item.batch}`}`,
});

/** The school's own reliever inhaler was used for this child. The parent is always told: the note stands beside the entry. */
export function InhalerDialog({
  childId,
  name,
  staff,
  me,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly staff: readonly StaffName[];
  readonly me: StaffName['staffId'];
  readonly onClose: () => void;
}) {
  const form = useId();
  const requestKey = useRequestKey();
  const [when, setWhen] = useMoment();
  const [puffs, setPuffs] = useState<number | null>(null);
  const [place, setPlace] = useState('');
  const [words, setWords] = useState('');
  const [givenBy, setGivenBy] = useState(me);
  const [tried, setTried] = useState(false);
  const [from, setFrom] = useState<string>(NOT_KNOWN);
  const [spacer, setSpacer] = useState<string>(NOT_KNOWN);
  const here = (useCall('kits.list', {}).data?.kits ?? []).flatMap((kit) =>
    kit.items.filter(({ state }) => state === 'in').map((item) => ({ kit: kit.name, ...item })),
  );
  const record = useCommand('medicines.recordInhaler');
  const save = async () => {
    setTried(true);
    const at = momentOf(when);
    if (at === null || puffs === null) return;
    const result = await record.run({
      ...{ childId, requestKey, at, puffs, place, words, givenBy },
      ...{ kitItemId: itemOf(from), spacerItemId: itemOf(spacer) },
    });
    if (!result.ok) return;
    toast('Recorded. Please print the note for the parent.');
    onClose();
  };
  return (
    <EntryDialog
      title={`School’s inhaler used: ${name}`}
      form={form}
      draft={[when, puffs, place, words, givenBy, from, spacer]}
      pending={record.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void save()} error={formError(record.error)}>
        <FieldRow>
          <NumberField
            label="Puffs"
            autoFocus
            value={puffs}
            onChange={setPuffs}
            min={1}
            max={100}
            error={tried && puffs === null ? 'Please fill this in.' : undefined}
          />
          <Select
            label="Given by"
            options={staffOptions(staff)}
            value={givenBy}
            onChange={setGivenBy}
            error={fieldError(record.error, 'givenBy')}
          />
        </FieldRow>
        {here.some(({ kind }) => kind === 'inhaler') && (
          <FieldRow>
            <Select
              label="From which kit?"
              options={[
                ...here.filter(({ kind }) => kind === 'inhaler').map(optionOf),
                { id: NOT_KNOWN, label: 'Not known' },
              ]}
              value={from}
              onChange={setFrom}
            />
            <Select
              label="Spacer that went with it"
              options={[
                ...here.filter(({ kind }) => kind === 'spacer').map(optionOf),
                { id: NOT_KNOWN, label: 'None of a kit' },
              ]}
              value={spacer}
              onChange={setSpacer}
            />
          </FieldRow>
        )}
        <TextField label="Where?" optional value={place} onChange={setPlace} maxLength={120} />
        <TextArea label="What happened?" optional value={words} onChange={setWords} />
        <MomentFields value={when} onChange={setWhen} error={fieldError(record.error, 'at')} />
      </Form>
    </EntryDialog>
  );
}
