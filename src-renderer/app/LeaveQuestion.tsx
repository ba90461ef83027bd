import { useEffect } from 'react';
import { AlertDialog, answerLeaving, hasUnsaved, leaving, useUnsavedWork } from '../ui/index.ts';

/** Asked once before anything that was typed goes: by Escape, the cross, another screen or the key that loads the page anew. */
export function LeaveQuestion() {
  const asked = useUnsavedWork((store) => store.asked);
  useReloadKeys();
  return (
    <AlertDialog
      title="Leave without saving?"
      isOpen={asked !== null}
      confirmLabel="Throw away"
      cancelLabel="Keep writing"
      onConfirm={() => answerLeaving(true)}
      onCancel={() => answerLeaving(false)}
    >
      You would lose {asked?.words}.
    </AlertDialog>
  );
}

/**
 * F5 and Ctrl+R, where the shell has them. Not `beforeunload`: the browser’s own question would also stand in the way of the
 * lock, which makes the page anew.
 */
function useReloadKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const reloads = event.key === 'F5' || (event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'r');
      if (!reloads || !hasUnsaved()) return;
      event.preventDefault();
      event.stopPropagation();
      leaving(() => window.location.reload());
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
