import { useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { DoseId } from '#shared/domain/ids.ts';
import type { Dose } from '#shared/features/medicines/medicines.view.ts';
import { useCall } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { Answer, Badge, Button } from '../../ui/index.ts';
import { DoseDialog } from './DoseDialog.tsx';
import { doseLine } from './dose-words.ts';
import { TellDialog } from './EntryDialogs.tsx';
import styles from './Medicines.module.css';
import type { MedicineRecord } from './StockDialogs.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';

type Open = { readonly kind: 'tell' | 'back' | 'correct'; readonly dose: Dose };

/** Every entry about doses, newest first, thirty at a time; what was corrected is struck through and stays. */
export function DoseHistory({ record, name }: { readonly record: MedicineRecord; readonly name: string }) {
  const [before, setBefore] = useState<DoseId | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const { childId } = record.child;
  const { medicineId, current, doses: count } = record.medicine;
  const asked = useCall('medicines.doses', { childId, medicineId, before }, { keepPrevious: true });
  const close = () => setOpen(null);
  const one = { childId, medicineId, name, onClose: close };
  return (
    <>
      <div className={styles.head}>
        <h2>Doses</h2>
        <span className={styles.soft}>{count} taken in all</span>
      </div>
      <Answer of={asked}>
        {({ doses, unit, older }) => (
          <>
            {doses.length === 0 && <p>No dose is recorded yet.</p>}
            <ol className={styles.list} aria-label="Doses, newest first">
              {doses.map((dose) => (
                <li key={dose.doseId} className={styles.words}>
                  <p className={dose.counts ? undefined : styles.struck}>
                    <b className={styles.numbers}>{showDateTime(dose.at)}</b> {doseLine(dose, unit)}
                  </p>
                  <p className={styles.soft}>
                    Version {dose.version}. Recorded by {dose.recordedBy}, {showDateTime(dose.recordedAt)}.{' '}
                    {!dose.counts && dose.entry !== 'taken-back' && <Badge tone="hollow">Corrected</Badge>}
                  </p>
                  {dose.counts && (
                    <span className={styles.head}>
                      {dose.outcome === 'given' && (
                        <Button
                          aria-label={`Correct the dose of ${showDateTime(dose.at)}`}
                          onPress={() => setOpen({ kind: 'correct', dose })}
                        >
                          Correct
                        </Button>
                      )}
                      <Button
                        aria-label={`Take back the entry of ${showDateTime(dose.at)}`}
                        onPress={() => setOpen({ kind: 'back', dose })}
                      >
                        Take back
                      </Button>
                      {dose.outcome !== 'home' && (
                        <>
                          {dose.told === null && (
                            <Button
                              aria-label={`Parent told of ${showDateTime(dose.at)}`}
                              onPress={() => setOpen({ kind: 'tell', dose })}
                            >
                              Parent told
                            </Button>
                          )}
                          <Button
                            aria-label={`Note about the entry of ${showDateTime(dose.at)}`}
                            onPress={() =>
                              go({ name: 'medicine-note', childId, about: { kind: 'dose', doseId: dose.doseId } })
                            }
                          >
                            Note home
                          </Button>
                        </>
                      )}
                    </span>
                  )}
                </li>
              ))}
            </ol>
            <p className={styles.head}>
              {before !== null && <Button onPress={() => setBefore(null)}>Newest</Button>}
              {older !== null && <Button onPress={() => setBefore(older)}>Older</Button>}
            </p>
          </>
        )}
      </Answer>
      {open?.kind === 'tell' && <TellDialog {...one} doseId={open.dose.doseId} />}
      {open?.kind === 'back' && (
        <TakeBackDialog
          {...one}
          doseId={open.dose.doseId}
          controlled={current.terms.controlled && open.dose.outcome === 'given'}
          staff={record.staff}
          me={record.me}
        />
      )}
      {open?.kind === 'correct' && (
        <DoseDialog of={{ childId, medicineId, slot: open.dose.slot, corrects: open.dose.doseId }} onClose={close} />
      )}
    </>
  );
}
