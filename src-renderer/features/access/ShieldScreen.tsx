import { useRef, useState } from 'react';
import type { AccessState } from '#shared/features/access/access.contract.ts';
import { useCommand } from '../../api/call.ts';
import { lockNow, refreshSession } from '../../api/session-store.ts';
import { Button, CoverScreen, Form, PasswordField } from '../../ui/index.ts';
import { LockedPage } from './LockedPage.tsx';
import { LOCKED_HELP } from './locked-help.ts';
import styles from './Shield.module.css';

/**
 * Covers everything and keeps the session. A dialog of its own over all others, so that the focus cannot fall back into what
 * is hidden; nothing but the right PIN or password closes it.
 */
export function ShieldScreen({ session }: { readonly session: AccessState }) {
  return (
    <CoverScreen label="Hidden">
      <LockedPage session={session} help={LOCKED_HELP.hidden}>
        <ShieldForm session={session} />
      </LockedPage>
    </CoverScreen>
  );
}

function ShieldForm({ session }: { readonly session: AccessState }) {
  const { me } = session;
  const [withPassword, setWithPassword] = useState(me?.hasPin !== true);
  const [secret, setSecret] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const unshield = useCommand('access.unshield');

  const submit = async () => {
    if (secret === '' || unshield.pending) return box.current?.focus();
    const result = await unshield.run(withPassword ? { password: secret } : { pin: secret });
    setSecret('');
    // After too many wrong PINs the session is over: ask which it is, also when refused.
    await refreshSession();
    if (!result.ok) box.current?.focus();
  };
  const change = () => {
    setWithPassword(!withPassword);
    setSecret('');
    unshield.reset();
    box.current?.focus();
  };

  return (
    <div className={styles.form}>
      <h1>Hidden</h1>
      <p className={styles.words}>
        {me ? `${me.name} is still signed in.` : 'Somebody is still signed in.'} What was open is still there.
      </p>
      <Form
        onSubmit={submit}
        actions={
          <>
            <Button type="submit" tone="primary" size="l" isPending={unshield.pending}>
              Show again
            </Button>
            {(me === null || me.hasPin) && (
              <Button tone="quiet" size="l" onPress={change}>
                {withPassword ? 'Use the PIN' : 'Use the password'}
              </Button>
            )}
          </>
        }
      >
        <PasswordField
          key={withPassword ? 'password' : 'pin'}
          label={`${withPassword ? 'Password' : 'PIN'}${me ? ` of ${me.name}` : ''}`}
          size="l"
          pin={!withPassword}
          autoFocus
          value={secret}
          onChange={setSecret}
          inputRef={box}
          error={unshield.error?.message}
        />
      </Form>
      <p className={styles.other}>
        Somebody else?{' '}
        <Button tone="quiet" onPress={() => void lockNow()}>
          Lock and sign in with another name
        </Button>
      </p>
    </div>
  );
}
