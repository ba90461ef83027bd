import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import { type HistoryEntry, METHOD_WORDS } from '#shared/features/consent/consent.model.ts';

const METHODS: Readonly<Record<string, string>> = METHOD_WORDS;

/** "Mrs A Singh, Mother, parental responsibility": as it stood when the answer was recorded. */
export function giverWords({ giver, giverName, relationship, responsibility }: HistoryEntry): string {
  if (giver === 'not-recorded') return 'giver not recorded';
  if (giver === 'child') return 'the child';
  return [giverName, relationshipWords(relationship), responsibilityWords(responsibility)].filter(Boolean).join(', ');
}

function responsibilityWords(responsibility: boolean | null): string {
  if (responsibility === null) return 'parental responsibility not recorded';
  return responsibility ? 'parental responsibility' : 'no parental responsibility';
}

/** How, on which version, when it was asked and given, until when, where the proof is, who took it. */
export function detailWords(entry: HistoryEntry): string {
  const by = `${entry.recordedBy ? `Taken by ${entry.recordedBy}, ` : 'Recorded '}${showDateTime(entry.recordedAt)}.`;
  if (entry.entry === 'taken-back') return by;
  const form = entry.wordingVersion === null ? ', version not recorded' : `, version ${entry.wordingVersion}`;
  return [
    `${METHODS[entry.method] ?? entry.method}${form}${entry.decidedOn ? `, dated ${showDate(entry.decidedOn)}` : ', no date'}.`,
    entry.askedOn ? `Asked ${showDate(entry.askedOn)}.` : '',
    entry.validUntil ? `Until ${showDate(entry.validUntil)}.` : '',
    entry.replacesUnrecorded ? 'Replaces the old no.' : '',
    entry.entry === 'correction' ? 'A correction.' : '',
    entry.evidence ? `Evidence: ${entry.evidence}.` : '',
    by,
  ]
    .filter(Boolean)
    .join(' ');
}
