import { useId, useState } from 'react';
import type { CallError, Result } from '#shared/contract/result.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { Scan } from '#shared/features/consent/consent.model.ts';
import { fieldError, formError } from '../../api/failure.ts';
import { Button, Dialog, Form, TextField, toast } from '../../ui/index.ts';
import { PdfPages } from '../medical/PdfPages.tsx';
import styles from './Scans.module.css';

/** A scan as it was kept. Opening it stands in the audit; one that belongs to another child is taken off from here. */
export function LookAtScanDialog({
  scan,
  takeOff,
  error,
  pending,
  onClose,
}: {
  readonly scan: Pick<Scan, 'evidenceId' | 'title' | 'mime' | 'addedAt' | 'addedBy'>;
  /** Null: who looks at it may not take it off. */
  readonly takeOff: ((words: string) => Promise<Result<unknown>>) | null;
  readonly error: CallError | null;
  readonly pending: boolean;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [isTaking, setTaking] = useState(false);
  const [broken, setBroken] = useState(false);
  const [words, setWords] = useState('');
  const url = `/evidence/${scan.evidenceId}`;
  const save = async () => {
    if (!(await takeOff?.(words))?.ok) return;
    toast('The scan is taken off. Nobody is shown it any more.');
    onClose();
  };
  return (
    <Dialog
      title={scan.title}
      size="xl"
      isOpen
      onClose={onClose}
      draft={words}
      footer={
        <>
          {takeOff && !isTaking && <Button onPress={() => setTaking(true)}>It does not belong here</Button>}
          {isTaking && (
            <Button type="submit" form={form} isPending={pending}>
              Take it off
            </Button>
          )}
          <Button tone="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      {isTaking && (
        <Form id={form} onSubmit={() => void save()} error={formError(error)}>
          <TextField
            label="Why does it not belong here?"
            autoFocus
            value={words}
            onChange={setWords}
            maxLength={300}
            error={fieldError(error, 'words')}
          />
        </Form>
      )}
      <p className={styles.soft}>
        Kept {showDateTime(scan.addedAt)}
        {scan.addedBy && ` by ${scan.addedBy}`}, sealed with the register. That you looked at it is noted.
      </p>
      <section
        className={styles.paper}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it
        tabIndex={0}
        aria-label="The scan"
      >
        {scan.mime === 'application/pdf' ? (
          <PdfPages url={url} title={scan.title} paper="form" />
        ) : broken ? (
          <p role="alert">This form cannot be shown. Look at the paper form.</p>
        ) : (
          <img
            className={styles.page}
            src={url}
            alt={`${scan.title}, as scanned`}
            draggable={false}
            onError={() => setBroken(true)}
          />
        )}
      </section>
    </Dialog>
  );
}
