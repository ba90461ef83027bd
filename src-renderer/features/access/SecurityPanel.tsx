import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { Security } from '#shared/features/access/recovery.contract.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Banner, Button, Card, DescriptionList, toast } from '../../ui/index.ts';
import { ItDetailsButton } from '../settings/ItDetails.tsx';
import { KeyCard } from './keys/KeyCard.tsx';
import { PolicyCard } from './PolicyCard.tsx';
import { AcceptOlderDialog } from './recovery/AcceptOlderDialog.tsx';
import { CheckCodeDialog } from './recovery/CheckCodeDialog.tsx';
import { NewCode } from './recovery/NewCode.tsx';
import styles from './SecurityPanel.module.css';

/** How the register is protected, said plainly and for good: what holds, what is due, and what nothing here can do. */
export function SecurityPanel() {
  const asked = useCall('access.security', {});
  return (
    <Answer of={asked} loading="Asking how the register is protected">
      {(security) => <Panel security={security} />}
    </Answer>
  );
}

function Panel({ security }: { readonly security: Security }) {
  const [open, setOpen] = useState<'check' | 'new' | 'older' | null>(null);
  const close = () => setOpen(null);
  if (open === 'new') {
    return (
      <Card>
        <NewCode
          inner
          title="Make a new recovery code"
          intro="For when the paper is lost or the wrong person saw it. The old code works until you have typed part of the new one back; then it opens nothing any more. Older entries of the audit can be checked whole with the old code only: keep it with the new one."
          laterLabel="Cancel"
          onLater={close}
          onDone={() => {
            toast('The new recovery code works. The old one opens nothing any more.');
            close();
          }}
        />
      </Card>
    );
  }
  return (
    <div className={styles.sheets}>
      {security.rolledBack && (
        <Banner
          tone="serious"
          title="An earlier copy of this register was put back, or it was changed outside Careboard."
          action={<Button onPress={() => setOpen('older')}>Go on with it</Button>}
        >
          Its file is older than what this PC has seen, or not as the last session left it. What was written since then
          may not be in it.
        </Banner>
      )}
      {security.recovery.due && (
        <Banner tone="watch" title="The recovery code should be checked.">
          Once a term, type it whole from its paper, so that nobody finds out on a bad day that the paper is wrong.
        </Banner>
      )}
      <Protection security={security} />
      <Code security={security} onCheck={() => setOpen('check')} onNew={() => setOpen('new')} />
      <WaysIn slots={security.slots} />
      <KeyCard security={security} />
      <PolicyCard policy={security.policy} />
      <Limits mode={security.mode} />
      <Card>
        <h2>When IT helps</h2>
        <p className={styles.words}>
          What they ask for first: the version, how things stand, and the reference numbers of the newest failures. No
          child, no member of staff and no password is in it.
        </p>
        <ItDetailsButton />
      </Card>
      {open === 'check' && <CheckCodeDialog onClose={close} />}
      {open === 'older' && <AcceptOlderDialog onClose={close} />}
    </div>
  );
}

function Protection({ security: { kind, mode, keychain } }: { readonly security: Security }) {
  const bound = mode === 'device-bound';
  return (
    <Card>
      <h2>How this register is protected</h2>
      <DescriptionList
        facts={[
          { term: 'Register', value: kind === 'school' ? 'The school’s own' : 'For practice: no real children in it' },
          {
            term: 'Opens with',
            value: bound ? 'A person’s password, on this PC’s account' : 'A person’s password alone',
          },
          {
            term: 'Password store of this PC',
            value: keychain
              ? 'Works'
              : bound
                ? 'Does not answer now. Please tell IT.'
                : 'None. Passwords must be stronger.',
          },
        ]}
      />
      <p className={styles.words}>
        {bound
          ? 'The password store keeps a secret for each account of this PC. Whoever copies the register’s files to another PC cannot even try passwords without it.'
          : 'Whoever copies the register’s files can try passwords on another PC, as often as they like. Only long passwords stand against that. This stays so for as long as this register lives.'}
      </p>
    </Card>
  );
}

function Code({
  security: { recovery },
  onCheck,
  onNew,
}: {
  readonly security: Security;
  readonly onCheck: () => void;
  readonly onNew: () => void;
}) {
  const { checkedAt, replacedAt } = recovery;
  return (
    <Card>
      <h2>Recovery code</h2>
      <DescriptionList
        facts={[
          { term: 'Last typed from its paper', value: checkedAt ? showDateTime(checkedAt) : 'Never' },
          { term: 'Replaced', value: replacedAt ? showDateTime(replacedAt) : 'Not yet: it is the first one' },
        ]}
      />
      <div className={styles.buttons}>
        <Button tone="primary" data-return="check-code" onPress={onCheck}>
          Check the code
        </Button>
        <Button onPress={onNew}>Make a new code</Button>
      </div>
    </Card>
  );
}

function WaysIn({ slots }: { readonly slots: Security['slots'] }) {
  return (
    <Card>
      <h2>Who can open it</h2>
      <p className={styles.words}>
        {slots.length === 1 ? 'One person has' : `${slots.length} people have`} a password of their own, and the
        recovery code opens it too. Roles and removals are under Staff.
      </p>
      <ul className={styles.people}>
        {slots.map(({ staffId, name, label, byCode }) => (
          <li key={staffId}>
            <b>{name}</b>
            {label && `, ${label}`}
            {byCode && ' (by a one-time code)'}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Limits({ mode }: { readonly mode: Security['mode'] }) {
  return (
    <Card>
      <h2>What Careboard cannot protect against</h2>
      <ul className={styles.limits}>
        <li>Somebody who knows a password, or watches it being typed, at this PC.</li>
        <li>
          A member of staff with a password and the technical skill to get round the program: roles are kept by it.
        </li>
        {mode === 'device-bound' && (
          <li>An administrator of the PC or the network: they can read its password store.</li>
        )}
        <li>What was printed, photographed from the screen or told.</li>
        <li>What the system itself keeps of memory, in its swap and sleep files: ask IT for disk encryption.</li>
        <li>The staff’s names and the school’s name: they stand on the locked screen, so anybody can read them.</li>
      </ul>
    </Card>
  );
}
