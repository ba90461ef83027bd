import type { ReactNode } from 'react';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import {
  doseWords,
  END_REASON_WORDS,
  FORM_WORDS,
  GIVING_WORDS,
  HEAD_WORDS,
  minutesWords,
  ROUTE_WORDS,
  STORAGE_WORDS,
  type Terms,
  whenWords,
} from '#shared/features/medicines/medicines.model.ts';
import type { MedicineVersion } from '#shared/features/medicines/medicines.view.ts';
import { DescriptionList } from '../../ui/index.ts';
import styles from './Medicines.module.css';

const METHOD = { paper: 'paper form', 'e-form': 'electronic form', letter: 'letter or e-mail' } as const;
const limits = ({ minMinutes, most, noLimit }: Terms): string =>
  [
    minMinutes !== null && `${minutesWords(minMinutes)} between doses`,
    most && `at most ${most.doses} ${most.within === 'day' ? 'on one day' : 'in 24 hours'}`,
    noLimit && `no limit: ${noLimit}`,
  ]
    .filter(Boolean)
    .join(', ');

/** What is agreed now, in full; the versions before it in a line each, with who changed what. */
export function Versions({
  versions,
  children,
}: {
  readonly versions: readonly MedicineVersion[];
  /** What was signed: it comes before what was typed from it. */
  readonly children?: ReactNode;
}) {
  const [current, ...earlier] = versions;
  if (!current) return null;
  const { terms } = current;
  return (
    <>
      <h2>{current.state === 'agreed' ? 'Agreed' : 'Was agreed'}</h2>
      {children}
      <DescriptionList
        facts={[
          { term: 'Dose', value: `${doseWords(terms)} ${whenWords(terms)}. ${ROUTE_WORDS[terms.route]}.` },
          { term: 'Label', value: terms.label },
          { term: 'Limits', value: limits(terms) },
          { term: 'Form', value: FORM_WORDS[terms.form] },
          {
            term: 'Kind',
            value: `${terms.prescribed ? 'Prescribed' : 'Not prescribed'}${terms.controlled ? ', controlled drug' : ''}`,
          },
          { term: 'Who gives it', value: GIVING_WORDS[terms.giving] },
          { term: 'Kept', value: [STORAGE_WORDS[terms.storage], terms.place].filter(Boolean).join(', ') },
          {
            term: 'From',
            value: `${showDate(terms.startsOn)}${terms.endsOn ? ` until ${showDate(terms.endsOn)}` : ''}`,
          },
          { term: 'Expiry on the form', value: terms.expires && showDate(terms.expires) },
          { term: 'Precautions', value: terms.precautions },
          { term: 'Side effects', value: terms.sideEffects },
          { term: 'In an emergency', value: terms.emergency },
          {
            term: 'Agreed by',
            value: `${[current.parentName, current.relationship].filter(Boolean).join(', ') || 'a parent'}, ${METHOD[current.method]} of ${showDate(current.agreedOn)}`,
          },
          { term: 'Paper kept', value: current.evidence },
          {
            term: 'Head',
            value:
              current.head.state === 'agreed'
                ? `Agreed: ${current.head.by}${current.head.on ? `, ${showDate(current.head.on)}` : ''}`
                : HEAD_WORDS[current.head.state],
          },
        ]}
      />
      <p className={styles.soft}>{said(current)}</p>
      {earlier.length > 0 && (
        <>
          <h3>Before</h3>
          <ol className={styles.list} aria-label="Versions before">
            {earlier.map((version) => (
              <li key={version.versionId} className={styles.words}>
                <p>
                  Version {version.version}: {doseWords(version.terms)} {whenWords(version.terms)}
                  {limits(version.terms) && `. ${limits(version.terms)}`}
                </p>
                <p className={styles.soft}>{said(version)}</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

const said = ({ version, state, endReason, words, recordedAt, recordedBy }: MedicineVersion): string =>
  [
    `Version ${version}, recorded by ${recordedBy || 'somebody not on the list any more'}, ${showDateTime(recordedAt)}`,
    state === 'ended' && `Ended: ${endReason ? END_REASON_WORDS[endReason] : 'reason not recorded'}`,
    words,
  ]
    .filter(Boolean)
    .join('. ');
