import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import { type HistoryEntry, METHOD_WORDS, STATE_WORDS } from '#shared/features/consent/consent.model.ts';
import { Button, cx } from '../../ui/index.ts';
import styles from './Consent.module.css';

const METHODS: Readonly<Record<string, string>> = METHOD_WORDS;

/** Everything ever recorded, newest first. What a correction took out stays, struck through in looks and in words. */
export function HistoryList({
  entries,
  onCorrect,
}: {
  readonly entries: readonly HistoryEntry[];
  readonly onCorrect?: (entry: HistoryEntry) => void;
}) {
  if (entries.length === 0) return <p className={styles.soft}>Nothing recorded yet.</p>;
  return (
    <ol className={styles.history}>
      {entries.map((entry) => (
        <li key={entry.decisionId} className={cx(!entry.counts && styles.gone)}>
          <p>
            <b>{entry.entry === 'taken-back' ? 'Taken back' : STATE_WORDS[entry.state]}</b>
            {entry.entry !== 'taken-back' && `, ${giverWords(entry)}`}
          </p>
          <p className={styles.soft}>{detailWords(entry)}</p>
          {entry.words && <p>“{entry.words}”</p>}
          {!entry.counts && entry.entry !== 'taken-back' && (
            <p className={styles.soft}>Corrected since: no longer counts</p>
          )}
          {onCorrect && entry.counts && !(entry.giver === 'not-recorded' && entry.state === 'refused') && (
            <Button
              tone="quiet"
              aria-label={`Correct: ${STATE_WORDS[entry.state]}, recorded ${showDateTime(entry.recordedAt)}`}
              onPress={() => onCorrect(entry)}
            >
              Correct
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function giverWords({ giver, giverName, relationship, responsibility }: HistoryEntry): string {
  if (giver === 'not-recorded') return 'giver not recorded';
  if (giver === 'child') return 'the child';
  return [giverName, relationshipWords(relationship), responsibilityWords(responsibility)].filter(Boolean).join(', ');
}

/** As it stood when the answer was recorded. */
function responsibilityWords(responsibility: boolean | null): string {
  if (responsibility === null) return 'parental responsibility not recorded';
  return responsibility ? 'parental responsibility' : 'no parental responsibility';
}

function detailWords(entry: HistoryEntry): string {
  const by = `${entry.recordedBy ? `Taken by ${entry.recordedBy}, ` : 'Recorded '}${showDateTime(entry.recordedAt)}.`;
  if (entry.entry === 'taken-back') return by;
  const form = entry.wordingVersion === null ? '' : ` v${entry.wordingVersion}`;
  return [
    `${METHODS[entry.method] ?? entry.method}${form}${entry.decidedOn ? `, dated ${showDate(entry.decidedOn)}` : ', no date'}.`,
    entry.validUntil ? `Until ${showDate(entry.validUntil)}.` : '',
    entry.replacesUnrecorded ? 'Replaces the old no.' : '',
    entry.entry === 'correction' ? 'A correction.' : '',
    entry.evidence ? `Evidence: ${entry.evidence}.` : '',
    by,
  ]
    .filter(Boolean)
    .join(' ');
}
