import { useId, useState } from 'react';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId, DoseId, MedicineId, StaffId, StockId } from '#shared/domain/ids.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import { bornWords } from '#shared/features/children/told-apart.rules.ts';
import {
  doseWords,
  GIVING_WORDS,
  type Giving,
  medicineName,
  ROUTE_WORDS,
} from '#shared/features/medicines/medicines.model.ts';
import { useCall } from '../../api/call.ts';
import { Answer, Banner, ChildPhoto, Dialog } from '../../ui/index.ts';
import { DoseForm, type Seen } from './DoseForm.tsx';
import styles from './Medicines.module.css';
import { momentOf, useMoment } from './MomentFields.tsx';

export interface DoseOf {
  readonly childId: ChildId;
  readonly medicineId: MedicineId;
  readonly slot: ClockTime | null;
  /** A wrong entry that this one takes the place of. */
  readonly corrects?: DoseId;
}
/** What a person has chosen so far; null: as agreed. */
export interface DoseDraft {
  readonly amount: number | null;
  readonly how: Giving | null;
  readonly packId: StockId | null;
  readonly givenBy: StaffId | null;
}

/** One dose: what stands against it, the face, what is agreed; Enter says that this is the child and that it was given. */
export function DoseDialog({
  of,
  onClose,
  onNotGiven,
}: {
  readonly of: DoseOf;
  readonly onClose: () => void;
  readonly onNotGiven?: () => void;
}) {
  const form = useId();
  const [when, setWhen] = useMoment();
  const [draft, setDraft] = useState<DoseDraft>({ amount: null, how: null, packId: null, givenBy: null });
  const moment = momentOf(when);
  const seen = useCall(
    'medicines.beforeDose',
    {
      ...{ childId: of.childId, medicineId: of.medicineId, at: moment ?? 'now', slot: of.slot },
      ...{ amount: draft.amount, how: draft.how, packId: draft.packId, corrects: of.corrects ?? null },
    },
    { keepPrevious: true, enabled: moment !== null },
  );
  return (
    <Dialog
      title={of.corrects ? 'Correct a dose' : 'Give a dose'}
      isOpen
      onClose={onClose}
      draft={[when, draft]}
      size="l"
    >
      <Answer of={seen} loading="Looking at what was agreed">
        {(found) => (
          <>
            <Face seen={found} />
            <DoseForm
              id={form}
              of={of}
              seen={found}
              isOld={seen.isPlaceholderData || moment === null}
              when={when}
              onWhen={setWhen}
              draft={draft}
              onDraft={setDraft}
              onClose={onClose}
              {...(onNotGiven ? { onNotGiven } : {})}
            />
          </>
        )}
      </Answer>
    </Dialog>
  );
}

function Face({ seen }: { readonly seen: Seen }) {
  const { child, medicine, stops, slot, plan } = seen;
  const { terms } = medicine.current;
  return (
    <div className={styles.part}>
      {stops.length > 0 && (
        <div className={styles.stops} role="alert">
          {stops.map(({ code, words, mayOverride }) => (
            <Banner
              key={code}
              tone={mayOverride ? 'watch' : 'serious'}
              title={mayOverride ? 'Stop and ask.' : 'Do not give it.'}
            >
              {words}
            </Banner>
          ))}
        </div>
      )}
      <div className={styles.who}>
        <div className={styles.face}>
          <ChildPhoto
            url={child.photoUrl?.replace(/thumb$/, 'full') ?? null}
            name={child.name}
            size="fill"
            alt={child.name}
          />
        </div>
        <div className={styles.words}>
          <h3>{child.name}</h3>
          <p>{[child.className || 'no class', bornWords(child.born)].join(', ')}</p>
          <p className={styles.dose}>
            {medicineName(terms)}: {doseWords(terms)}
            {slot === null ? '' : ` at ${slot}`}
          </p>
          <p>
            {ROUTE_WORDS[terms.route]}. {GIVING_WORDS[terms.giving]}.{terms.label && ` Label: ${terms.label}.`}
          </p>
          {terms.precautions && <p>Take care: {terms.precautions}</p>}
          <p className={styles.soft}>
            {medicine.last
              ? `Last dose ${medicine.last.atHome ? 'at home ' : ''}${showDateTime(medicine.last.at)}.`
              : 'No dose recorded before.'}{' '}
            {plan ? `Signed plan: ${plan.title}.` : 'No signed plan held.'}
          </p>
        </div>
      </div>
    </div>
  );
}
