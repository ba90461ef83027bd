import { Plus, Wind } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { ATTENTION_WORDS } from '#shared/features/medicines/attention.rules.ts';
import { doseWords, medicineName, quantityWords, whenWords } from '#shared/features/medicines/medicines.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Badge, Button, Card } from '../../ui/index.ts';
import { AgreementDialog } from './AgreementDialog.tsx';
import { DoseDialog } from './DoseDialog.tsx';
import { HomeDoseDialog, NotGivenDialog } from './EntryDialogs.tsx';
import { InhalerDialog } from './InhalerDialog.tsx';
import { InhalerUses } from './InhalerUses.tsx';
import styles from './Medicines.module.css';

type Found = CallOutput<'medicines.child'>;
type One = Found['medicines'][number];
type Open = { readonly kind: 'agree' | 'inhaler' } | { readonly kind: 'give' | 'not' | 'home'; readonly one: One };

/** A child's medicines in the record: what is agreed, how much is there, the last dose; and what is done with them. */
export function MedicinesSection({ childId, name }: { readonly childId: ChildId; readonly name: string }) {
  const asked = useCall('medicines.child', { childId });
  const mayWrite = useCan('medical.write');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Card>
      <div className={styles.head}>
        <h2>Medicines</h2>
        {mayWrite && (
          <Button icon={Plus} tone="primary" onPress={() => setOpen({ kind: 'agree' })}>
            Add an agreement
          </Button>
        )}
        <Button icon={Wind} onPress={() => setOpen({ kind: 'inhaler' })}>
          School’s inhaler used
        </Button>
      </div>
      <Answer of={asked}>
        {(found) => (
          <>
            {found.medicines.length === 0 && <p>No medicine is agreed for this child.</p>}
            <ul className={styles.list} aria-label="Medicines agreed">
              {found.medicines.map((one) => (
                <MedicineLine key={one.medicineId} childId={childId} one={one} onOpen={setOpen} />
              ))}
            </ul>
            {found.ended.length > 0 && (
              <>
                <h3>Ended</h3>
                <ul className={styles.list} aria-label="Agreements that ended">
                  {found.ended.map((one) => (
                    <MedicineLine key={one.medicineId} childId={childId} one={one} />
                  ))}
                </ul>
              </>
            )}
            <InhalerUses childId={childId} uses={found.inhaler} />
            {open?.kind === 'agree' && (
              <AgreementDialog childId={childId} name={name} givers={found.givers} onClose={close} />
            )}
            {open?.kind === 'inhaler' && (
              <InhalerDialog childId={childId} name={name} staff={found.staff} me={found.me} onClose={close} />
            )}
            {open && 'one' in open && <OneDialog childId={childId} name={name} open={open} onOpen={setOpen} />}
          </>
        )}
      </Answer>
    </Card>
  );
}

function OneDialog({
  childId,
  name,
  open: { kind, one },
  onOpen,
}: {
  readonly childId: ChildId;
  readonly name: string;
  readonly open: Extract<Open, { readonly one: One }>;
  readonly onOpen: (open: Open | null) => void;
}) {
  const of = { childId, medicineId: one.medicineId, slot: null };
  const named = { ...of, name: `${name}: ${medicineName(one.current.terms)}`, onClose: () => onOpen(null) };
  if (kind === 'not') return <NotGivenDialog {...named} />;
  if (kind === 'home') return <HomeDoseDialog {...named} />;
  return <DoseDialog of={of} onClose={named.onClose} onNotGiven={() => onOpen({ kind: 'not', one })} />;
}

/** Without `onOpen` it is one that ended: it can be looked at only. */
function MedicineLine({
  childId,
  one,
  onOpen,
}: {
  readonly childId: ChildId;
  readonly one: One;
  readonly onOpen?: (open: Open) => void;
}) {
  const { terms } = one.current;
  const medicine = medicineName(terms);
  return (
    <li className={styles.words}>
      <p>
        <b>{medicine}</b>: {doseWords(terms)} {whenWords(terms)}{' '}
        {one.notices.map(({ kind, words }) => (
          <Badge key={kind + words} tone={kind === 'expired' || kind === 'out' ? 'serious' : 'watch'}>
            {`${ATTENTION_WORDS[kind]}: ${words}`}
          </Badge>
        ))}
      </p>
      <p className={styles.soft}>
        {one.packs.length === 0
          ? 'No pack received.'
          : `${quantityWords(one.balance, terms.counted ? terms.unit : 'pack')} left.`}{' '}
        {one.last
          ? `Last dose ${one.last.atHome ? 'at home ' : ''}${showDateTime(one.last.at)}.`
          : 'No dose recorded before.'}
        {one.notBefore && ` Next not before ${showDateTime(one.notBefore)}.`}
      </p>
      <span className={styles.head}>
        {onOpen && (
          <>
            <Button tone="primary" aria-label={`Give ${medicine}`} onPress={() => onOpen({ kind: 'give', one })}>
              Give
            </Button>
            <Button aria-label={`Not given: ${medicine}`} onPress={() => onOpen({ kind: 'not', one })}>
              Not given
            </Button>
            <Button aria-label={`Dose at home: ${medicine}`} onPress={() => onOpen({ kind: 'home', one })}>
              Dose at home
            </Button>
          </>
        )}
        <Button
          aria-label={`Open ${medicine}`}
          onPress={() => go({ name: 'medicine', childId, medicineId: one.medicineId })}
        >
          Open
        </Button>
      </span>
    </li>
  );
}
