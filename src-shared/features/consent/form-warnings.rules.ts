import { type CalendarDate, type Instant, showDate, showTime } from '#shared/domain/calendar-date.ts';
import type { ContactId } from '#shared/domain/ids.ts';

/** Somebody who may have signed, and the newest day on which they said something that counts. */
export interface FormGiver {
  readonly contactId: ContactId;
  readonly name: string;
  readonly responsibility: boolean | null;
  readonly lastSaidOn: CalendarDate | null;
}
export interface FormFacts {
  /** A stop is in force; which one is nobody's business here. */
  readonly stopped: boolean;
  readonly givers: readonly FormGiver[];
  /** Null: nobody was chosen yet. */
  readonly signer: ContactId | null;
  readonly decidedOn: CalendarDate | null;
  /** The paper asks in other words than those in use: of which purposes; `all` where nobody knows. */
  readonly reworded: readonly string[] | 'all';
  /** When a form of this child was entered today already. */
  readonly enteredAt: Instant | null;
}
export interface FormWarning {
  readonly kind: 'stopped' | 'entered-already' | 'later-answer' | 'older-wording' | 'other-parent';
  readonly tone: 'serious' | 'watch' | 'know';
  readonly words: string;
}

/**
 * What whoever enters a form must know of it, the gravest first. None of it stops the entry: what stands on the paper is
 * recorded, and the one rule decides what it is worth.
 */
export function formWarnings(facts: FormFacts): FormWarning[] {
  const { givers, signer, decidedOn, reworded } = facts;
  const warnings: FormWarning[] = [];
  if (facts.stopped)
    warnings.push({
      kind: 'stopped',
      tone: 'serious',
      words: 'Do not photograph: ask a Lead. What the form says is recorded, and the stop stays.',
    });
  if (facts.enteredAt !== null)
    warnings.push({
      kind: 'entered-already',
      tone: 'watch',
      words: `A form of this child was entered today at ${showTime(facts.enteredAt)}. Is this another one?`,
    });
  const who = givers.find(({ contactId }) => contactId === signer);
  if (who?.lastSaidOn && decidedOn !== null && decidedOn < who.lastSaidOn)
    warnings.push({
      kind: 'later-answer',
      tone: 'watch',
      words: `${who.name} answered again on ${showDate(who.lastSaidOn)}, after the date on this form. The later answer counts.`,
    });
  if (reworded === 'all' || reworded.length > 0)
    warnings.push({
      kind: 'older-wording',
      tone: 'watch',
      words:
        reworded === 'all'
          ? 'An older form: it may ask in other words than those in use now.'
          : `Worded differently since this form was printed: ${reworded.join(', ')}.`,
    });
  const silent = givers.filter((one) => one.responsibility === true && one !== who && one.lastSaidOn === null);
  if (who && silent.length > 0)
    warnings.push({
      kind: 'other-parent',
      tone: 'know',
      words: `Not heard from: ${silent.map(({ name }) => name).join(', ')}, with parental responsibility too. Where both are asked, both must agree.`,
    });
  return warnings;
}
