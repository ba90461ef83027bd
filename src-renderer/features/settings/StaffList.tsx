import { KeyRound, Pencil, UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { londonDay, showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import { ROLE_NAMES } from '#shared/features/access/access.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { useMe } from '../../api/session-store.ts';
import {
  AlertDialog,
  Answer,
  Button,
  Cell,
  Column,
  IconButton,
  Row,
  Table,
  TableBody,
  TableHeader,
  toast,
} from '../../ui/index.ts';
import { NewKeyDialog } from '../access/keys/NewKeyDialog.tsx';
import { OneTimeCodeDialog } from '../access/keys/OneTimeCodeDialog.tsx';
import styles from './School.module.css';
import { StaffDialog } from './StaffDialog.tsx';

type Open =
  | { readonly kind: 'edit' | 'password' | 'remove' | 'removed'; readonly member: StaffMember }
  | { readonly kind: 'add' };

/** Everybody who can sign in, with their roles. For Leads. */
export function StaffList() {
  const asked = useCall('access.staff', {});
  const classes = useCall('access.classesForGrants', {}).data?.classes ?? [];
  const needCode = useCall('access.security', {}).data?.needCode ?? [];
  const me = useMe();
  const [open, setOpen] = useState<Open | null>(null);
  const remove = useCommand('access.removeStaff');
  const close = () => setOpen(null);
  const confirmRemove = async (member: StaffMember) => {
    const result = await remove.run({ staffId: member.staffId });
    if (result.ok && member.staffId !== me?.staffId) return setOpen({ kind: 'removed', member });
    close();
    if (!result.ok) toast(result.error.message, { tone: 'problem' });
  };
  const rolesInWords = (member: StaffMember) =>
    member.grants
      .map(({ role, classIds, until }) => {
        const named = classes.filter((one) => classIds.includes(one.classId)).map((one) => one.name);
        const end = until && `until ${showDate(londonDay(new Date(until)))}`;
        return [ROLE_NAMES[role], named.length > 0 && `for ${named.join(', ')}`, end].filter(Boolean).join(' ');
      })
      .join('; ');
  return (
    <>
      <div className={styles.head}>
        <h2>Staff</h2>
        <Button icon={UserPlus} onPress={() => setOpen({ kind: 'add' })}>
          Add a person
        </Button>
      </div>
      <Answer of={asked}>
        {({ staff }) => (
          <Table label="Staff">
            <TableHeader>
              <Column isRowHeader>Name</Column>
              <Column>Post</Column>
              <Column>Roles</Column>
              <Column>Last signed in</Column>
              <Column>Change</Column>
            </TableHeader>
            <TableBody
              // The roles' words need the classes: rows are drawn again when they arrive.
              dependencies={[classes, me]}
              items={staff.filter((member) => member.active).map((member) => ({ id: member.staffId, member }))}
              empty="Nobody."
            >
              {({ member }) => (
                <Row>
                  <Cell>{member.name}</Cell>
                  <Cell>{member.label}</Cell>
                  <Cell>{rolesInWords(member)}</Cell>
                  <Cell>{member.lastSignIn ? showDateTime(member.lastSignIn) : 'never'}</Cell>
                  <Cell>
                    <span className={styles.actions}>
                      <IconButton
                        label={`Roles of ${member.name}`}
                        icon={Pencil}
                        onPress={() => setOpen({ kind: 'edit', member })}
                      />
                      {member.staffId !== me?.staffId && (
                        <IconButton
                          label={`New password for ${member.name}`}
                          icon={KeyRound}
                          onPress={() => setOpen({ kind: 'password', member })}
                        />
                      )}
                      <IconButton
                        label={`Take ${member.name} off`}
                        icon={UserMinus}
                        onPress={() => setOpen({ kind: 'remove', member })}
                      />
                    </span>
                  </Cell>
                </Row>
              )}
            </TableBody>
          </Table>
        )}
      </Answer>
      {open?.kind === 'add' && <StaffDialog member={null} onClose={close} />}
      {open?.kind === 'edit' && <StaffDialog member={open.member} onClose={close} />}
      {open?.kind === 'password' && <OneTimeCodeDialog member={open.member} onClose={close} />}
      {open?.kind === 'removed' && <NewKeyDialog removed={open.member.name} needCode={needCode} onClose={close} />}
      {open?.kind === 'remove' && (
        <AlertDialog
          title={`Take ${open.member.name} off?`}
          isOpen
          confirmLabel="Take off"
          isPending={remove.pending}
          onConfirm={() => confirmRemove(open.member)}
          onCancel={close}
        >
          Their password stops working at once. What they did stays in the audit under their name.
        </AlertDialog>
      )}
    </>
  );
}
