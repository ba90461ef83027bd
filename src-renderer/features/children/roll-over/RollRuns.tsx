import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { RollOverRun } from '#shared/features/children/roll-over.contract.ts';
import { schoolYearWords } from '#shared/features/children/roll-over.rules.ts';
import { useCommand } from '../../../api/call.ts';
import { AlertDialog, Button, Card, toast } from '../../../ui/index.ts';
import styles from './RollOver.module.css';

/** The roll-overs so far; the newest that stands can be taken back. */
export function RollRuns({ runs }: { readonly runs: readonly RollOverRun[] }) {
  const [asking, setAsking] = useState<RollOverRun | null>(null);
  const undo = useCommand('children.undoRollOver');
  const takeBack = async (run: RollOverRun) => {
    const result = await undo.run({ rollOverId: run.rollOverId });
    setAsking(null);
    if (!result.ok) toast(result.error.message, { tone: 'problem' });
    else toast(`${result.value.restored} children are back where they were`);
  };
  const newest = runs.find(({ undoneAt }) => undoneAt === null);
  return (
    <div className={styles.runs}>
      {runs.length === 0 && <p>No roll-over was made yet.</p>}
      {runs.map((run) => (
        <Card key={run.rollOverId}>
          <div className={styles.run}>
            <div>
              <b>For {schoolYearWords(run.schoolYear)}</b>, {showDateTime(run.ranAt)}, by {run.by}: {run.moved} moved,{' '}
              {run.left} left, {run.unplaced} in no class.
              {run.undoneAt && <div>Taken back {showDateTime(run.undoneAt)}.</div>}
              {run.kept.length > 0 && (
                <div>Left as they were, since somebody had changed them by then: {run.kept.join(', ')}.</div>
              )}
            </div>
            {run === newest && (
              <Button icon={Undo2} onPress={() => setAsking(run)}>
                Take back
              </Button>
            )}
          </div>
        </Card>
      ))}
      {asking && (
        <AlertDialog
          title={`Take back the roll-over for ${schoolYearWords(asking.schoolYear)}?`}
          isOpen
          confirmLabel="Take back"
          isPending={undo.pending}
          onConfirm={() => takeBack(asking)}
          onCancel={() => setAsking(null)}
        >
          Every child whom nobody has moved since goes back to the class and year of before, leavers too. The others
          stay as they are and are listed.
        </AlertDialog>
      )}
    </div>
  );
}
