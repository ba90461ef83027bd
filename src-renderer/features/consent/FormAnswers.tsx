import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ContactId } from '#shared/domain/ids.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import { mayAnswer } from '#shared/features/consent/consent-effective.ts';
import { stateOnForm } from '#shared/features/consent/form.rules.ts';
import { Banner, Checkbox, RadioGroup, TextField } from '../../ui/index.ts';
import { FormLines } from './FormLines.tsx';
import { type FormAsked, type FormSaid, replacesOldNo, signerOf, whatIsMissing } from './form-said.ts';
import styles from './RecordForm.module.css';

const PR_WORDS = {
  true: 'Parental responsibility',
  false: 'No parental responsibility: cannot decide',
  null: 'Parental responsibility not recorded: only a no can be recorded, until the child’s record says more',
} as const;

/**
 * What one form says: who signed, then line by line, and what a replaced old no wants. The hands begin at the first thing that is
 * not known yet; the digit of a signer goes on to the lines.
 */
export function FormAnswers({
  found,
  said,
  tried,
  onSaid,
  onLast,
}: {
  readonly found: FormAsked;
  readonly said: FormSaid;
  readonly tried: boolean;
  readonly onSaid: (said: FormSaid) => void;
  readonly onLast: () => void;
}) {
  const signer = signerOf(found, said);
  const begin = useRef<HTMLDivElement>(null);
  // The hands go to the first thing that is not known yet: who signed, or the first line.
  const knowsSigner = useRef(signer !== undefined);
  useEffect(() => {
    const at = knowsSigner.current ? '[data-lines]' : '[data-signer]';
    begin.current?.querySelector<HTMLElement>(`${at} input:not(:disabled)`)?.focus();
  }, []);
  // Once the lines are drawn for this signer: what they cannot say is disabled by then.
  const goesOn = useRef(false);
  useEffect(() => {
    if (!goesOn.current) return;
    goesOn.current = false;
    begin.current?.querySelector<HTMLElement>('[data-lines] input:not(:disabled)')?.focus();
  });
  const lack = tried ? whatIsMissing(found, said, signer) : null;
  const old = replacesOldNo(found, said);
  /** Whoever cannot say what was chosen before is asked again. */
  const choose = (who: ContactId) => {
    const responsibility = found.givers.find(({ contactId }) => contactId === who)?.responsibility ?? null;
    const still = found.purposes.flatMap(({ purposeId, basis }) => {
      const answer = said.answers[purposeId];
      return answer && mayAnswer(stateOnForm(answer, basis), responsibility) ? [[purposeId, answer] as const] : [];
    });
    onSaid({ ...said, who, answers: Object.fromEntries(still) });
  };
  /** The digit of a signer chooses them and goes on to the lines. */
  const onDigit = (event: KeyboardEvent) => {
    const giver = /^[1-9]$/.test(event.key) ? found.givers[Number(event.key) - 1] : undefined;
    if (!giver || giver.responsibility === false || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    choose(giver.contactId);
    goesOn.current = true;
  };
  return (
    <div ref={begin} className={styles.answers}>
      {found.givers.length === 0 ? (
        <Banner tone="watch" title="No contact is recorded for this child.">
          Add who signed under Contacts on the child’s record, with their parental responsibility; then the form can be
          recorded.
        </Banner>
      ) : (
        <div data-signer="" onKeyDownCapture={onDigit}>
          <RadioGroup<ContactId>
            label="Who signed?"
            row
            value={signer?.contactId ?? null}
            onChange={choose}
            error={tried && !signer ? 'Please choose.' : undefined}
            options={found.givers.map((giver, at) => ({
              id: giver.contactId,
              label: `${at + 1}. ${giver.name}, ${relationshipWords(giver.relationship) || 'relationship not recorded'}`,
              hint: PR_WORDS[`${giver.responsibility}`],
              isDisabled: giver.responsibility === false,
            }))}
          />
        </div>
      )}
      <p className={styles.keys}>
        A digit says who signed. On each line: Y yes, N no, B left blank, and on to the next line. Enter saves.
      </p>
      <div data-lines="">
        <FormLines
          purposes={found.purposes}
          answers={said.answers}
          responsibility={signer ? signer.responsibility : true}
          missing={lack?.lines ?? new Set()}
          onAnswer={(purposeId, answer) => onSaid({ ...said, answers: { ...said.answers, [purposeId]: answer } })}
          onLast={onLast}
        />
      </div>
      {old && (
        <>
          <Checkbox
            isSelected={said.replaces}
            onChange={(replaces) => onSaid({ ...said, replaces })}
            hint="An old record says no and does not say who decided."
          >
            This form replaces the old no
          </Checkbox>
          <TextField
            label="Why does it replace the old no?"
            value={said.words}
            onChange={(words) => onSaid({ ...said, words })}
            maxLength={500}
            error={lack?.replacing ? 'Please tick that it replaces the old no, and say why.' : undefined}
          />
        </>
      )}
    </div>
  );
}
