import { Mail, Phone } from 'lucide-react';
import { useState } from 'react';
import { londonDay, showDateTime } from '#shared/domain/calendar-date.ts';
import { ATTENTION_WORDS } from '#shared/features/medicines/attention.rules.ts';
import { NOT_GIVEN_WORDS } from '#shared/features/medicines/medicines.model.ts';
import { go } from '../../app/router.ts';
import { Badge, Button } from '../../ui/index.ts';
import { PersonRow } from './DayRows.tsx';
import { type Day, nameOf } from './day-row.ts';
import { TellDialog } from './EntryDialogs.tsx';
import styles from './Medicines.module.css';

/** Whose parent is still to be told, and what has run out or goes out of date. Each row opens its place. */
export function AttentionList({ day: today, toTell, attention }: Pick<Day, 'day' | 'toTell' | 'attention'>) {
  const [telling, setTelling] = useState<Day['toTell'][number] | null>(null);
  return (
    <>
      <ul className={styles.list} aria-label="To see to">
        {toTell.map((row) => (
          <PersonRow
            key={row.dose.doseId}
            child={row.child}
            buttons={
              <>
                <Button
                  icon={Phone}
                  tone="primary"
                  data-return={`tell-${row.dose.doseId}`}
                  aria-label={`Parent told: ${nameOf(row)}`}
                  onPress={() => setTelling(row)}
                >
                  Parent told
                </Button>
                <Button
                  icon={Mail}
                  aria-label={`Note about ${nameOf(row)}`}
                  onPress={() =>
                    go({
                      ...{ name: 'medicine-note', childId: row.child.childId },
                      about: { kind: 'dose', doseId: row.dose.doseId },
                    })
                  }
                >
                  Note home
                </Button>
              </>
            }
          >
            <p>
              <Badge tone="serious">
                {londonDay(new Date(row.dose.at)) < today ? 'Parent not told the same day' : 'Tell the parent today'}
              </Badge>{' '}
              {row.medicine}, not given {showDateTime(row.dose.at)}
            </p>
            <p className={styles.soft}>
              {[row.dose.reason && NOT_GIVEN_WORDS[row.dose.reason], row.dose.words].filter(Boolean).join(': ')}
            </p>
          </PersonRow>
        ))}
        {attention.map((row) => (
          <PersonRow
            key={row.medicineId + row.notice.kind + row.notice.words}
            child={row.child}
            buttons={
              <>
                {row.notice.kind !== 'miscounted' && (
                  <Button
                    icon={Mail}
                    aria-label={`Note about ${nameOf(row)}: ${ATTENTION_WORDS[row.notice.kind]}`}
                    onPress={() =>
                      go({
                        ...{ name: 'medicine-note', childId: row.child.childId },
                        about: { kind: 'medicine', medicineId: row.medicineId },
                      })
                    }
                  >
                    Note home
                  </Button>
                )}
                <Button
                  aria-label={`Open ${nameOf(row)}: ${ATTENTION_WORDS[row.notice.kind]}`}
                  onPress={() => go({ name: 'medicine', childId: row.child.childId, medicineId: row.medicineId })}
                >
                  Open
                </Button>
              </>
            }
          >
            <p>
              <Badge tone={row.notice.kind === 'expired' || row.notice.kind === 'out' ? 'serious' : 'watch'}>
                {ATTENTION_WORDS[row.notice.kind]}
              </Badge>{' '}
              {row.medicine}, {row.notice.words}
            </p>
          </PersonRow>
        ))}
      </ul>
      {telling && (
        <TellDialog
          childId={telling.child.childId}
          medicineId={telling.medicineId}
          doseId={telling.dose.doseId}
          name={nameOf(telling)}
          onClose={() => setTelling(null)}
        />
      )}
    </>
  );
}
