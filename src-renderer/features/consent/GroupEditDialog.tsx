import { UserMinus, UserPlus } from 'lucide-react';
import { useId, useState } from 'react';
import type { PictureGroupId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Answer, Banner, Button, Dialog, Form, IconButton, TextField, toast } from '../../ui/index.ts';
import type { ConsentFace } from './answer-look.ts';
import styles from './Pictures.module.css';

interface Named {
  readonly groupId: PictureGroupId;
  readonly name: string;
}

/** Another name for a group, or other children in it; those in the picture can be put into it at once. */
export function GroupEditDialog(props: {
  readonly group: Named;
  readonly picked: readonly ConsentFace[];
  readonly onClose: () => void;
}) {
  const found = useCall('consent.group', { groupId: props.group.groupId });
  if (found.data) return <Filled {...props} before={found.data.children} left={found.data.left} />;
  return (
    <Dialog title={`Change “${props.group.name}”`} isOpen onClose={props.onClose}>
      <Answer of={found}>{() => null}</Answer>
    </Dialog>
  );
}

function Filled({
  group,
  picked,
  before,
  left,
  onClose,
}: {
  readonly group: Named;
  readonly picked: readonly ConsentFace[];
  readonly before: readonly ConsentFace[];
  readonly left: number;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [name, setName] = useState(group.name);
  const [members, setMembers] = useState(before);
  const change = useCommand('consent.changeGroup');
  const inIt = new Set(members.map(({ childId }) => childId));
  const toCome = picked.filter(({ childId }) => !inIt.has(childId));
  const save = async () => {
    if (members.length === 0) return;
    const childIds = members.map(({ childId }) => childId);
    const result = await change.run({ groupId: group.groupId, name, childIds });
    if (!result.ok) return;
    toast('The group is changed.');
    onClose();
  };
  return (
    <Dialog
      title={`Change “${group.name}”`}
      isOpen
      onClose={onClose}
      draft={[name, members.map(({ childId }) => childId)]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form} isPending={change.pending} isDisabled={members.length === 0}>
            Save the group
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={() => void save()} error={formError(change.error)}>
        <TextField
          label="Name of the group"
          autoFocus
          value={name}
          onChange={setName}
          maxLength={60}
          error={fieldError(change.error, 'name')}
        />
        {left > 0 && (
          <Banner tone="know">
            {left === 1 ? 'One child of it has left the school and goes' : `${left} children of it have left and go`}{' '}
            from the group when it is saved.
          </Banner>
        )}
        {toCome.length > 0 && (
          <div>
            <Button icon={UserPlus} onPress={() => setMembers([...members, ...toCome])}>
              Add {toCome.length === 1 ? 'the child' : `the ${toCome.length} children`} in the picture
            </Button>
          </div>
        )}
        {members.length === 0 ? (
          <p role="status">Nobody is in it. To do without the group, remove it.</p>
        ) : (
          <ul className={styles.members} aria-label="Who is in the group">
            {members.map((child) => (
              <li key={child.childId} className={styles.member}>
                <span>{oneLine(child)}</span>
                <IconButton
                  label={`Take ${oneLine(child)} out`}
                  icon={UserMinus}
                  onPress={() => setMembers(members.filter(({ childId }) => childId !== child.childId))}
                />
              </li>
            ))}
          </ul>
        )}
      </Form>
    </Dialog>
  );
}
