import { type KeyboardEvent, useRef } from 'react';
import type { PurposeId } from '#shared/domain/ids.ts';
import { mayAnswer } from '#shared/features/consent/consent-effective.ts';
import {
  answerForKey,
  FORM_ANSWER_WORDS,
  FORM_ANSWERS,
  type FormAnswer,
  stateOnForm,
} from '#shared/features/consent/form.rules.ts';
import { cx, RadioGroup } from '../../ui/index.ts';
import type { FormAsked, LineAnswers } from './form-said.ts';
import styles from './RecordForm.module.css';

/**
 * The lines of the form in the school's order. On a line Y, N and B answer and go on to the next, after the last to
 * `onLast`; arrows choose as in any group. What the signer cannot say is not taken.
 */
export function FormLines({
  purposes,
  answers,
  responsibility,
  missing,
  onAnswer,
  onLast,
}: {
  readonly purposes: FormAsked['purposes'];
  readonly answers: LineAnswers;
  readonly responsibility: boolean | null;
  /** Lines that must be answered and are not. */
  readonly missing: ReadonlySet<PurposeId>;
  readonly onAnswer: (purposeId: PurposeId, answer: FormAnswer) => void;
  readonly onLast: () => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const goTo = (at: number) => {
    const line = list.current?.querySelectorAll('li')[at];
    if (!line) return onLast();
    (
      line.querySelector<HTMLElement>('input:checked') ?? line.querySelector<HTMLElement>('input:not(:disabled)')
    )?.focus();
    line.scrollIntoView({ block: 'nearest' });
  };
  const may = (answer: FormAnswer, basis: FormAsked['purposes'][number]['basis']) =>
    mayAnswer(stateOnForm(answer, basis), responsibility);
  const onKey = (event: KeyboardEvent, at: number) => {
    const purpose = purposes[at];
    const answer = event.ctrlKey || event.altKey || event.metaKey ? null : answerForKey(event.key);
    if (answer === null || !purpose) return;
    event.preventDefault();
    event.stopPropagation();
    if (!may(answer, purpose.basis)) return;
    onAnswer(purpose.purposeId, answer);
    goTo(at + 1);
  };
  return (
    <ul ref={list} className={styles.lines}>
      {purposes.map((purpose, at) => (
        <li
          key={purpose.purposeId}
          className={cx(styles.line, missing.has(purpose.purposeId) && styles.open)}
          onKeyDownCapture={(event) => onKey(event, at)}
        >
          <RadioGroup<FormAnswer>
            label={purpose.name}
            row
            value={answers[purpose.purposeId] ?? null}
            onChange={(answer) => onAnswer(purpose.purposeId, answer)}
            error={missing.has(purpose.purposeId) ? 'Please choose: Y, N or B.' : undefined}
            options={FORM_ANSWERS.map((id) => ({
              id,
              label: FORM_ANSWER_WORDS[id],
              isDisabled: !may(id, purpose.basis),
            }))}
          />
        </li>
      ))}
    </ul>
  );
}
