import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, EnteredFormId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { formError } from '../../../api/failure.ts';
import { Answer, Button, Card, DateField, Form, leaving, useUnsaved } from '../../../ui/index.ts';
import { FormAnswers } from '../FormAnswers.tsx';
import { type FormSaid, NOTHING_SAID, saysNothing, signerOf, whatIsMissing } from '../form-said.ts';
import styles from './Pile.module.css';

/** The date that the last form of the pile bore: the next one mostly bears the same. */
let lastDate: CalendarDate | null = null;

/** A paper entered a second time, without anything of the first entry. Enter saves and goes on. */
export function BlindForm({
  childId,
  formId,
  onChecked,
  onLeave,
}: {
  readonly childId: ChildId;
  readonly formId: EnteredFormId;
  readonly onChecked: (differs: boolean) => void;
  readonly onLeave: () => void;
}) {
  const form = useId();
  const save = useRef<HTMLButtonElement>(null);
  const asked = useCall('consent.blindForm', { childId, formId });
  const check = useCommand('consent.checkForm');
  const [decidedOn, setDecidedOn] = useState<CalendarDate | null>(lastDate);
  const [said, setSaid] = useState<FormSaid>(NOTHING_SAID);
  const [tried, setTried] = useState(false);
  const unsaved = useUnsaved(saysNothing(said.answers) ? null : 'the second entry that you have begun');
  const leave = () => leaving(onLeave, { id: unsaved });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  };
  return (
    <Card>
      <div onKeyDownCapture={onKeyDown}>
        <Answer of={asked} loading="Loading the form">
          {(found) => {
            // An old no is nothing that stands on the paper: who lifts it is asked when a difference is decided.
            const paper = { ...found, purposes: found.purposes.map((line) => ({ ...line, unrecordedNo: false })) };
            const signer = signerOf(paper, said);
            const submit = async () => {
              setTried(true);
              if (!signer || decidedOn === null || whatIsMissing(paper, said, signer).lines.size > 0) return;
              if (saysNothing(said.answers)) return;
              const result = await check.run({
                ...{ childId, formId, contactId: signer.contactId, decidedOn },
                answers: paper.purposes.flatMap(({ purposeId }) => {
                  const answer = said.answers[purposeId];
                  return answer ? [{ purposeId, answer }] : [];
                }),
              });
              if (!result.ok) return;
              lastDate = decidedOn;
              onChecked(result.value.differences > 0);
            };
            return (
              <section aria-label={`Second entry: ${oneLine(found.child)}`} className={styles.form}>
                <h2>{oneLine(found.child)}</h2>
                <Form
                  id={form}
                  onSubmit={() => void submit()}
                  error={formError(check.error)}
                  actions={
                    <>
                      <Button ref={save} tone="primary" type="submit" isPending={check.pending}>
                        Compare
                      </Button>
                      <Button onPress={leave}>Leave this form</Button>
                    </>
                  }
                >
                  <DateField
                    label="Date on the form"
                    value={decidedOn}
                    onChange={setDecidedOn}
                    max={londonDay(new Date())}
                    error={tried && decidedOn === null ? 'Please fill this in.' : undefined}
                  />
                  <FormAnswers
                    found={paper}
                    said={said}
                    tried={tried}
                    onSaid={setSaid}
                    onLast={() => save.current?.focus()}
                  />
                </Form>
              </section>
            );
          }}
        </Answer>
      </div>
    </Card>
  );
}
