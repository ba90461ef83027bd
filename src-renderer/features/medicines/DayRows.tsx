import { Ban, Check, Clock, ShieldCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { showDateTime, showTime } from '#shared/domain/calendar-date.ts';
import type { MedicineChild } from '#shared/features/medicines/medicines.view.ts';
import { go } from '../../app/router.ts';
import { Badge, Button, ChildPhoto } from '../../ui/index.ts';
import { type Day, type DueOf, nameOf } from './day-row.ts';
import { doseLine } from './dose-words.ts';
import styles from './Medicines.module.css';

type Due = Day['due'][number];

/** A face, whose it is, and what is to say; the buttons at the end. */
export function PersonRow({
  child,
  children,
  buttons,
}: {
  readonly child: MedicineChild;
  readonly children: ReactNode;
  readonly buttons?: ReactNode;
}) {
  return (
    <li className={styles.row}>
      <ChildPhoto url={child.photoUrl} name={child.name} size="m" />
      <div className={styles.words}>
        <p>
          <b>{child.name}</b>, {[child.className || 'no class', child.apart].filter(Boolean).join(', ')}
        </p>
        {children}
      </div>
      {buttons && <div className={styles.buttons}>{buttons}</div>}
    </li>
  );
}

export function StateBadge({ state, at }: Pick<Due, 'state' | 'at'>) {
  const time = at === null ? '' : ` ${showTime(at)}`;
  switch (state) {
    case 'given':
      return <Badge tone="fine" icon={Check}>{`Given${time}`}</Badge>;
    case 'refused':
      return <Badge tone="watch" icon={Ban}>{`Refused${time}`}</Badge>;
    case 'not-given':
      return <Badge tone="watch" icon={Ban}>{`Not given${time}`}</Badge>;
    case 'late':
      return (
        <Badge tone="serious" icon={TriangleAlert}>
          Late
        </Badge>
      );
    case 'due':
      return (
        <Badge tone="brand" icon={Clock}>
          Due
        </Badge>
      );
    case 'later':
      return <Badge tone="hollow">Later</Badge>;
  }
}

const Controlled = () => (
  <Badge tone="know" icon={ShieldCheck}>
    Controlled: two people
  </Badge>
);

export function DueRow({
  row,
  onGive,
  onNotGiven,
}: {
  readonly row: Due;
  readonly onGive: (of: DueOf) => void;
  readonly onNotGiven: (of: DueOf) => void;
}) {
  const of = { childId: row.child.childId, medicineId: row.medicineId, slot: row.slot, name: nameOf(row) };
  const isOpen = row.state === 'due' || row.state === 'late' || row.state === 'later';
  return (
    <PersonRow
      child={row.child}
      buttons={
        <>
          <StateBadge state={row.state} at={row.at} />
          {isOpen && (
            <>
              <Button
                tone={row.state === 'later' ? 'plain' : 'primary'}
                aria-label={`Give ${of.name}`}
                onPress={() => onGive(of)}
              >
                Give
              </Button>
              <Button aria-label={`Not given: ${of.name}`} onPress={() => onNotGiven(of)}>
                Not given
              </Button>
            </>
          )}
        </>
      }
    >
      <p>
        <b className={styles.numbers}>{row.slot}</b> {row.medicine}: {row.dose}
      </p>
      <p className={styles.soft}>
        {row.place} {row.controlled && <Controlled />}
      </p>
    </PersonRow>
  );
}

export function AsNeededRow({
  row,
  onGive,
}: {
  readonly row: Day['asNeeded'][number];
  readonly onGive: (of: DueOf) => void;
}) {
  const of = { childId: row.child.childId, medicineId: row.medicineId, slot: null, name: nameOf(row) };
  return (
    <PersonRow
      child={row.child}
      buttons={
        <>
          {row.notBefore && <Badge tone="watch" icon={Clock}>{`Not before ${showDateTime(row.notBefore)}`}</Badge>}
          <Button tone={row.notBefore ? 'plain' : 'primary'} aria-label={`Give ${of.name}`} onPress={() => onGive(of)}>
            Give
          </Button>
        </>
      }
    >
      <p>
        {row.medicine}: {row.dose}, for {row.reason}
      </p>
      <p className={styles.soft}>
        {row.place}.{' '}
        {row.last
          ? `Last dose ${row.last.atHome ? 'at home ' : ''}${showDateTime(row.last.at)}.`
          : 'No dose recorded before.'}{' '}
        {row.controlled && <Controlled />}
      </p>
    </PersonRow>
  );
}

export function LogRow({ row }: { readonly row: Day['log'][number] }) {
  const { child, dose, medicine } = row;
  return (
    <PersonRow
      child={child}
      buttons={
        <>
          {dose.counts && dose.outcome !== 'home' && (
            <Button
              aria-label={`Note about ${nameOf(row)}, ${showTime(dose.at)}`}
              onPress={() =>
                go({ name: 'medicine-note', childId: child.childId, about: { kind: 'dose', doseId: dose.doseId } })
              }
            >
              Note home
            </Button>
          )}
          <Button
            aria-label={`Open ${nameOf(row)}`}
            onPress={() => go({ name: 'medicine', childId: child.childId, medicineId: row.medicineId })}
          >
            Open
          </Button>
        </>
      }
    >
      <p className={dose.counts ? undefined : styles.struck}>
        <b className={styles.numbers}>{showTime(dose.at)}</b> {medicine}: {doseLine(dose, row.unit)}
      </p>
      <p className={styles.soft}>
        {dose.counts ? '' : 'Corrected: it counts no more. '}Recorded by {dose.recordedBy}.
      </p>
    </PersonRow>
  );
}
