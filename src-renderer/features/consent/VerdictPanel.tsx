import { CaptionsOff, Check, ImageUp, UserMinus, X } from 'lucide-react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import { FLAG_NAMES } from '#shared/features/children/children.model.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { PHOTO_INSTRUCTION_WORDS, REASON_WORDS } from '#shared/features/consent/consent.model.ts';
import { Button, ChildPhoto, cx, ErrorState } from '../../ui/index.ts';
import styles from './Consent.module.css';
import { ChildWords } from './RegisterGrid.tsx';

type Checked = CallOutput<'consent.check'>;
type Verdict = Checked['verdicts'][number];
type Blocker = Verdict['blockers'][number];

/** Yes or no, first and large, for each purpose; then who blocks, and what would make it possible. */
export function VerdictPanel({
  count,
  check,
  ready,
  asked,
  onTakeOut,
  onNoNames,
  onUse,
}: {
  readonly count: number;
  readonly check: {
    readonly data: Checked | undefined;
    readonly error: { readonly message: string } | null;
    readonly refetch: () => unknown;
  };
  readonly ready: boolean;
  readonly asked: boolean;
  readonly onTakeOut: () => void;
  readonly onNoNames: () => void;
  /** Absent where a role may not record. */
  readonly onUse?: (purposes: readonly Verdict['purpose'][]) => void;
}) {
  if (check.error) return <ErrorState message={check.error.message} onRetry={check.refetch} />;
  if (!ready || !check.data) {
    return (
      <div className={cx(styles.verdict, styles['verdict-hollow'])} role="status">
        <div>
          <strong>Not checked yet</strong>
          <p>{asked ? 'Press the faces of the children in the picture.' : 'Choose what the picture is for.'}</p>
        </div>
      </div>
    );
  }
  const { verdicts } = check.data;
  const blocked = verdicts.filter(({ blockers }) => blockers.length > 0);
  const namesBlock = verdicts.some((one) => one.namesBlock);
  const free = verdicts.filter((one) => one.blockers.length === 0 && !one.namesBlock).map(({ purpose }) => purpose);
  return (
    <div className={styles.panel}>
      <div role="status" className={styles.panel}>
        {verdicts.map((verdict) => (
          <VerdictBlock key={verdict.purpose.purposeId} verdict={verdict} count={count} />
        ))}
      </div>
      {onUse && free.length > 0 && (
        <Button tone="primary" icon={ImageUp} onPress={() => onUse(free)}>
          Use it for: {free.map(({ name }) => name).join(', ')}
        </Button>
      )}
      {blocked.map(({ purpose, blockers }) => (
        <section key={purpose.purposeId} aria-label={`Who may not be shown: ${purpose.name}`}>
          <ul className={styles.plainList}>
            {blockers.map((blocker) => (
              <li key={blocker.child.childId} className={styles.blocker}>
                <ChildPhoto url={blocker.child.photoUrl} name={blocker.child.name} />
                <div>
                  <ChildWords child={blocker.child} plain />
                  <span className={styles.soft}>
                    <b>Not for {purpose.name}.</b> {whyWords(blocker)}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {(blocked.length > 0 || namesBlock) && (
        <>
          <h3>What would make it possible</h3>
          {namesBlock && (
            <>
              <p>No names: nothing that tells a child’s full name stands with the picture.</p>
              <Button tone="primary" icon={CaptionsOff} onPress={onNoNames}>
                Leave the full names away
              </Button>
            </>
          )}
          {blocked.length > 0 && (
            <>
              <p>{wayOut(blocked.flatMap((one): readonly Blocker[] => one.blockers))}</p>
              <Button tone="primary" icon={UserMinus} onPress={onTakeOut}>
                Take out and check again
              </Button>
            </>
          )}
        </>
      )}
    </div>
  );
}

function VerdictBlock({ verdict, count }: { readonly verdict: Verdict; readonly count: number }) {
  const no = verdict.blockers.length;
  if (no === 0 && verdict.namesBlock) {
    return (
      <div className={cx(styles.verdict, styles['verdict-no'])}>
        <X aria-hidden="true" />
        <div>
          <strong>Not with full names: {verdict.purpose.name}</strong>
          <p>{count === 1 ? 'The child may be shown there' : `All ${count} may be shown there`} without full names.</p>
        </div>
      </div>
    );
  }
  return no > 0 ? (
    <div className={cx(styles.verdict, styles['verdict-no'])}>
      <X aria-hidden="true" />
      <div>
        <strong>Not for: {verdict.purpose.name}</strong>
        <p>
          {no} of {count} may not be shown there.
        </p>
        {verdict.namesBlock && <p>Nor may full names stand with it.</p>}
      </div>
    </div>
  ) : (
    <div className={cx(styles.verdict, styles['verdict-yes'])}>
      <Check aria-hidden="true" />
      <div>
        <strong>Yes: {verdict.purpose.name}</strong>
        <p>{count === 1 ? 'The child may be shown there.' : `All ${count} may be shown there.`}</p>
        {verdict.conditions.map((condition) => (
          <p key={condition}>
            <b>{condition}.</b>
          </p>
        ))}
      </div>
    </div>
  );
}

function whyWords(blocker: Blocker): string {
  if (!('effective' in blocker)) return PHOTO_INSTRUCTION_WORDS[blocker.instruction];
  const { effective, stoppedBy } = blocker;
  const why = [REASON_WORDS[effective.reason]];
  if (stoppedBy.length > 0) why.push(`${stoppedBy.map((flag) => FLAG_NAMES[flag]).join(', ')}.`);
  if (effective.decidedOn) why.push(`${showDate(effective.decidedOn)}.`);
  return why.join(' ');
}

/** Leaving out always helps; asking helps only where nobody has decided. */
function wayOut(blockers: readonly Blocker[]): string {
  const all = new Set(blockers.map(({ child }) => child.childId));
  const askable = new Set(
    blockers
      .filter((one) => ('effective' in one ? one.askable : one.instruction === 'ask-office'))
      .map(({ child }) => (child.apart === null ? child.name : oneLine(child))),
  );
  const leave =
    all.size === 1 ? 'Leave this child out of the picture' : `Leave these ${all.size} children out of the picture`;
  if (askable.size === 0) return `${leave}.`;
  const canAsk = [...askable].join('; ');
  return all.size === 1
    ? `${leave}, or ask the parents of ${canAsk}, who have not answered.`
    : `${leave}. The parents of ${canAsk} have not answered and can be asked.`;
}
