import { useId, useRef, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ChildId, KitItemId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { FieldRow, Form, NumberField, RadioGroup, Select, TextArea, TextField, toast } from '../../ui/index.ts';
import { ChildCombobox } from '../children/ChildCombobox.tsx';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';
import { MomentFields, momentOf, useMoment } from '../medicines/MomentFields.tsx';
import { useRequestKey } from '../medicines/request-key.ts';
import { staffOptions } from '../medicines/WitnessFields.tsx';
import { itemLine } from './kit-look.ts';

const NONE = 'none';

/** Something of a kit was used: for a child, whose record then says so, or for an adult. */
export function UseDialog({
  answer,
  onClose,
}: {
  readonly answer: CallOutput<'kits.kit'>;
  readonly onClose: () => void;
}) {
  const { kit, staff, me } = answer;
  const form = useId();
  const box = useRef<HTMLInputElement>(null);
  const requestKey = useRequestKey();
  const here = kit.items.filter(({ state }) => state === 'in');
  const own = here.filter(({ kind }) => kind !== 'spacer');
  const spacers = here.filter(({ kind }) => kind === 'spacer');
  const [itemId, setItemId] = useState<KitItemId | null>(own[0]?.itemId ?? null);
  const [spacer, setSpacer] = useState<string>(spacers[0]?.itemId ?? NONE);
  const [whom, setWhom] = useState<'child' | 'adult'>('child');
  const [child, setChild] = useState<{ readonly childId: ChildId; readonly words: string } | null>(null);
  const [adult, setAdult] = useState('');
  const [puffs, setPuffs] = useState<number | null>(null);
  const [place, setPlace] = useState('');
  const [words, setWords] = useState('');
  const [givenBy, setGivenBy] = useState(me);
  const [when, setWhen] = useMoment();
  const [tried, setTried] = useState(false);
  const forChild = useCommand('kits.recordUse');
  const forAdult = useCommand('kits.recordAdultUse');
  const inhaler = useCommand('medicines.recordInhaler');
  const withPuffs = kit.kind === 'inhaler' && whom === 'child';
  const used = withPuffs ? inhaler : whom === 'child' ? forChild : forAdult;
  const save = async () => {
    setTried(true);
    const at = momentOf(when);
    if (at === null || itemId === null) return;
    const common = { requestKey, at, place, words, givenBy };
    if (whom === 'adult') return done(await forAdult.run({ ...common, itemId, who: adult }));
    if (child === null) return box.current?.focus();
    const { childId } = child;
    if (!withPuffs) return done(await forChild.run({ ...common, itemId, childId }));
    if (puffs === null) return;
    const spacerItemId = spacer === NONE ? null : (spacer as KitItemId);
    done(await inhaler.run({ ...common, childId, puffs, kitItemId: itemId, spacerItemId }));
  };
  const done = (result: { readonly ok: boolean }) => {
    if (!result.ok) return;
    toast(
      whom === 'child'
        ? 'Recorded. Please tell the parent, and replace what was used.'
        : 'Recorded. Please replace it.',
    );
    onClose();
  };
  return (
    <EntryDialog
      title={`Used from ${kit.name}`}
      form={form}
      draft={[itemId, spacer, whom, child, adult, puffs, place, words, givenBy, when]}
      pending={used.pending}
      onClose={onClose}
      size="l"
    >
      <Form id={form} onSubmit={() => void save()} error={formError(used.error) ?? fieldError(used.error, 'itemId')}>
        <RadioGroup
          label="For whom?"
          row
          autoFocus
          options={[
            { id: 'child', label: 'A child' },
            { id: 'adult', label: 'An adult' },
          ]}
          value={whom}
          onChange={setWhom}
        />
        {whom === 'child' ? (
          <>
            <ChildCombobox
              label={child ? 'Another child' : 'Which child?'}
              box={box}
              words={{ enter: 'choose the child', withOthers: false }}
              onPick={(hit) => setChild({ childId: hit.childId, words: oneLine(hit) })}
            />
            <p role="status">
              {child ? <b>{child.words}</b> : tried ? 'Please choose the child.' : 'No child chosen yet.'}
            </p>
          </>
        ) : (
          <TextField
            label="Who was it?"
            value={adult}
            onChange={setAdult}
            maxLength={120}
            error={fieldError(used.error, 'who')}
          />
        )}
        <FieldRow>
          <Select
            label="What was used?"
            options={own.map((item) => ({ id: item.itemId, label: itemLine(item) }))}
            value={itemId}
            onChange={setItemId}
          />
          {withPuffs && (
            <NumberField
              label="Puffs"
              value={puffs}
              onChange={setPuffs}
              min={1}
              max={100}
              error={tried && puffs === null ? 'Please fill this in.' : undefined}
            />
          )}
        </FieldRow>
        {withPuffs && spacers.length > 0 && (
          <Select
            label="Spacer that went with it"
            options={[
              ...spacers.map((item, at) => ({ id: item.itemId as string, label: `${itemLine(item)} (${at + 1})` })),
              { id: NONE, label: 'None of the kit' },
            ]}
            value={spacer}
            onChange={setSpacer}
          />
        )}
        <FieldRow>
          <Select
            label="Given by"
            options={staffOptions(staff)}
            value={givenBy}
            onChange={setGivenBy}
            error={fieldError(used.error, 'givenBy')}
          />
          <TextField label="Where?" optional value={place} onChange={setPlace} maxLength={120} />
        </FieldRow>
        <TextArea label="What happened?" optional value={words} onChange={setWords} maxLength={300} />
        <MomentFields value={when} onChange={setWhen} error={fieldError(used.error, 'at')} />
      </Form>
    </EntryDialog>
  );
}
