import { useEffect } from 'react';
import { useSession } from '../../api/session-store.ts';
import { Button, OverScreen } from '../../ui/index.ts';
import styles from './FindChild.module.css';
import { FindChild } from './FindChild.tsx';
import { closeFindOver, useFindOver } from './find-over.ts';

/**
 * The find box over an open dialog, by Ctrl+F: an emergency does not wait for a form. It opens emergency cards only; what was
 * being written stays under it and under the card.
 */
export function FindOver() {
  const isOpen = useFindOver((store) => store.isOpen);
  const isActive = useSession(({ session }) => session?.state === 'active');
  useEffect(() => {
    if (!isActive) closeFindOver();
  }, [isActive]);
  useEffect(() => closeFindOver, []);
  if (!isOpen || !isActive) return null;
  return (
    <OverScreen label="Find a child for an emergency card" onClose={closeFindOver}>
      <div className={styles.over}>
        <h1>Emergency card</h1>
        <p>What is open stays as it is.</p>
        <FindChild onlyCard={closeFindOver} />
        <Button onPress={closeFindOver}>Back</Button>
      </div>
    </OverScreen>
  );
}
