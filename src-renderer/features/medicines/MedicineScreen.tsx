import { ArrowLeft, Mail } from 'lucide-react';
import { useState } from 'react';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { ATTENTION_WORDS } from '#shared/features/medicines/attention.rules.ts';
import { medicineName } from '#shared/features/medicines/medicines.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { back, go, type ScreenOf } from '../../app/router.ts';
import { Answer, Banner, Button, Card, Page, PageHeader } from '../../ui/index.ts';
import { AgreementDialog } from './AgreementDialog.tsx';
import { DoseHistory } from './DoseHistory.tsx';
import { EndDialog } from './EndDialog.tsx';
import styles from './Medicines.module.css';
import { PackLedgers } from './PackLedgers.tsx';
import { SignedForms } from './SignedForms.tsx';
import { CountDialog, type MedicineRecord, ReceiveDialog, TakeOutDialog } from './StockDialogs.tsx';
import { Versions } from './Versions.tsx';

type Open = 'change' | 'end' | 'receive' | 'out' | 'count';

/** One medicine of one child, whole: what is agreed and was before, every pack with its running balance, every dose. */
export function MedicineScreen({ screen: { childId, medicineId } }: { readonly screen: ScreenOf<'medicine'> }) {
  const asked = useCall('medicines.record', { childId, medicineId });
  return (
    <Page>
      <Answer of={asked} loading="Loading the medicine">
        {(record) => <Filled record={record} />}
      </Answer>
    </Page>
  );
}

function Filled({ record }: { readonly record: MedicineRecord }) {
  const [open, setOpen] = useState<Open | null>(null);
  const mayWrite = useCan('medical.write');
  const mayStock = useCan('medicines.stock');
  const { child, medicine } = record;
  const { childId } = child;
  const { medicineId, current } = medicine;
  const title = medicineName(current.terms);
  const name = `${oneLine(child)}: ${title}`;
  const props = { record, name, onClose: () => setOpen(null) };
  const agreed = current.state === 'agreed';
  return (
    <>
      <PageHeader
        title={title}
        subtitle={oneLine(child)}
        actions={
          <>
            <Button icon={ArrowLeft} onPress={back}>
              Back
            </Button>
            {medicine.notices.length > 0 && (
              <Button
                icon={Mail}
                onPress={() => go({ name: 'medicine-note', childId, about: { kind: 'medicine', medicineId } })}
              >
                Note home
              </Button>
            )}
            {mayWrite && agreed && <Button onPress={() => setOpen('end')}>End</Button>}
            {mayWrite && <Button onPress={() => setOpen('change')}>{agreed ? 'Change' : 'Agree again'}</Button>}
          </>
        }
        help={
          <>
            <p>Nothing here is overwritten: a change of the instructions, a count, a correction is a further entry.</p>
            <p>
              The balance follows from the entries. When it does not fit what is in the cupboard, count the stock and
              explain.
            </p>
          </>
        }
      />
      {medicine.notices.map(({ kind, words }) => (
        <Banner
          key={kind + words}
          tone={kind === 'expired' || kind === 'out' ? 'serious' : 'watch'}
          title={`${ATTENTION_WORDS[kind]}:`}
        >
          {words}
        </Banner>
      ))}
      {!agreed && (
        <Banner tone="know" title="This agreement is over.">
          {`Ended on ${showDate(londonDay(new Date(current.recordedAt)))}. Nothing is given on it any more.`}
        </Banner>
      )}
      <div className={styles.two}>
        <Card>
          <Versions versions={record.versions}>
            <SignedForms record={record} />
          </Versions>
        </Card>
        <div>
          <Card>
            <div className={styles.head}>
              <h2>Stock</h2>
              {mayStock && (
                <>
                  <Button tone="primary" onPress={() => setOpen('receive')}>
                    Received
                  </Button>
                  {record.packs.length > 0 && (
                    <>
                      <Button onPress={() => setOpen('out')}>Given back or wasted</Button>
                      <Button onPress={() => setOpen('count')}>Count</Button>
                    </>
                  )}
                </>
              )}
            </div>
            <PackLedgers record={record} name={name} mayCorrect={mayStock} />
          </Card>
          <Card>
            <DoseHistory record={record} name={name} />
          </Card>
        </div>
      </div>
      {open === 'receive' && <ReceiveDialog {...props} />}
      {open === 'out' && <TakeOutDialog {...props} />}
      {open === 'count' && <CountDialog {...props} />}
      {open === 'end' && (
        <EndDialog
          childId={childId}
          medicineId={medicineId}
          versionId={current.versionId}
          name={name}
          onClose={props.onClose}
        />
      )}
      {open === 'change' && <Change record={record} name={name} onClose={props.onClose} />}
    </>
  );
}

function Change({
  record,
  name,
  onClose,
}: {
  readonly record: MedicineRecord;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { childId } = record.child;
  const asked = useCall('medicines.child', { childId });
  if (!asked.data) return null;
  const { medicineId, current } = record.medicine;
  return (
    <AgreementDialog
      childId={childId}
      name={name}
      givers={asked.data.givers}
      changing={{ medicineId, version: current }}
      onClose={onClose}
    />
  );
}
