import { Pencil, Trash2, UserPlus } from 'lucide-react';
import { useId, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Answer, Button, Dialog, Form, FormSection, TextField, thenToScreen, toast } from '../../ui/index.ts';
import type { ConsentFace } from './answer-look.ts';
import { GroupEditDialog } from './GroupEditDialog.tsx';
import styles from './Pictures.module.css';

type Group = CallOutput<'consent.groups'>['groups'][number];
const count = (children: number): string => `${children} ${children === 1 ? 'child' : 'children'}`;

/** Groups of children kept under a name: put one into the picture, or keep those who are in it now. */
export function GroupsDialog({
  picked,
  onAdd,
  onClose,
  into = 'the picture',
}: {
  /** What a group is added to. */
  readonly into?: string;
  /** Who is in the picture now. */
  readonly picked: readonly ConsentFace[];
  readonly onAdd: (children: readonly ConsentFace[]) => void;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [changing, setChanging] = useState<Group | null>(null);
  const [name, setName] = useState('');
  const asked = useCall('consent.groups', {});
  const save = useCommand('consent.saveGroup');
  const keep = async () => {
    const result = await save.run({ name, childIds: picked.map(({ childId }) => childId) });
    if (!result.ok) return;
    toast('The group is saved.');
    setName('');
  };
  if (changing) return <GroupEditDialog group={changing} picked={picked} onClose={() => setChanging(null)} />;
  return (
    <Dialog
      title="Saved groups"
      isOpen
      onClose={onClose}
      draft={name}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          {picked.length > 0 && (
            <Button tone="primary" type="submit" form={form} isPending={save.pending}>
              Save the group
            </Button>
          )}
        </>
      }
    >
      <Answer of={asked}>
        {({ groups }) =>
          groups.length === 0 ? (
            <p>
              No group is saved yet. Under “May we use this photo?” put a choir or a team into the picture once, and
              save them there under Saved groups.
            </p>
          ) : (
            <ul className={styles.uses} aria-label="Saved groups">
              {groups.map((group) => (
                <GroupLine
                  key={group.groupId}
                  group={group}
                  into={into}
                  onChange={() => setChanging(group)}
                  onAdd={(children) => {
                    onAdd(children);
                    onClose();
                  }}
                />
              ))}
            </ul>
          )
        }
      </Answer>
      {picked.length > 0 && (
        <Form id={form} onSubmit={() => void keep()} error={formError(save.error)}>
          <FormSection title={`Save the ${count(picked.length)} in the picture`}>
            <TextField
              label="Name of the group"
              value={name}
              onChange={setName}
              maxLength={60}
              error={fieldError(save.error, 'name')}
            />
          </FormSection>
        </Form>
      )}
    </Dialog>
  );
}

function GroupLine({
  group,
  into,
  onAdd,
  onChange,
}: {
  readonly group: Group;
  readonly into: string;
  readonly onChange: () => void;
  readonly onAdd: (children: readonly ConsentFace[]) => void;
}) {
  const drop = useCommand('consent.dropGroup');
  const found = useCall('consent.group', { groupId: group.groupId });
  const remove = async () => {
    const result = await drop.run({ groupId: group.groupId });
    if (!result.ok) toast(result.error.message, { tone: 'problem' });
  };
  const add = () => {
    if (!found.data) return;
    const { children, left } = found.data;
    if (left > 0) toast(`${count(left)} of ${group.name} left the school and cannot be in a new picture.`);
    onAdd(children);
  };
  return (
    <li className={styles.head}>
      <div>
        <b>{group.name}</b>
        <p className={styles.soft}>{count(group.children)}</p>
        {found.error && <p role="alert">{found.error.message}</p>}
      </div>
      <div className={styles.buttons}>
        <Button
          icon={UserPlus}
          aria-label={`Add to ${into}: ${group.name}`}
          isDisabled={!found.data || group.children === 0}
          onPress={add}
        >
          Add to {into}
        </Button>
        <Button icon={Pencil} aria-label={`Change the group ${group.name}`} onPress={onChange}>
          Change
        </Button>
        <Button
          icon={Trash2}
          aria-label={`Remove the group ${group.name}`}
          onPress={() => thenToScreen(() => void remove())}
        >
          Remove
        </Button>
      </div>
    </li>
  );
}
