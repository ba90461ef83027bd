import { ChevronDown, KeyRound, Shield } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../api/session-store.ts';
import { Button, Menu } from '../../ui/index.ts';
import styles from './AccountMenu.module.css';
import { ChangePasswordDialog } from './ChangePasswordDialog.tsx';
import { SetPinDialog } from './SetPinDialog.tsx';

/** Who is signed in, and what a person changes about their own way in. */
export function AccountMenu() {
  const me = useMe();
  const [open, setOpen] = useState<'pin' | 'password' | null>(null);
  if (!me) return null;
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        label="Your account"
        trigger={
          <Button tone="quiet" className={styles.who}>
            <span className={styles.signedIn}>Signed in</span>
            <b className={styles.name}>
              {me.name}, {me.roleLabel}
            </b>
            <ChevronDown />
          </Button>
        }
        items={[
          {
            id: 'pin',
            label: me.hasPin ? 'Change the PIN' : 'Set a PIN',
            hint: 'To show the screen again after Hide, until you lock',
            icon: Shield,
            onAction: () => setOpen('pin'),
          },
          { id: 'password', label: 'Change your password', icon: KeyRound, onAction: () => setOpen('password') },
        ]}
      />
      {open === 'pin' && <SetPinDialog onClose={close} />}
      {open === 'password' && <ChangePasswordDialog onClose={close} />}
    </>
  );
}
