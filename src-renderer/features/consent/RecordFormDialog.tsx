import { Undo2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, DecisionId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { Method } from '#shared/features/consent/consent.model.ts';
import { useCall, useCommand } from '../../api/call.ts';
import { formError } from '../../api/failure.ts';
import { Answer, Button, Dialog, toast } from '../../ui/index.ts';
import {
  type FormAsked,
  type FormPaper,
  type FormSaid,
  NOTHING_SAID,
  saysNothing,
  signerOf,
  whatIsMissing,
} from './form-said.ts';
import styles from './RecordForm.module.css';
import { RecordFormFields } from './RecordFormFields.tsx';

/**
 * One returned paper form of a child, all purposes at once, by keyboard: Y, N, B down the lines, Enter saves, Enter again goes on
 * to the next form of the class. What is the same for a pile of forms (how, date, version, place) stays from one to the next.
 */
export function RecordFormDialog({
  childId: first,
  onClose,
}: {
  readonly childId: ChildId;
  readonly onClose: () => void;
}) {
  const form = useId();
  const save = useRef<HTMLButtonElement>(null);
  const [childId, setChildId] = useState(first);
  const [paper, setPaper] = useState<FormPaper>(() => ({
    ...{ method: 'paper' as Method, decidedOn: londonDay(new Date()) as CalendarDate | null },
    ...{ askedOn: null, wording: 'in-use' as const, evidence: '' },
  }));
  const [said, setSaid] = useState<FormSaid>(NOTHING_SAID);
  const [tried, setTried] = useState(false);
  const [entered, setEntered] = useState<readonly DecisionId[] | null>(null);
  const asked = useCall('consent.form', { childId });
  const record = useCommand('consent.recordForm');
  const takeBack = useCommand('consent.takeFormBack');

  const submit = async (found: FormAsked) => {
    setTried(true);
    const signer = signerOf(found, said);
    const lack = whatIsMissing(found, said, signer);
    if (!signer || paper.decidedOn === null || lack.lines.size > 0 || lack.replacing || saysNothing(said.answers))
      return;
    const result = await record.run({
      ...{ childId, contactId: signer.contactId, method: paper.method, decidedOn: paper.decidedOn },
      ...{
        askedOn: paper.askedOn,
        wording: paper.wording,
        evidence: paper.evidence,
        words: said.words,
        replacesUnrecorded: said.replaces,
      },
      answers: found.purposes.flatMap(({ purposeId }) => {
        const answer = said.answers[purposeId];
        return answer ? [{ purposeId, answer }] : [];
      }),
    });
    if (result.ok) setEntered(result.value.decisionIds);
  };
  const undo = async () => {
    if (entered === null) return;
    const result = await takeBack.run({ childId, decisionIds: [...entered] });
    if (!result.ok) return;
    toast('The form is taken back. It stays in the history.');
    setEntered(null);
  };
  const goOn = (next: ChildId) => {
    setChildId(next);
    setSaid(NOTHING_SAID);
    setTried(false);
    setEntered(null);
    record.reset();
    takeBack.reset();
  };
  const found = asked.data;
  const draft = entered === null ? said : NOTHING_SAID;
  const next = found?.next ?? null;
  return (
    <Dialog
      title={found ? `Record a form: ${oneLine(found.child)}` : 'Record a form'}
      size="l"
      isOpen
      onClose={onClose}
      draft={draft}
      footer={
        entered === null ? (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button ref={save} tone="primary" type="submit" form={form} isPending={record.pending}>
              Save the form
            </Button>
          </>
        ) : (
          <>
            <Button icon={Undo2} isPending={takeBack.pending} onPress={() => void undo()}>
              Take it back
            </Button>
            <Button tone={next ? 'plain' : 'primary'} autoFocus={next === null} onPress={onClose}>
              Close
            </Button>
            {next && (
              <Button key={next.childId} tone="primary" autoFocus onPress={() => goOn(next.childId)}>
                Next: {oneLine(next)}
              </Button>
            )}
          </>
        )
      }
    >
      <Answer of={asked} loading="Loading the form">
        {(filled) =>
          entered === null ? (
            <RecordFormFields
              key={filled.child.childId}
              form={form}
              found={filled}
              paper={paper}
              said={said}
              tried={tried}
              error={record.error}
              onPaper={setPaper}
              onSaid={setSaid}
              onLast={() => save.current?.focus()}
              onSubmit={() => void submit(filled)}
            />
          ) : (
            <div className={styles.done} role="status">
              <p>
                <b>The form of {oneLine(filled.child)} is recorded.</b>
              </p>
              <p>
                {filled.stillOut === 0
                  ? 'No other form of this class is still to come.'
                  : `${filled.stillOut} ${filled.stillOut === 1 ? 'form' : 'forms'} of this class still to come.`}
              </p>
              {takeBack.error && <p role="alert">{formError(takeBack.error) ?? takeBack.error.message}</p>}
            </div>
          )
        }
      </Answer>
    </Dialog>
  );
}
