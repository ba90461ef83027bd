import { Undo2 } from 'lucide-react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { MergeDone } from '#shared/features/children/merge.contract.ts';
import { useCommand } from '../../../api/call.ts';
import { Button, Card, toast } from '../../../ui/index.ts';
import styles from './Doubles.module.css';

/** What was put together, newest first, and whether it can be taken apart. */
export function MergesDone({
  merges,
  onSaid,
}: {
  readonly merges: readonly MergeDone[];
  readonly onSaid: (words: string) => void;
}) {
  const undo = useCommand('children.undoMerge');
  const takeApart = async ({ mergeId }: MergeDone) => {
    const result = await undo.run({ mergeId });
    if (result.ok) onSaid('Two records again, as they were');
    else toast(result.error.message, { tone: 'problem' });
  };
  if (merges.length === 0) return <p>Nothing was put together yet.</p>;
  return (
    <ul className={styles.pairs} aria-label="Records put together">
      {merges.map((merge) => (
        <li key={merge.mergeId}>
          <Card className={styles.done}>
            <div>
              <b>{merge.merged}</b> was put under <b>{merge.kept}</b>, {showDateTime(merge.at)}, by {merge.by}.
              {merge.undoneAt && <div>Taken apart again {showDateTime(merge.undoneAt)}.</div>}
              {merge.inTheWay.length > 0 && (
                <div>Cannot be taken apart any more, since after it {merge.inTheWay.join('; ')}.</div>
              )}
            </div>
            {merge.undoneAt === null && merge.inTheWay.length === 0 && (
              <Button
                icon={Undo2}
                isPending={undo.pending}
                aria-label={`Take apart ${merge.kept}`}
                onPress={() => takeApart(merge)}
              >
                Take apart
              </Button>
            )}
          </Card>
        </li>
      ))}
    </ul>
  );
}
