import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import {
  ANSWER_OF,
  type Answer,
  type PhotoInstruction,
  REASON_SHORT,
  Reason,
} from '#shared/features/consent/consent.model.ts';

export type Register = CallOutput<'consent.register'>;
export type ConsentFace = Register['rows'][number]['child'];

/** Yes is quiet, No is loud, a missing answer is hollow: the eye finds what blocks. */
export type Look = 'yes' | 'no' | 'hollow';
export interface CellLook {
  readonly look: Look;
  readonly word: string;
  readonly note: string;
  /** The note stands once beside the whole register, and the cell bears only its sign. */
  readonly marked?: boolean;
}

const ANSWER_LOOKS: Readonly<Record<Answer, Omit<CellLook, 'note'>>> = {
  yes: { look: 'yes', word: 'Yes' },
  no: { look: 'no', word: 'No' },
  'no-answer': { look: 'hollow', word: 'No answer' },
  'not-asked': { look: 'hollow', word: 'Not asked' },
};
const INSTRUCTION_LOOKS: Readonly<Record<PhotoInstruction, CellLook>> = {
  yes: { look: 'yes', word: 'Yes', note: '' },
  no: { look: 'no', word: 'No', note: '' },
  'do-not-photograph': { look: 'no', word: 'No', note: 'do not photograph' },
  'ask-office': { look: 'hollow', word: 'Ask office', note: '' },
};

/** How an answer with its reason is shown. */
export const answerLook = (answer: Answer, reason: Reason): CellLook => ({
  ...ANSWER_LOOKS[answer],
  note: REASON_SHORT[reason],
});
/** An old record whose giver nobody noted: after an import these are nearly all, and the words once are enough. */
const OLD_RECORD: ReadonlySet<Reason> = new Set(['given-unrecorded', 'refused-unrecorded']);
export const OLD_RECORD_SIGN = '°';
export const OLD_RECORD_WORDS = 'From an old record that does not say who decided. Open the answer to see it.';

/** The same in the register, where a note that hundreds of cells share is a sign. */
export const cellLook = (answer: Answer, reason: Reason): CellLook =>
  OLD_RECORD.has(reason) ? { ...ANSWER_LOOKS[answer], note: '', marked: true } : answerLook(answer, reason);

const CELL_LOOKS = Object.fromEntries(
  Reason.options.map((reason) => [reason, cellLook(ANSWER_OF[reason], reason)]),
) as Readonly<Record<Reason, CellLook>>;

/** How an instruction is shown to a role that is not told reasons. */
export const instructionLook = (instruction: PhotoInstruction): CellLook => INSTRUCTION_LOOKS[instruction];

type ReasonRow = Extract<Register, { view: 'reasons' }>['rows'][number];

/** What the Form column says of one child: "Not back", "1 of 7 answered", or the form's date. */
export function formWords({
  formAnswered,
  formAsked,
  formOn,
}: Pick<ReasonRow, 'formAnswered' | 'formAsked' | 'formOn'>) {
  if (formAsked === 0) return 'Not needed';
  if (formAnswered === 0) return 'Not back';
  if (formAnswered < formAsked) return `${formAnswered} of ${formAsked} answered`;
  return formOn ? showDate(formOn) : 'No date';
}

/** One row of either view as the grid draws it. */
export interface GridRow {
  readonly child: ConsentFace;
  readonly cells: readonly CellLook[];
  /** Every purpose of the form is answered or marked blank. */
  readonly formBack: boolean;
  /** How far it is: "1 of 7", "Not back"; a date when it is back. */
  readonly formWords: string;
  readonly changedThisWeek: boolean;
}

/** The register of either view, in one shape. */
export function gridRows(register: Register): readonly GridRow[] {
  return register.view === 'reasons'
    ? register.rows.map((row) => ({
        ...row,
        formBack: row.formAnswered === row.formAsked,
        formWords: formWords(row),
        cells: row.cells.map((reason) => CELL_LOOKS[reason]),
      }))
    : register.rows.map((row) => ({
        child: row.child,
        cells: row.instructions.map(instructionLook),
        formBack: true,
        formWords: '',
        changedThisWeek: false,
      }));
}
