import { Siren } from 'lucide-react';
import { useEffect } from 'react';
import { openFindOver } from '../features/children/find-over.ts';
import { AlertDialog, answerLeaving, Button, hasUnsaved, leaving, useUnsavedWork } from '../ui/index.ts';

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
      further={
        // Whoever is leaving because somebody has called for help.
        <Button
          icon={Siren}
          onPress={() => {
            answerLeaving(false);
            openFindOver();
          }}
        >
          Emergency card
        </Button>
      }
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
