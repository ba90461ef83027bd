import { useState } from 'react';
import type { ClassId } from '#shared/domain/ids.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Answer, Button, Dialog, FieldRow, Form, Select, TextField, toast } from '../../ui/index.ts';

const FORM = 'class-form';
interface Draft {
  readonly classId: ClassId | null;
  readonly name: string;
  readonly yearGroup: string;
  readonly teacher: string;
}
const NEW: Draft = { classId: null, name: '', yearGroup: '', teacher: '' };

/** Adds a class, or gives one another name, year or teacher. Children keep their class. */
export function ClassesDialog({ onClose }: { readonly onClose: () => void }) {
  const [draft, setDraft] = useState(NEW);
  const asked = useCall('children.classes', {});
  const save = useCommand('children.saveClass');
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const submit = async () => {
    const result = await save.run(draft);
    if (!result.ok) return;
    toast('Class saved');
    setDraft(NEW);
  };
  return (
    <Dialog
      title="Classes"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={save.pending} isDisabled={draft.name === ''}>
            {draft.classId === null ? 'Add the class' : 'Save the class'}
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={formError(save.error)}>
        <Answer of={asked}>
          {({ classes }) => (
            <Select
              label="Class to change"
              options={[
                { id: 'new', label: 'A new class' },
                ...classes.map((one) => ({
                  id: one.classId as string,
                  label: one.name,
                  hint: `${one.children} children`,
                })),
              ]}
              value={draft.classId ?? 'new'}
              onChange={(id) => {
                const one = classes.find(({ classId }) => classId === id);
                setDraft(
                  one ? { classId: one.classId, name: one.name, yearGroup: one.yearGroup, teacher: one.teacher } : NEW,
                );
              }}
            />
          )}
        </Answer>
        <FieldRow>
          <TextField
            label="Name"
            value={draft.name}
            onChange={(name) => set({ name })}
            error={fieldError(save.error, 'name')}
          />
          <TextField
            label="Year"
            optional
            hint="N, R or 1 to 6"
            value={draft.yearGroup}
            onChange={(yearGroup) => set({ yearGroup })}
          />
        </FieldRow>
        <TextField label="Teacher" optional value={draft.teacher} onChange={(teacher) => set({ teacher })} />
      </Form>
    </Dialog>
  );
}
