import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { RollOverRun } from '#shared/features/children/roll-over.contract.ts';
import { schoolYearWords } from '#shared/features/children/roll-over.rules.ts';
import { Button, Card } from '../../../ui/index.ts';
import styles from './RollOver.module.css';
import { TakeBackDialog } from './TakeBackDialog.tsx';

/** The roll-overs so far; the newest that stands can be taken back. */
export function RollRuns({
  runs,
  onDone,
}: {
  readonly runs: readonly RollOverRun[];
  readonly onDone: (words: string) => void;
}) {
  const [asking, setAsking] = useState<RollOverRun | null>(null);
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
      {asking && <TakeBackDialog run={asking} onClose={() => setAsking(null)} onDone={onDone} />}
    </div>
  );
}
