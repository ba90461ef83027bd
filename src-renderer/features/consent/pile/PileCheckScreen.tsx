import { CheckCheck, ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { EnteredFormId } from '#shared/domain/ids.ts';
import { useCall } from '../../../api/call.ts';
import { go, type ScreenOf } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import { Answer, Button, EmptyState, Page, PageHeader, thenToScreen } from '../../../ui/index.ts';
import { BlindForm } from './BlindForm.tsx';
import { CheckedForm } from './CheckedForm.tsx';
import { CountPapers } from './CountPapers.tsx';
import styles from './Pile.module.css';

type Sitting = CallOutput<'consent.sittings'>['sittings'][number];
type Papers = CallOutput<'consent.sittingToCheck'>;

/** Whose sitting is entered a second time; then its forms, one after the other, without what was entered first. */
export function PileCheckScreen({ screen: { of } }: { readonly screen: ScreenOf<'pile-check'> }) {
  return (
    <Page>
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go(of ? { name: 'pile-check' } : { name: 'pile' })}>
          {of ? 'Other sittings' : 'Pile of forms'}
        </Button>
      </TopBarActions>
      {of ? <Check of={of} /> : <Choose />}
    </Page>
  );
}

const HELP = (
  <>
    <p>A second entry finds slips of the first. Take the same pile and enter each form again, you or somebody else.</p>
    <p>You see what the form asks and not what was entered. Nothing is changed until a difference is decided.</p>
    <p>
      Count the papers first: a paper that was never entered has nothing to compare with, and only the count shows it.
    </p>
    <p>
      Where both read the same, the form is ticked off. Where not, look at the paper and say which reading is right.
    </p>
  </>
);

function Choose() {
  const asked = useCall('consent.sittings', {});
  return (
    <>
      <PageHeader title="Check by a second entry" subtitle="Forms entered in the last eight weeks" help={HELP} />
      <Answer
        of={asked}
        loading="Loading the sittings"
        isEmpty={({ sittings }) => sittings.length === 0}
        empty={
          <EmptyState icon={CheckCheck} title="Nothing to check">
            Nobody has entered a pile of forms in the last eight weeks.
          </EmptyState>
        }
      >
        {({ sittings }) => (
          <ul className={styles.papers} aria-label="Sittings">
            {sittings.map((sitting) => (
              <li key={`${sitting.day} ${sitting.staffId}`} className={styles.entered}>
                <div>
                  <b>
                    {sitting.name || 'Somebody'}, {showDate(sitting.day)}
                  </b>
                  <p className={styles.soft}>{sittingWords(sitting)}</p>
                </div>
                <Button
                  aria-label={`Check the forms of ${sitting.name}, ${showDate(sitting.day)}`}
                  onPress={() => go({ name: 'pile-check', of: { day: sitting.day, staffId: sitting.staffId } })}
                >
                  Check
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </>
  );
}

const sittingWords = ({ forms, checked, open }: Sitting): string =>
  [
    `${forms} ${forms === 1 ? 'form' : 'forms'}`,
    checked === 0 ? 'none checked' : checked === forms ? 'all checked' : `${checked} checked`,
    open > 0 && `${open} with a difference to decide`,
  ]
    .filter(Boolean)
    .join(', ');

function Check({ of }: { readonly of: NonNullable<ScreenOf<'pile-check'>['of']> }) {
  const asked = useCall('consent.sittingToCheck', of);
  const [formId, setFormId] = useState<EnteredFormId | null>(null);
  return (
    <Answer of={asked} loading="Loading the forms">
      {(papers) => (
        <>
          <PageHeader
            title="Check by a second entry"
            subtitle={`Forms entered by ${papers.name || 'somebody'} on ${showDate(of.day)}: ${progressWords(papers)}`}
            help={HELP}
          />
          <CountPapers papers={papers} />
          <ol className={styles.papers} aria-label="Forms of the sitting">
            {papers.forms.map((paper) => (
              <li key={paper.formId}>
                {formId === paper.formId ? (
                  <BlindForm
                    childId={paper.child.childId}
                    formId={paper.formId}
                    onLeave={() => thenToScreen(() => setFormId(null))}
                    onChecked={(differs) =>
                      thenToScreen(() => setFormId(differs ? null : nextOf(papers, paper.formId)))
                    }
                  />
                ) : (
                  <CheckedForm paper={paper} onEnter={() => setFormId(paper.formId)} />
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Answer>
  );
}

function progressWords({ forms }: Papers): string {
  const left = forms.filter(({ state }) => state === 'not-checked').length;
  const open = forms.filter(({ state }) => state === 'differs').length;
  if (left === 0 && open === 0) return 'all are checked.';
  return [left > 0 && `${left} of ${forms.length} to enter again`, open > 0 && `${open} to decide`]
    .filter(Boolean)
    .join(', ');
}

/** The next paper of the pile that was not entered again yet; null at its end. */
const nextOf = ({ forms }: Papers, after: EnteredFormId): EnteredFormId | null => {
  const at = forms.findIndex(({ formId }) => formId === after);
  return forms.slice(at + 1).find(({ state }) => state === 'not-checked')?.formId ?? null;
};
