import { Check, CircleHelp, X } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import { FLAG_NAMES } from '#shared/features/children/children.model.ts';
import { reasonWords } from '#shared/features/consent/consent.model.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { Answer, Button, cx, IconButton } from '../../ui/index.ts';
import { answerLook } from './answer-look.ts';
import styles from './Consent.module.css';
import { CorrectDialog } from './CorrectDialog.tsx';
import { DecideFlagDialog } from './DecideFlagDialog.tsx';
import { HistoryList } from './HistoryList.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { ChildWords, type ChosenCell } from './RegisterGrid.tsx';

export type History = CallOutput<'consent.history'>;
type Asked =
  | { readonly kind: 'record' }
  | { readonly kind: 'correct'; readonly entry: History['history'][number] }
  | { readonly kind: 'flag'; readonly flag: History['flags'][number]['flag'] };

const ICONS = { yes: Check, no: X, hollow: CircleHelp };

/** One answer, large, with its reason, everything that was ever said, and what can be done about it. */
export function CellPanel({ childId, purposeId, onClose }: ChosenCell & { readonly onClose: () => void }) {
  const history = useCall('consent.history', { childId, purposeId });
  return <Answer of={history}>{(found) => <Filled found={found} onClose={onClose} />}</Answer>;
}

function Filled({ found, onClose }: { readonly found: History; readonly onClose: () => void }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayWrite = useCan('consent.write');
  const mayDecide = useCan('flags.set');
  const { look, word } = answerLook(found.effective.answer, found.effective.reason);
  const Icon = ICONS[look];
  const close = () => setAsked(null);
  const withdrawn = { childId: found.child.childId, purposeId: found.purpose.purposeId };
  const isBiometric = found.purpose.kind === 'biometrics';
  const undecided = found.flags.filter(({ flag, decided }) => !decided && flag !== 'protected-address');
  return (
    <div className={styles.panel}>
      <div className={styles.panelHead}>
        <div>
          <h2>
            <ChildWords child={found.child} plain />
          </h2>
          <p className={styles.soft}>{found.purpose.name}</p>
        </div>
        <IconButton label="Close" icon={X} onPress={onClose} />
      </div>
      <div className={cx(styles.verdict, styles[`verdict-${look}`])} role="status">
        <Icon aria-hidden="true" />
        <div>
          <strong>{word}</strong>
          <p>{reasonWords(found.effective.reason, found.purpose.kind)}</p>
          {found.effective.decidedOn && <p>Since {showDate(found.effective.decidedOn)}</p>}
        </div>
      </div>
      {undecided.map(({ flag }) => (
        <p key={flag} className={styles.stop}>
          <b>{FLAG_NAMES[flag]}</b>
          {mayDecide && <Button onPress={() => setAsked({ kind: 'flag', flag })}>Decide</Button>}
        </p>
      ))}
      {isBiometric && found.effective.answer !== 'yes' && (
        <p className={styles.soft}>
          Offer this child another way, as the law asks. What the system holds of their biometrics has to be destroyed.
        </p>
      )}
      {mayWrite && (
        <div className={styles.buttons}>
          <Button tone="primary" onPress={() => setAsked({ kind: 'record' })}>
            Record a decision
          </Button>
          {found.effective.answer === 'yes' && !isBiometric && (
            <Button onPress={() => go({ name: 'withdrawal', ...withdrawn })}>
              {found.purpose.basis === 'consent' ? 'Withdraw' : 'Object'}
            </Button>
          )}
        </div>
      )}
      <h3>History</h3>
      <HistoryList
        child={found.child}
        entries={found.history}
        versions={found.versions}
        {...(mayWrite
          ? { onCorrect: (entry: History['history'][number]) => setAsked({ kind: 'correct', entry }) }
          : {})}
      />
      {asked?.kind === 'record' && <RecordDialog found={found} onClose={close} />}
      {asked?.kind === 'correct' && <CorrectDialog child={found.child} entry={asked.entry} onClose={close} />}
      {asked?.kind === 'flag' && <DecideFlagDialog childId={found.child.childId} flag={asked.flag} onClose={close} />}
    </div>
  );
}
