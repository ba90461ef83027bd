import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ContactId, PurposeId } from '#shared/domain/ids.ts';
import type { Basis, Giver, Method } from '#shared/features/consent/consent.model.ts';
import type { FormAnswer } from '#shared/features/consent/form.rules.ts';

/** What a paper form asks, and who may have signed it: as much as entering one needs, whoever asks for it. */
export interface FormAsked {
  readonly purposes: readonly {
    readonly purposeId: PurposeId;
    readonly name: string;
    readonly basis: Basis;
    readonly unrecordedNo: boolean;
  }[];
  readonly givers: readonly Giver[];
}
export type LineAnswers = Readonly<Partial<Record<PurposeId, FormAnswer>>>;

/** What is the same for a pile of forms. */
export interface FormPaper {
  readonly method: Method;
  readonly decidedOn: CalendarDate | null;
  /** When the form went out; null: not recorded. One of our own forms says so itself. */
  readonly askedOn: CalendarDate | null;
  readonly wording: 'in-use' | 'older';
  readonly evidence: string;
}
/** What this form says. `who` null: nobody was chosen, and the only holder of responsibility stands. */
export interface FormSaid {
  readonly who: ContactId | null;
  readonly answers: LineAnswers;
  readonly replaces: boolean;
  readonly words: string;
}

export const NOTHING_SAID: FormSaid = { who: null, answers: {}, replaces: false, words: '' };

/** Who signed: chosen, or the only one with responsibility on record. */
export const signerOf = ({ givers }: FormAsked, { who }: FormSaid): FormAsked['givers'][number] | undefined => {
  if (who !== null) return givers.find(({ contactId }) => contactId === who);
  const holders = givers.filter(({ responsibility }) => responsibility === true);
  return holders.length === 1 ? holders[0] : undefined;
};

type Signer = FormAsked['givers'][number] | undefined;

/** Lines without an answer that the signer could give, and whether a replaced old no still wants its words. */
export function whatIsMissing(found: FormAsked, said: FormSaid, signer: Signer) {
  const may = signer?.responsibility === true;
  return {
    lines: new Set<PurposeId>(
      may ? found.purposes.map(({ purposeId }) => purposeId).filter((id) => said.answers[id] === undefined) : [],
    ),
    replacing: replacesOldNo(found, said) && !(said.replaces && said.words.trim() !== ''),
  };
}

export const replacesOldNo = ({ purposes }: FormAsked, { answers }: FormSaid): boolean =>
  purposes.some(({ purposeId, unrecordedNo }) => unrecordedNo && answers[purposeId] === 'yes');

/** Nothing is said on any line. */
export const saysNothing = (answers: LineAnswers): boolean => Object.keys(answers).length === 0;
