import { useState } from 'react';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import { ROLE_NAMES, ROLES } from '#shared/features/access/access.model.ts';
import { isClassBound } from '#shared/features/access/access.rules.ts';
import type { OneTimeCode } from '#shared/features/access/keys.contract.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { fieldError } from '../../api/failure.ts';
import {
  Button,
  Checkbox,
  DateField,
  Dialog,
  FieldRow,
  Form,
  FormSection,
  PasswordField,
  RadioGroup,
  TextField,
  toast,
} from '../../ui/index.ts';
import { CodeShown } from '../access/keys/OneTimeCodeDialog.tsx';
import { PASSWORD_HINT, passwordError } from '../access/password-words.ts';
import { draftOf, grantsOf, type RoleDraft } from './grants.ts';
import styles from './School.module.css';

const FORM = 'staff-form';

type Way = 'code' | 'here';
const WAYS: readonly { readonly id: Way; readonly label: string; readonly hint: string }[] = [
  { id: 'code', label: 'By a code', hint: 'Shown once, counts for one day. They set a password that only they know.' },
  { id: 'here', label: 'They type it here', hint: 'For somebody who stands beside you now.' },
];

/**
 * A new person, who sets a password by a code or types it here, or the roles of one who is here. A change of roles counts from
 * their next step.
 */
export function StaffDialog({
  member,
  onClose,
}: {
  readonly member: StaffMember | null;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(member?.name ?? '');
  const [label, setLabel] = useState(member?.label ?? '');
  const [password, setPassword] = useState('');
  const [way, setWay] = useState<Way>('code');
  const [made, setMade] = useState<OneTimeCode | null>(null);
  const [draft, setDraft] = useState<RoleDraft>(() => draftOf(member?.grants ?? []));
  const [missing, setMissing] = useState<string>();
  const classes = useCall('access.classesForGrants', {}).data?.classes ?? [];
  const add = useCommand('access.addStaff');
  const change = useCommand('access.setGrants');
  const { error, pending } = member === null ? add : change;
  const at = passwordError(error);
  const atName = fieldError(error, 'name');
  const submit = async () => {
    const wanted = grantsOf(draft);
    setMissing('missing' in wanted ? wanted.missing : undefined);
    if ('missing' in wanted) return;
    const { grants } = wanted;
    if (member === null) {
      const result = await add.run({ name, label, grants, password: way === 'here' ? password : null });
      if (!result.ok) return;
      if (result.value.code) return setMade(result.value.code);
      toast(`${name} can sign in now`);
    } else {
      const result = await change.run({ staffId: member.staffId, label, grants });
      if (!result.ok) return;
      toast('Roles saved');
    }
    onClose();
  };
  if (made) return <CodeShown name={name} shown={made} onClose={onClose} />;
  return (
    <Dialog
      title={member === null ? 'Add a person' : `Roles of ${member.name}`}
      isOpen
      onClose={onClose}
      draft={[name, label, password, way, draft]}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={pending}>
            Save
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={missing ?? (atName ? undefined : at.form)}>
        <FieldRow>
          {member === null && (
            <TextField
              label="Name"
              autoFocus
              hint="As staff know them: Mrs L Bell"
              value={name}
              onChange={setName}
              error={atName}
            />
          )}
          <TextField label="Post" optional hint="Office, Oak, Kitchen" value={label} onChange={setLabel} />
        </FieldRow>
        <FormSection title="Roles">
          <div className={styles.choices}>
            {ROLES.map((role) => (
              <Ticked key={role} all={draft.roles} one={role} onChange={(roles) => setDraft({ ...draft, roles })}>
                {ROLE_NAMES[role]}
              </Ticked>
            ))}
          </div>
        </FormSection>
        {draft.roles.some(isClassBound) && (
          <FormSection title="Classes">
            <div className={styles.choices}>
              {classes.map(({ classId, name: className }) => (
                <Ticked
                  key={classId}
                  all={draft.classIds}
                  one={classId}
                  onChange={(classIds) => setDraft({ ...draft, classIds })}
                >
                  {className}
                </Ticked>
              ))}
            </div>
          </FormSection>
        )}
        {draft.roles.includes('cover') && (
          <DateField
            label="Last day of cover"
            value={draft.lastDay}
            onChange={(lastDay) => setDraft({ ...draft, lastDay })}
          />
        )}
        {member === null && (
          <FormSection title="Their password">
            <RadioGroup label="How they get it" value={way} onChange={setWay} options={WAYS} />
            {way === 'here' && (
              <PasswordField
                label="Password"
                hint={PASSWORD_HINT}
                value={password}
                onChange={setPassword}
                error={at.next}
              />
            )}
          </FormSection>
        )}
      </Form>
    </Dialog>
  );
}

function Ticked<T extends string>({
  all,
  one,
  onChange,
  children,
}: {
  readonly all: readonly T[];
  readonly one: T;
  readonly onChange: (all: readonly T[]) => void;
  readonly children: string;
}) {
  return (
    <Checkbox
      isSelected={all.includes(one)}
      onChange={(ticked) => onChange(ticked ? [...all, one] : all.filter((other) => other !== one))}
    >
      {children}
    </Checkbox>
  );
}
