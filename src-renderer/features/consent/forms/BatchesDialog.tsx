import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import { HANDED_OUT_WORDS } from '#shared/features/consent/asking.contract.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { Answer, Banner, Button, Dialog } from '../../../ui/index.ts';
import styles from './Forms.module.css';

type Batch = CallOutput<'consent.formBatches'>['batches'][number];

/** What went out in the last year, and how much of it is back. What did not go out after all is taken back here. */
export function BatchesDialog({ onClose }: { readonly onClose: () => void }) {
  const asked = useCall('consent.formBatches', {});
  const take = useCommand('consent.voidBatch');
  return (
    <Dialog title="What went out" size="l" isOpen onClose={onClose} footer={<Button onPress={onClose}>Close</Button>}>
      {take.error && (
        <Banner tone="serious" announce>
          {take.error.message}
        </Banner>
      )}
      <Answer
        of={asked}
        loading="Loading what went out"
        isEmpty={({ batches }) => batches.length === 0}
        empty={<p>No forms and no reminders were printed in the last year.</p>}
      >
        {({ batches }) => (
          <ul className={styles.rows}>
            {batches.map((batch) => (
              <li key={batch.batchId} className={styles.batch}>
                <div>
                  <b>
                    {papersWords(batch)}, {showDate(batch.handedOutOn)}
                  </b>
                  <p className={styles.soft}>{batchWords(batch)}</p>
                </div>
                {!batch.void && (
                  <Button
                    aria-label={`They did not go out: ${papersWords(batch)}, ${showDateTime(batch.printedAt)}`}
                    isDisabled={take.pending}
                    onPress={() => void take.run({ batchId: batch.batchId })}
                  >
                    They did not go out
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Dialog>
  );
}

const papersWords = ({ kind, papers }: Batch): string => {
  const one = kind === 'forms' ? 'form' : 'reminder';
  return `${papers} ${one}${papers === 1 ? '' : 's'}`;
};
const batchWords = (batch: Batch): string =>
  batch.void
    ? `Printed by ${batch.printedBy}, ${showDateTime(batch.printedAt)}. It did not go out: nothing of it counts as asked.`
    : [
        `${HANDED_OUT_WORDS[batch.how]}, printed by ${batch.printedBy}.`,
        batch.replyBy && `Back by ${showDate(batch.replyBy)}.`,
        batch.kind === 'forms' && `${batch.back} entered by their number.`,
      ]
        .filter(Boolean)
        .join(' ');
