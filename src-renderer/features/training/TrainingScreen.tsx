import { GraduationCap, Plus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type TrainedPerson, type Training, trainingName } from '#shared/features/training/training.model.ts';
import { newestOfEach, trainedToday } from '#shared/features/training/training.rules.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { Answer, Button, EmptyState, Page, PageHeader } from '../../ui/index.ts';
import { MedicinePlaces } from '../medicines/MedicinePlaces.tsx';
import { Cell } from './Cell.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { RecordsDialog } from './RecordsDialog.tsx';
import styles from './Training.module.css';
import { TrainingDialog } from './TrainingDialog.tsx';

type List = CallOutput<'training.list'>;
type Open = 'person' | 'training' | TrainedPerson;

/** Who is trained for which device today, and every training with its review day. */
export function TrainingScreen() {
  const asked = useCall('training.list', {});
  const mayWrite = useCan('training.write');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Page>
      <MedicinePlaces here="training" />
      <PageHeader
        title="Training"
        actions={
          mayWrite && (
            <>
              <Button icon={UserPlus} onPress={() => setOpen('person')}>
                Add somebody without an account
              </Button>
              <Button icon={Plus} tone="primary" onPress={() => setOpen('training')}>
                Record a training
              </Button>
            </>
          )
        }
        help={
          <>
            <p>
              Record each training as on its paper: who, what, when, by whom, whether competent, and the review day.
            </p>
            <p>
              “Trained today” counts only those on the staff whose newest training is in date. For an adrenaline device
              a trainer device must have been handled. The emergency card shows the same names.
            </p>
            <p>
              A source asks for yearly training from September 2026 (Anaphylaxis UK, 2026); final guidance not seen.
            </p>
          </>
        }
      />
      <Answer
        of={asked}
        loading="Loading the trainings"
        isEmpty={({ people }) => people.length === 0}
        empty={
          <EmptyState icon={GraduationCap} title="No training is recorded">
            {mayWrite
              ? 'Press “Record a training” and choose the person. Midday staff and others without an account are added by name first.'
              : 'The office, the SENCo or a Lead records trainings here.'}
          </EmptyState>
        }
      >
        {(list) => (
          <>
            <Today list={list} />
            <Matrix list={list} onOpen={setOpen} />
            {open === 'training' && <TrainingDialog list={list} onClose={close} />}
            {typeof open === 'object' && open !== null && (
              <RecordsDialog
                person={list.people.find(({ personId }) => personId === open.personId) ?? open}
                today={list.today}
                mayWrite={mayWrite}
                onClose={close}
              />
            )}
          </>
        )}
      </Answer>
      {open === 'training' && asked.data?.people.length === 0 && <TrainingDialog list={asked.data} onClose={close} />}
      {open === 'person' && <PersonDialog onClose={close} />}
    </Page>
  );
}

function Today({ list: { people, today } }: { readonly list: List }) {
  return (
    <section className={styles.part} aria-label="Trained today">
      <h2>Trained today</h2>
      <dl className={styles.today}>
        {trainedToday(people, today).map((one) => (
          <div key={one.kind + one.what}>
            <dt>{trainingName(one)}</dt>
            <dd className={one.names.length === 0 ? styles.none : undefined}>
              {one.names.join(', ') || 'Nobody in date'}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Matrix({ list: { people, today }, onOpen }: { readonly list: List; readonly onOpen: (open: Open) => void }) {
  const here = people.filter(({ left }) => !left);
  const gone = people.filter(({ left }) => left);
  const columns = trainedToday(here, today);
  const same = (a: Pick<Training, 'kind' | 'what'>, b: Pick<Training, 'kind' | 'what'>) =>
    trainingName(a).toLowerCase() === trainingName(b).toLowerCase();
  return (
    <section className={styles.part} aria-label="Everybody">
      <h2>Everybody</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it */}
      <section className={styles.frame} tabIndex={0} aria-label="Trainings by person">
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              {columns.map((one) => (
                <th key={one.kind + one.what} scope="col">
                  {trainingName(one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {here.map((person) => {
              const newest = newestOfEach(person.records);
              return (
                <tr key={person.personId}>
                  <th scope="row">
                    <Button tone="quiet" aria-label={`Trainings of ${person.name}`} onPress={() => onOpen(person)}>
                      {person.name}
                    </Button>
                    <div className={styles.soft}>{person.label}</div>
                  </th>
                  {columns.map((column) => {
                    const record = newest.find((one) => same(one, column));
                    return (
                      <td key={column.kind + column.what}>{record ? <Cell record={record} today={today} /> : '–'}</td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {gone.length > 0 && (
        <p className={styles.soft}>Not on the staff any more: {gone.map(({ name }) => name).join(', ')}</p>
      )}
    </section>
  );
}
