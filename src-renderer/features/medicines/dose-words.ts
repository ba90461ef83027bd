import { showDateTime } from '#shared/domain/calendar-date.ts';
import { GIVING_WORDS, NOT_GIVEN_WORDS, quantityWords, type Unit } from '#shared/features/medicines/medicines.model.ts';
import { type Dose, TOLD_WORDS } from '#shared/features/medicines/medicines.view.ts';

/** What one entry says, in a line: "2 puffs, given by Ms Bell, with Mr Ali as witness". */
export function doseLine(dose: Dose, unit: Unit): string {
  const amount = dose.amount === null ? 'amount not recorded' : quantityWords(dose.amount, unit);
  if (dose.entry === 'taken-back') return `taken back by ${dose.recordedBy}: ${dose.correctWords}`;
  if (dose.outcome === 'home') return `${amount} at home, told by ${dose.words}`;
  if (dose.outcome === 'not-given') {
    const reason = dose.reason === null ? 'reason not recorded' : NOT_GIVEN_WORDS[dose.reason];
    return [`not given. ${reason}`, dose.words, toldWords(dose)].filter(Boolean).join('. ');
  }
  const how = dose.how === null || dose.how === 'staff' ? '' : `. ${GIVING_WORDS[dose.how]}`;
  return [
    `${amount}, given by ${dose.givenBy || 'somebody not on the list any more'}${dose.witness ? `, with ${dose.witness} as witness` : ''}${how}`,
    dose.override && `Overridden on the word of ${dose.override.by}: ${dose.override.words}`,
    dose.late && `Recorded later: ${dose.late}`,
    dose.reaction && `Reaction: ${dose.reaction}`,
    dose.correctWords && `In place of a wrong entry: ${dose.correctWords}`,
    dose.told && toldWords(dose),
  ]
    .filter(Boolean)
    .join('. ');
}

const toldWords = ({ told }: Dose): string =>
  told
    ? `${told.whom} was told by ${told.by || 'a member of staff'}, ${TOLD_WORDS[told.how].toLowerCase()}, ${showDateTime(told.at)}`
    : 'No parent told yet';
