import { CheckCheck, TriangleAlert, Undo2, Users } from 'lucide-react';
import { useState } from 'react';
import { showDate, showDateTime } from '#shared/domain/calendar-date.ts';
import { REASON_WORDS } from '#shared/features/consent/consent.model.ts';
import { FAULT_WORDS, isAboutNames, mustComeDown } from '#shared/features/consent/take-down.rules.ts';
import { END_WORDS, namedWords, type PictureUse, placeLine } from '#shared/features/consent/uses.model.ts';
import { useCommand } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { Button, Card, ChildPhoto, thenToScreen, toast } from '../../ui/index.ts';
import { EndUseDialog } from './EndUseDialog.tsx';
import styles from './Pictures.module.css';
import { ChildWords } from './RegisterGrid.tsx';
import { UseChildrenDialog } from './UseChildrenDialog.tsx';

/** One use of a picture: what, where, since when, who must not be shown there, and the tick when it is down. */
export function PictureUseCard({ use }: { readonly use: PictureUse }) {
  const [open, setOpen] = useState<'end' | 'who' | null>(null);
  const mayWrite = useCan('consent.write');
  const stillUp = useCommand('consent.useStillUp');
  const withoutNames = useCommand('consent.useWithoutNames');
  const noNames = async () => {
    const result = await withoutNames.run({ useId: use.useId });
    toast(
      result.ok ? 'Recorded: no full names stand with it.' : result.error.message,
      result.ok ? {} : { tone: 'problem' },
    );
  };
  const putBack = async () => {
    const result = await stillUp.run({ useId: use.useId });
    if (!result.ok) toast(result.error.message, { tone: 'problem' });
  };
  const named = `${use.picture}, ${placeLine(use)}`;
  return (
    <Card>
      <div className={styles.head}>
        <div>
          <p className={styles.title}>{use.picture}</p>
          <p>
            {[placeLine(use), `since ${showDate(use.since)}`, namedWords(use.named).toLowerCase()]
              .filter(Boolean)
              .join(', ')}
          </p>
          <p className={styles.soft}>
            For {use.purposes.map(({ name }) => name).join(', ')}. {use.children}{' '}
            {use.children === 1 ? 'child' : 'children'} in it. Recorded {by(use.recordedBy)}
            {showDateTime(use.recordedAt)}.
          </p>
        </div>
        <div className={styles.buttons}>
          <Button icon={Users} aria-label={`Who is in it: ${named}`} onPress={() => setOpen('who')}>
            Who is in it
          </Button>
          {mayWrite && use.end === null && (
            <Button
              icon={CheckCheck}
              {...(mustComeDown(use) ? { tone: 'primary' as const } : {})}
              data-return={`use-${use.useId}`}
              aria-label={`Taken down: ${named}`}
              onPress={() => setOpen('end')}
            >
              Taken down
            </Button>
          )}
          {mayWrite && use.end !== null && (
            <Button
              icon={Undo2}
              aria-label={`It is still up: ${named}`}
              onPress={() => thenToScreen(() => void putBack())}
            >
              It is still up
            </Button>
          )}
        </div>
      </div>
      {use.end && (
        <p>
          <b>{END_WORDS[use.end.state]}</b>, {showDate(use.end.doneOn)}
          {use.end.doneBy && `, by ${use.end.doneBy}`}. {use.end.words}{' '}
          <span className={styles.soft}>
            Ticked off {by(use.end.recordedBy)}
            {showDateTime(use.end.recordedAt)}.
          </span>
        </p>
      )}
      {use.faults.length > 0 && (
        <ul className={styles.faults} aria-label={`What is not allowed: ${named}`}>
          {use.faults.map(({ purpose, fault }) => (
            <li key={`${purpose.purposeId} ${fault}`}>
              <TriangleAlert aria-hidden="true" />
              <span>
                <b>{purpose.name}.</b> {FAULT_WORDS[fault]}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && use.faults.some(({ fault }) => isAboutNames(fault)) && (
        <p>
          <Button
            aria-label={`No full names stand with it: ${named}`}
            isDisabled={withoutNames.pending}
            onPress={() => thenToScreen(() => void noNames())}
          >
            No full names stand with it
          </Button>
        </p>
      )}
      {use.against.length > 0 && (
        <ul className={styles.against} aria-label={`Who must not be shown: ${named}`}>
          {use.against.map(({ child, purposes }) => (
            <li key={child.childId}>
              <ChildPhoto url={child.photoUrl} name={child.name} />
              <span>
                <ChildWords child={child} plain />
                {purposes.map(({ purpose, effective }) => (
                  <span key={purpose.purposeId} className={styles.soft}>
                    <b>Not for {purpose.name}.</b> {REASON_WORDS[effective.reason]}
                    {effective.decidedOn && ` ${showDate(effective.decidedOn)}.`}{' '}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {open === 'end' && <EndUseDialog use={use} onClose={() => setOpen(null)} />}
      {open === 'who' && <UseChildrenDialog use={use} onClose={() => setOpen(null)} />}
    </Card>
  );
}

const by = (name: string): string => (name === '' ? '' : `by ${name}, `);
