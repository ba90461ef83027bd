import { useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Button, Dialog } from '../../ui/index.ts';
import styles from './Audit.module.css';
import { AuditTable } from './AuditTable.tsx';
import { placeWords } from './place-words.ts';

/** Who has looked at this child: the audit's entries about them, newest first. */
export function LooksDialog({
  childId,
  name,
  onClose,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const [before, setBefore] = useState<number | null>(null);
  const asked = useCall('audit.looks', { childId, before }, { keepPrevious: true });
  const older = asked.data?.older ?? null;
  return (
    <Dialog
      title={`Who has looked at ${name}`}
      size="xl"
      isOpen
      onClose={onClose}
      footer={
        <>
          {before !== null && <Button onPress={() => setBefore(null)}>Newest</Button>}
          {older !== null && <Button onPress={() => setBefore(older)}>Older</Button>}
          <Button tone="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <Answer of={asked}>
        {({ rows, total }) => (
          <>
            <AuditTable label={`Looks at ${name}`} rows={rows} withChild={false} />
            <p className={styles.soft} role="status">
              {placeWords(rows, total)}
            </p>
          </>
        )}
      </Answer>
    </Dialog>
  );
}
