import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { CarePlanVersion, SignedPlanLook } from '#shared/features/medical/care-plan.contract.ts';
import { planChanges } from '#shared/features/medical/care-plan-lines.rules.ts';
import { Button } from '../../../ui/index.ts';
import { PlanViewer } from '../PlanViewer.tsx';
import styles from './CarePlan.module.css';
import { versionWords } from './plan-words.ts';

/** Every version, and what each changed; the signed plans of before. */
export function PlanVersions({
  plan: { versions, earlierSigned },
  shown,
  onShow,
}: {
  readonly plan: CallOutput<'medical.carePlan'>;
  readonly shown: CarePlanVersion | null;
  readonly onShow: (version: CarePlanVersion | null) => void;
}) {
  const [open, setOpen] = useState<SignedPlanLook | null>(null);
  if (versions.length === 0 && earlierSigned.length === 0) return null;
  return (
    <section className={styles.stack} aria-label="Versions">
      <h2>Versions</h2>
      <ul className={styles.list}>
        {versions.map((version, at) => {
          const isShown = shown ? shown.versionId === version.versionId : at === 0;
          return (
            <li key={version.versionId}>
              {versionWords(version)}.{version.why && ` Why: ${version.why}`}
              <Changes version={version} before={versions[at + 1]} />
              {!isShown && (
                <Button aria-label={`Read version ${version.number}`} onPress={() => onShow(at === 0 ? null : version)}>
                  {at === 0 ? 'Back to the newest' : 'Read it'}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {earlierSigned.length > 0 && <h3>Signed plans of before</h3>}
      <ul className={styles.list}>
        {earlierSigned.map((file) => (
          <li key={file.planId}>
            {file.title}, {file.signedOn ? `signed ${showDate(file.signedOn)}` : 'date of signature not recorded'}{' '}
            <Button aria-label={`Show ${file.title} of before`} onPress={() => setOpen(file)}>
              Show
            </Button>
          </li>
        ))}
      </ul>
      {open && <PlanViewer plan={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** What a version says otherwise than the one before it. */
function Changes({
  version,
  before,
}: {
  readonly version: CarePlanVersion;
  readonly before: CarePlanVersion | undefined;
}) {
  if (!before) return null;
  const changes = planChanges(before, version);
  if (changes.length === 0) return <p className={styles.soft}>Nothing in its words changed.</p>;
  return (
    <details>
      <summary>{`What changed: ${changes.map(({ label }) => label).join(', ')}`}</summary>
      <ul className={styles.list}>
        {changes.map(({ label, before: old, after }) => (
          <li key={label}>
            <b>{label}</b>
            <div className={styles.old}>Before: {old || 'not recorded'}</div>
            <div className={styles.old}>Now: {after || 'not recorded'}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}
