import { type Instant, londonDay, showDate, showTime } from '#shared/domain/calendar-date.ts';
import type { Notice } from './attention.rules.ts';
import { GIVING_WORDS, medicineName, NOT_GIVEN_WORDS, quantityWords, type Terms } from './medicines.model.ts';
import type { Dose, InhalerUse } from './medicines.view.ts';

/** A note home: what was recorded, nothing else. No advice, nothing clinical that nobody entered. */
export interface ParentNote {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const when = (at: Instant): string => `at ${showTime(at)} on ${showDate(londonDay(new Date(at)))}`;
/** What somebody typed becomes a sentence of its own. */
const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/** Of one dose, or of one that was not given (the Template M of councils). Null: the entry counts no more, or was told by the parent. */
export function doseNote(child: string, terms: Terms, dose: Dose, school: string): ParentNote | null {
  if (!dose.counts || dose.outcome === 'home') return null;
  const name = medicineName(terms);
  if (dose.outcome === 'not-given')
    return {
      title: 'A medicine was not given today',
      paragraphs: [
        `${child} did not have ${name} ${dose.slot === null ? when(dose.at) : `that was due at ${dose.slot} on ${showDate(londonDay(new Date(dose.at)))}`}.`,
        sentence(`The reason: ${dose.reason === null ? 'not recorded' : NOT_GIVEN_WORDS[dose.reason].toLowerCase()}`),
        ...(dose.words === '' ? [] : [sentence(dose.words)]),
        `Please ask us if you would like to know more. ${school}`,
      ],
    };
  const how = dose.how === null || dose.how === 'staff' ? '' : ` ${GIVING_WORDS[dose.how]}.`;
  return {
    title: 'A medicine was given in school',
    paragraphs: [
      `${child} had ${dose.amount === null ? 'a dose' : quantityWords(dose.amount, terms.unit)} of ${name} ${when(dose.at)}, given by ${dose.givenBy || 'a member of staff'}.${how}`,
      ...(dose.reaction === '' ? [] : [sentence(`Afterwards we noticed: ${dose.reaction}`)]),
      'Please count this dose before you give another one at home.',
      `Please ask us if you would like to know more. ${school}`,
    ],
  };
}

/** Of a use of the school's own reliever inhaler: the parent is always told (domain A5). Null: the entry counts no more. */
export function inhalerNote(child: string, use: InhalerUse, school: string): ParentNote | null {
  if (!use.counts) return null;
  const puffs = use.puffs === 1 ? 'one puff' : `${use.puffs} puffs`;
  return {
    title: 'The school’s emergency inhaler was used',
    paragraphs: [
      `${child} had ${puffs} of the school’s emergency reliever inhaler ${when(use.at)}${use.place === '' ? '' : `, ${use.place}`}, given by ${use.givenBy || 'a member of staff'}.`,
      ...(use.words === '' ? [] : [sentence(use.words)]),
      `Please tell us if ${child}’s own inhaler is missing, empty or out of date. Please ask us if you would like to know more. ${school}`,
    ],
  };
}

/** Of a medicine that is out of date, running low or to be fetched. Null: nothing is to say about it today. */
export function medicineNote(
  child: string,
  terms: Terms,
  every: readonly Pick<Notice, 'kind' | 'words'>[],
  school: string,
): ParentNote | null {
  // That the school's own record does not add up is no parent's business.
  const notices = every.filter(({ kind }) => kind !== 'miscounted');
  if (notices.length === 0) return null;
  const name = medicineName(terms);
  const has = (...kinds: Notice['kind'][]) => notices.find((notice) => kinds.includes(notice.kind));
  const [gone, low, expired, expiring, ending, back] = [
    ...[has('out', 'not-received'), has('low'), has('expired'), has('expiring'), has('ending'), has('to-return')],
  ];
  return {
    title: `About ${child}’s medicine in school`,
    paragraphs: [
      `This is about ${name}, which we hold for ${child}.`,
      ...(gone ? ['We have none of it in school that can be given.'] : []),
      ...(low ? [`It is running low: ${low.words}.`] : []),
      ...(expired ? ['A pack of it is out of date and cannot be given any more. Please fetch it.'] : []),
      ...(expiring ? [`It is going out of date: ${expiring.words}.`] : []),
      ...(gone || low || expired || expiring
        ? [
            'Please bring a new one, in the container in which the pharmacy gave it to you, with its label, and hand it to a member of staff.',
          ]
        : []),
      ...(ending ? [`Our agreement to give it ends ${ending.words}. Please sign a new one if it goes on.`] : []),
      ...(back ? [`The agreement to give it is over, and we have ${back.words}. Please fetch it.`] : []),
      `Thank you. ${school}`,
    ],
  };
}
