import { useState } from 'react';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import { type ChildRecord, FLAG_NAMES, FLAGS, type Flag } from '#shared/features/children/children.model.ts';
import { useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { useCan } from '../../api/session-store.ts';
import { Button, Card, DescriptionList, Dialog, Form, RadioGroup, Select, TextArea, toast } from '../../ui/index.ts';
import styles from './Children.module.css';

const FORM = 'flag-form';

/** Restricted flags. The reasons stand here only for those who may know them; setting one asks no more than its name. */
export function FlagsCard({ record }: { readonly record: ChildRecord }) {
  const [open, setOpen] = useState(false);
  const mayKnow = useCan('flags.reason');
  const maySet = useCan('flags.set');
  if (!mayKnow && !maySet) return null;
  return (
    <Card className={styles.wide}>
      <div className={styles.head}>
        <h2>Restricted flags</h2>
        {maySet && <Button onPress={() => setOpen(true)}>Set or clear a flag</Button>}
      </div>
      {!mayKnow && <p>Only Leads and the SENCo see which flags are set. Everybody else sees what to do.</p>}
      {mayKnow && record.flags.length === 0 && <p>No flag is set.</p>}
      {mayKnow && record.flags.length > 0 && (
        <DescriptionList
          facts={record.flags.map((one) => ({
            term: FLAG_NAMES[one.flag],
            value: `${one.words || 'No words recorded'} (since ${showDate(londonDay(new Date(one.since)))})`,
          }))}
        />
      )}
      {open && <FlagDialog record={record} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function FlagDialog({ record, onClose }: { readonly record: ChildRecord; readonly onClose: () => void }) {
  const [flag, setFlag] = useState<Flag | null>(null);
  const [state, setState] = useState<'set' | 'clear'>('set');
  const [words, setWords] = useState('');
  const mayKnow = useCan('flags.reason');
  const save = useCommand('children.setFlag');
  const submit = async () => {
    if (flag === null) return;
    const result = await save.run({ childId: record.childId, flag, set: state === 'set', words });
    if (!result.ok) return;
    toast(state === 'set' ? 'Flag set' : 'Flag cleared');
    onClose();
  };
  return (
    <Dialog
      title="Set or clear a flag"
      isOpen
      onClose={onClose}
      draft={[flag, state, words]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={save.pending} isDisabled={flag === null}>
            Save
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={formError(save.error) ?? fieldError(save.error, 'flag')}>
        <Select
          label="Flag"
          options={FLAGS.map((id) => ({ id, label: FLAG_NAMES[id] }))}
          value={flag}
          onChange={setFlag}
        />
        <RadioGroup
          label="What to do"
          row
          options={[
            { id: 'set', label: 'Set it' },
            { id: 'clear', label: 'Clear it' },
          ]}
          value={state}
          onChange={setState}
        />
        <TextArea
          label={state === 'set' ? 'Reason' : 'Why is it cleared?'}
          optional={state === 'set'}
          hint={
            state === 'clear' && !mayKnow
              ? 'You can clear only what you set yourself; a Lead can clear any.'
              : 'Leads and the SENCo can read this. The history is kept.'
          }
          value={words}
          onChange={setWords}
          error={fieldError(save.error, 'words')}
        />
      </Form>
    </Dialog>
  );
}
