import { useEffect, useId, useState } from 'react';
import type { KitId } from '#shared/domain/ids.ts';
import { KIT_KINDS, KIT_NAMES, type Kit, type KitKind } from '#shared/features/kits/kits.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { go } from '../../app/router.ts';
import { Form, RadioGroup, TextField, toast } from '../../ui/index.ts';
import { EntryDialog } from '../medicines/EntryDialogs.tsx';
import { useRequestKey } from '../medicines/request-key.ts';

/** A new kit, or another name or place of one. */
export function KitDialog({ kit, onClose }: { readonly kit: Kit | null; readonly onClose: () => void }) {
  const form = useId();
  const requestKey = useRequestKey();
  const [kind, setKind] = useState<KitKind>(kit?.kind ?? 'adrenaline');
  const [name, setName] = useState(kit?.name ?? '');
  const [place, setPlace] = useState(kit?.place ?? '');
  const [added, setAdded] = useState<KitId | null>(null);
  // Once the dialog is gone, and with it what was typed there.
  useEffect(() => {
    if (added !== null) go({ name: 'kit', kitId: added });
  }, [added]);
  const save = useCommand('kits.save');
  const submit = async () => {
    const result = await save.run({ kitId: kit?.kitId ?? null, requestKey, kind, name, place });
    if (!result.ok) return;
    toast(kit ? 'Saved.' : 'Added. Now put in each device with its batch and expiry.');
    if (kit) onClose();
    else setAdded(result.value.kitId);
  };
  if (added !== null) return null;
  return (
    <EntryDialog
      title={kit ? `Name and place of ${kit.name}` : 'Add a spare kit'}
      form={form}
      draft={[kind, name, place]}
      pending={save.pending}
      onClose={onClose}
    >
      <Form id={form} onSubmit={() => void submit()} error={formError(save.error)}>
        {kit === null && (
          <RadioGroup
            label="What is it?"
            row
            autoFocus
            options={KIT_KINDS.map((id) => ({ id, label: KIT_NAMES[id] }))}
            value={kind}
            onChange={setKind}
          />
        )}
        <TextField
          label="Name of the kit"
          hint="As everybody calls it, for example “Hall adrenaline kit”"
          autoFocus={kit !== null}
          value={name}
          onChange={setName}
          maxLength={60}
          error={fieldError(save.error, 'name')}
        />
        <TextField
          label="Exact place"
          hint="It stands on the emergency card: somebody must find it running. Not locked."
          value={place}
          onChange={setPlace}
          maxLength={120}
          error={fieldError(save.error, 'place')}
        />
      </Form>
    </EntryDialog>
  );
}
