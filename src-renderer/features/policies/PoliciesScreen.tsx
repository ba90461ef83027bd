import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import {
  POLICIES,
  POLICY_NAMES,
  type Policy,
  type PolicyStep,
  STEP_NAMES,
  STEP_SOURCES,
} from '#shared/features/policies/policies.model.ts';
import { type StepNow, schoolYear, stepsNow } from '#shared/features/policies/policies.rules.ts';
import { useCall } from '../../api/call.ts';
import { go } from '../../app/router.ts';
import { Answer, Badge, Button, Page, PageHeader } from '../../ui/index.ts';
import { MedicinePlaces } from '../medicines/MedicinePlaces.tsx';
import styles from './Policies.module.css';
import { PolicyDialog } from './PolicyDialog.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';

type Desk = CallOutput<'policies.desk'>;

/** The yearly work on the allergy and the medical conditions policy: what is due, with where it comes from, and every year's record. */
export function PoliciesScreen() {
  const asked = useCall('policies.desk', {});
  const [open, setOpen] = useState<{ readonly policy: Policy; readonly step: PolicyStep } | null>(null);
  return (
    <Page>
      <MedicinePlaces here="policies" />
      <PageHeader
        title="Allergy desk"
        help={
          <>
            <p>Each line is done once a year. Press “Record” beside it, say how and when.</p>
            <p>A wrong entry stands under “Every year”: open the year and press “Take back” beside it.</p>
            <p>
              The sources stand beside the lines. Careboard does not say that the school complies with them: the final
              guidance was not seen.
            </p>
          </>
        }
      />
      <Answer of={asked} loading="Loading the desk">
        {(desk) => (
          <>
            {POLICIES.map((policy) => (
              <section key={policy} className={styles.part} aria-label={POLICY_NAMES[policy]}>
                <h2>{POLICY_NAMES[policy]}</h2>
                <ul className={styles.steps}>
                  {stepsNow(desk.entries, desk.today)
                    .filter((one) => one.policy === policy)
                    .map((one) => (
                      <Step key={one.step} one={one} onRecord={() => setOpen({ policy, step: one.step })} />
                    ))}
                </ul>
              </section>
            ))}
            <WithoutPlan desk={desk} />
            <Years desk={desk} />
            {open && <PolicyDialog {...open} today={desk.today} onClose={() => setOpen(null)} />}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Step({
  one: { policy, step, last, isDue, until },
  onRecord,
}: {
  readonly one: StepNow;
  readonly onRecord: () => void;
}) {
  return (
    <li className={styles.step}>
      <span>
        <b>{STEP_NAMES[step]}</b>{' '}
        {isDue ? (
          <Badge tone="watch">{last ? `Due since ${showDate(until ?? last.onDay)}` : 'Not recorded'}</Badge>
        ) : (
          <Badge tone="fine">{`Done, until ${until ? showDate(until) : ''}`}</Badge>
        )}{' '}
        {last && `${showDate(last.onDay)}: ${last.words}`}
        <p className={styles.soft}>{STEP_SOURCES[step]}</p>
      </span>
      <Button aria-label={`Record: ${POLICY_NAMES[policy]}, ${STEP_NAMES[step].toLowerCase()}`} onPress={onRecord}>
        Record
      </Button>
    </li>
  );
}

function WithoutPlan({ desk: { withoutPlan } }: { readonly desk: Desk }) {
  return (
    <section className={styles.part} aria-label="Children with an allergy and no care plan">
      <h2>Children with an allergy and no care plan: {withoutPlan.length}</h2>
      {withoutPlan.length === 0 && <p className={styles.soft}>Every child with a recorded allergy has a care plan.</p>}
      <ul className={styles.steps}>
        {withoutPlan.map((child) => (
          <li key={child.childId}>
            <Button data-return={child.childId} onPress={() => go({ name: 'child', childId: child.childId })}>
              {oneLine(child)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Years({ desk: { entries } }: { readonly desk: Desk }) {
  const [wrong, setWrong] = useState<Desk['entries'][number] | null>(null);
  if (entries.length === 0) return null;
  return (
    <section className={styles.part} aria-label="Every year">
      <h2>Every year</h2>
      {[...Map.groupBy(entries, ({ onDay }) => schoolYear(onDay))].map(([year, own]) => (
        <details key={year}>
          <summary>
            {year}: {own.length} recorded
          </summary>
          {own.map((entry) => (
            <p key={entry.entryId}>
              {showDate(entry.onDay)}: {POLICY_NAMES[entry.policy]}, {STEP_NAMES[entry.step].toLowerCase()}:{' '}
              {entry.words} ({entry.recordedBy}){' '}
              <Button
                aria-label={`Take back: ${POLICY_NAMES[entry.policy]}, ${STEP_NAMES[entry.step].toLowerCase()}, ${showDate(entry.onDay)}`}
                onPress={() => setWrong(entry)}
              >
                Take back
              </Button>
            </p>
          ))}
        </details>
      ))}
      {wrong && <TakeBackDialog entry={wrong} onClose={() => setWrong(null)} />}
    </section>
  );
}
