import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { ChildId } from '#shared/domain/ids.ts';
import type { ChildRecord } from '#shared/features/children/children.model.ts';
import { useCall } from '../../../api/call.ts';
import { Answer, Button, Dialog } from '../../../ui/index.ts';
import styles from './Doubles.module.css';
import { MergeForm } from './MergeForm.tsx';

/** Both records side by side: which one is kept, and what of the other is taken. Opening it is written in the audit for both. */
export function MergeDialog({
  pair,
  onClose,
  onSaid,
}: {
  readonly pair: readonly [ChildId, ChildId];
  readonly onClose: () => void;
  /** They are one record now, in words. */
  readonly onSaid: (words: string) => void;
}) {
  const [swapped, setSwapped] = useState(false);
  const [keepId, otherId] = swapped ? [pair[1], pair[0]] : pair;
  const kept = useCall('children.record', { childId: keepId });
  const other = useCall('children.record', { childId: otherId });
  const preview = useCall('children.mergePreview', { keepId, otherId });
  const both =
    kept.data && other.data && 'fields' in kept.data && 'fields' in other.data
      ? { kept: kept.data satisfies ChildRecord, other: other.data satisfies ChildRecord }
      : undefined;
  const asked = {
    data: both && preview.data ? { ...both, preview: preview.data } : undefined,
    error: kept.error ?? other.error ?? preview.error,
    refetch: () => Promise.all([kept.refetch(), other.refetch(), preview.refetch()]),
  };
  return (
    <Dialog
      title="Is this one child?"
      size="xl"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button icon={ArrowLeftRight} onPress={() => setSwapped(!swapped)}>
            Keep the other one
          </Button>
          <Button type="submit" form="merge-form" tone="primary">
            Put together
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <Answer of={asked} loading="Loading both records">
          {(found) => (
            <MergeForm
              key={keepId}
              {...found}
              onDone={(words) => {
                onClose();
                onSaid(words);
              }}
            />
          )}
        </Answer>
      </div>
    </Dialog>
  );
}
