import { useState } from 'react';
import type { ConsentChild, HistoryEntry, PurposeVersion, Scan } from '#shared/features/consent/consent.model.ts';
import { AttachScanDialog } from './AttachScanDialog.tsx';
import styles from './Consent.module.css';
import { HistoryEntryRow } from './HistoryEntryRow.tsx';
import { ScanDialog } from './ScanDialog.tsx';

/** Everything ever recorded, newest first. What a correction took out stays, struck through in looks and in words. */
export function HistoryList({
  child,
  entries,
  versions,
  onCorrect,
}: {
  readonly child: ConsentChild;
  readonly entries: readonly HistoryEntry[];
  readonly versions: readonly PurposeVersion[];
  /** Absent where a role may not write. */
  readonly onCorrect?: (entry: HistoryEntry) => void;
}) {
  const [attaching, setAttaching] = useState<HistoryEntry | null>(null);
  const [scan, setScan] = useState<Scan | null>(null);
  if (entries.length === 0) return <p className={styles.soft}>Nothing recorded yet.</p>;
  return (
    <>
      <ol className={styles.history}>
        {entries.map((entry) => (
          <HistoryEntryRow
            key={entry.decisionId}
            entry={entry}
            versions={versions}
            onScan={setScan}
            onCorrect={onCorrect && isCorrectable(entry) ? () => onCorrect(entry) : undefined}
            onAttach={onCorrect && entry.entry !== 'taken-back' ? () => setAttaching(entry) : undefined}
          />
        ))}
      </ol>
      {attaching && <AttachScanDialog child={child} entry={attaching} onClose={() => setAttaching(null)} />}
      {scan && <ScanDialog childId={child.childId} scan={scan} onClose={() => setScan(null)} />}
    </>
  );
}

/** An old no is not corrected: a named parent's decision replaces it. */
const isCorrectable = ({ counts, giver, state }: HistoryEntry): boolean =>
  counts && !(giver === 'not-recorded' && state === 'refused');
