import { FileText, Paperclip } from 'lucide-react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import {
  type HistoryEntry,
  type PurposeVersion,
  type Scan,
  STATE_WORDS,
} from '#shared/features/consent/consent.model.ts';
import { Button, cx } from '../../ui/index.ts';
import styles from './Consent.module.css';
import { detailWords, giverWords } from './history-words.ts';

/** One entry of the history: who said what, when it was asked and given, on which words, until when, with its scans. */
export function HistoryEntryRow({
  entry,
  versions,
  onCorrect,
  onAttach,
  onScan,
}: {
  readonly entry: HistoryEntry;
  readonly versions: readonly PurposeVersion[];
  readonly onCorrect?: (() => void) | undefined;
  readonly onAttach?: (() => void) | undefined;
  readonly onScan: (scan: Scan) => void;
}) {
  const isDecision = entry.entry !== 'taken-back';
  const asked = versions.find(({ version }) => version === entry.wordingVersion);
  const which = `${STATE_WORDS[entry.state]}, recorded ${showDateTime(entry.recordedAt)}`;
  return (
    <li className={cx(!entry.counts && styles.gone)}>
      <p>
        <b>{isDecision ? STATE_WORDS[entry.state] : 'Taken back'}</b>
        {isDecision && `, ${giverWords(entry)}`}
      </p>
      <p className={styles.soft}>{detailWords(entry)}</p>
      {entry.words && <p>“{entry.words}”</p>}
      {isDecision && asked && (
        <details className={styles.soft}>
          <summary>What was asked, version {asked.version}</summary>
          <p>{asked.wording ? `“${asked.wording}”` : `“${asked.name}”, without a question of its own`}</p>
        </details>
      )}
      {entry.scans.map((scan) =>
        scan.off ? (
          <p key={scan.evidenceId} className={styles.soft}>
            Scan “{scan.title}” taken off{scan.off.by && ` by ${scan.off.by}`}: “{scan.off.words}”
          </p>
        ) : (
          <Button key={scan.evidenceId} tone="quiet" icon={FileText} onPress={() => onScan(scan)}>
            {scan.title}
          </Button>
        ),
      )}
      {!entry.counts && isDecision && <p className={styles.soft}>Corrected since: no longer counts</p>}
      <div className={styles.buttons}>
        {onCorrect && (
          <Button tone="quiet" aria-label={`Correct: ${which}`} onPress={onCorrect}>
            Correct
          </Button>
        )}
        {onAttach && (
          <Button tone="quiet" icon={Paperclip} aria-label={`Attach a scan: ${which}`} onPress={onAttach}>
            Attach a scan
          </Button>
        )}
      </div>
    </li>
  );
}
