import { EyeOff, Lock } from 'lucide-react';
import type { Ref } from 'react';
import { lockNow, shieldNow } from '../api/session-store.ts';
import { AccountMenu } from '../features/access/AccountMenu.tsx';
import { FindChild } from '../features/children/FindChild.tsx';
import { Button } from '../ui/index.ts';
import styles from './Frame.module.css';

/** Find a child, what the screen offers, who is signed in, and Hide and Lock in the corner where they always are. */
export function TopBar({ slotRef }: { readonly slotRef: Ref<HTMLDivElement> }) {
  return (
    <header className={styles.topBar} data-screen-only="">
      <FindChild className={styles.find} />
      <div ref={slotRef} className={styles.screenActions} />
      <div className={styles.corner}>
        <AccountMenu />
        <Button icon={EyeOff} kbd="F9" aria-label="Hide, F9" onPress={() => void shieldNow()}>
          Hide
        </Button>
        <Button icon={Lock} onPress={() => void lockNow()}>
          Lock
        </Button>
      </div>
    </header>
  );
}
