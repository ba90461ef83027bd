import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { formWarnings } from '#shared/features/consent/form-warnings.rules.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { fieldError, formError } from '../../../api/failure.ts';
import { Answer, Button, Card, ChildPhoto, cx, Form, leaving } from '../../../ui/index.ts';
import { FormAnswers } from '../FormAnswers.tsx';
import { saysNothing, signerOf, whatIsMissing } from '../form-said.ts';
import styles from './Pile.module.css';
import { setSaid, usePileWork } from './pile-work.ts';

type Asked = CallOutput<'consent.pileForm'>;
const ICONS = { serious: CircleAlert, watch: TriangleAlert, know: Info } as const;

/** One form of the pile: what must be known of it, who signed, the lines. Enter saves, Escape leaves it. */
export function PileForm({
  childId,
  onTried,
  onSaved,
  onLeave,
}: {
  readonly childId: ChildId;
  /** Something is missing: the paper's fields say so too. */
  readonly onTried: (tried: boolean) => void;
  readonly onSaved: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const asked = useCall('consent.pileForm', { childId, printedId: usePileWork(({ printedId }) => printedId) });
  const leave = () => {
    if (saysNothing(usePileWork.getState().said.answers)) onLeave();
    else leaving(onLeave, { id: 'pile', words: 'the form that you have begun' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  };
  return (
    <Card>
      <div onKeyDownCapture={onKeyDown}>
        <Answer of={asked} loading="Loading the form">
          {(found) => <Filled found={found} onTried={onTried} onSaved={onSaved} onLeave={leave} />}
        </Answer>
      </div>
    </Card>
  );
}

function Filled({
  found,
  onTried,
  onSaved,
  onLeave,
}: {
  readonly found: Asked;
  readonly onTried: (tried: boolean) => void;
  readonly onSaved: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const form = useId();
  const { paper, said, printedId } = usePileWork();
  const save = useRef<HTMLButtonElement>(null);
  const [tried, setTried] = useState(false);
  const enter = useCommand('consent.enterForm');
  const { child } = found;
  const signer = signerOf(found, said);
  const warnings = formWarnings({
    ...{ stopped: found.stopped, givers: found.givers, enteredAt: found.enteredAt },
    ...{ signer: signer?.contactId ?? null, decidedOn: paper.decidedOn },
    // Our own form says itself which version it is.
    reworded: printedId !== null ? found.reworded : paper.wording === 'older' ? 'all' : [],
  });
  const submit = async () => {
    setTried(true);
    onTried(true);
    const lack = whatIsMissing(found, said, signer);
    if (!signer || paper.decidedOn === null || lack.lines.size > 0 || lack.replacing || saysNothing(said.answers))
      return;
    const result = await enter.run({
      ...{ childId: child.childId, contactId: signer.contactId, method: paper.method, decidedOn: paper.decidedOn },
      ...{
        askedOn: paper.askedOn,
        wording: paper.wording,
        evidence: paper.evidence,
        words: said.words,
        replacesUnrecorded: said.replaces,
      },
      printedId,
      answers: found.purposes.flatMap(({ purposeId }) => {
        const answer = said.answers[purposeId];
        return answer ? [{ purposeId, answer }] : [];
      }),
    });
    if (result.ok) onSaved(`${oneLine(child)}: entered.`);
  };
  return (
    <section aria-label={`Form of ${oneLine(child)}`} className={styles.form}>
      <header className={styles.who}>
        <ChildPhoto url={child.photoUrl} name={child.name} size="s" />
        <div>
          <h2>{oneLine(child)}</h2>
          {found.askedOn && <p className={styles.soft}>Our own form, sent out on {showDate(found.askedOn)}</p>}
        </div>
      </header>
      <div role="status">
        <ul className={styles.warnings}>
          {warnings.map(({ kind, tone, words }) => {
            const Icon = ICONS[tone];
            return (
              <li key={kind} className={cx(styles.warning, styles[tone])}>
                <Icon />
                <span>{words}</span>
              </li>
            );
          })}
        </ul>
      </div>
      <Form
        id={form}
        onSubmit={() => void submit()}
        error={formError(enter.error) ?? fieldError(enter.error, 'decidedOn') ?? fieldError(enter.error, 'askedOn')}
        actions={
          <>
            <Button ref={save} tone="primary" type="submit" isPending={enter.pending}>
              Save the form
            </Button>
            <Button onPress={onLeave}>Leave this form</Button>
          </>
        }
      >
        <FormAnswers found={found} said={said} tried={tried} onSaid={setSaid} onLast={() => save.current?.focus()} />
      </Form>
    </section>
  );
}
