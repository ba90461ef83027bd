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

const draftOf = ({ classId, name, yearGroup, teacher }: Draft): Draft => ({ classId, name, yearGroup, teacher });

/** Adds a class, gives one another name, year or teacher, or ends one that is empty. Children keep their class. */
export function ClassesDialog({ onClose }: { readonly onClose: () => void }) {
  const [draft, setDraft] = useState(NEW);
  const asked = useCall('children.classes', {});
  const save = useCommand('children.saveClass');
  const retire = useCommand('children.retireClass');
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const current = asked.data?.classes.find(({ classId }) => classId === draft.classId);
  // Another class that was chosen and not changed is nothing that could be lost.
  const isUntouched = current !== undefined && JSON.stringify(draft) === JSON.stringify(draftOf(current));
  const submit = async () => {
    const result = await save.run(draft);
    if (!result.ok) return;
    toast('Class saved');
    setDraft(NEW);
  };
  const end = async (classId: ClassId) => {
    const result = await retire.run({ classId });
    if (!result.ok) return;
    toast('Class ended. Leavers keep it as their last class.');
    setDraft(NEW);
  };
  return (
    <Dialog
      title="Classes"
      isOpen
      onClose={onClose}
      draft={isUntouched ? NEW : draft}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          {current && (
            <Button
              tone="danger"
              isPending={retire.pending}
              isDisabled={current.children > 0}
              onPress={() => end(current.classId)}
            >
              End this class
            </Button>
          )}
          <Button type="submit" form={FORM} tone="primary" isPending={save.pending} isDisabled={draft.name === ''}>
            {draft.classId === null ? 'Add the class' : 'Save the class'}
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={formError(save.error) ?? formError(retire.error)}>
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
                setDraft(one ? draftOf(one) : NEW);
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
            hint="N, R or 1 to 6; 3/4 for a mixed class. Classes stand in this order."
            value={draft.yearGroup}
            onChange={(yearGroup) => set({ yearGroup })}
          />
        </FieldRow>
        <TextField label="Teacher" optional value={draft.teacher} onChange={(teacher) => set({ teacher })} />
        {current && (
          <p>
            {current.children > 0
              ? `${current.children === 1 ? '1 child is' : `${current.children} children are`} in it. It can be ended when it is empty.`
              : 'Nobody is in it, so it can be ended. Staff roles that name it then see nobody by it.'}
          </p>
        )}
      </Form>
    </Dialog>
  );
}
