import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ChildId, ClassId, ContactId, DecisionId, PurposeId } from '#shared/domain/ids.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { Flag } from '#shared/features/children/children.model.ts';
import {
  ConsentChild,
  DecisionState,
  Effective,
  Giver,
  HistoryEntry,
  Method,
  PhotoInstruction,
  Purpose,
  PurposeVersion,
  Reason,
  ShortPurpose,
  StopFlag,
} from './consent.model.ts';

const Done = z.strictObject({});
const Recorded = z.strictObject({ decisionId: DecisionId });

/** Who decided: a contact of that child, or the child. Never anybody else; a giver is not invented. */
const Who = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contact'), contactId: ContactId }),
  z.strictObject({ kind: z.literal('child') }),
]);
/** Who said something about pictures, how and when; shared by every call that records it. */
export const HowAndWhen = {
  who: Who,
  method: Method,
  decidedOn: CalendarDate,
  /** Where the proof is: a scan's name, a folder, a reference. */
  evidence: line(200),
  words: words(500),
};

/** The classes to choose from, how many children the caller reaches in each and in all, and which one is shown. */
const Shown = {
  classes: z.array(z.strictObject({ classId: ClassId, name: z.string(), children: z.number().int() })),
  allChildren: z.number().int(),
  shown: ClassId.nullable(),
};

/** One column. Biometrics stand in the register alone, for those who are told reasons. */
const Column = Purpose.pick({ purposeId: true, name: true, kind: true, noFullName: true });

const Blocker = z.strictObject({
  child: ConsentChild,
  effective: Effective,
  /** Empty for those who may not know. */
  stoppedBy: z.array(Flag),
  /** True where asking a parent could bring a yes. */
  askable: z.boolean(),
});

/** What is said of one purpose beside who blocks it. */
const Verdict = {
  purpose: ShortPurpose,
  /** Under which conditions it may be used at all, in words: "Without the child’s full name". */
  conditions: z.array(z.string()),
  /** Full names are to stand with it, and must not: leaving them away makes it possible, as far as the names go. */
  namesBlock: z.boolean(),
};

export const consentContract = {
  /**
   * Children by purpose. One class ('first': the first that the caller reaches), or null for all whom the caller reaches: a
   * large school opens as fast as a small one. Cells stand in the order of `purposes`.
   */
  'consent.register': query({
    answers: {
      'consent.read': z.strictObject({
        view: z.literal('reasons'),
        ...Shown,
        purposes: z.array(Column),
        rows: z.array(
          z.strictObject({
            child: ConsentChild,
            formOn: CalendarDate.nullable(),
            /** Of how many purposes by consent an answer is held, be it a blank; the form is back when it is all. */
            formAnswered: z.number().int(),
            formAsked: z.number().int(),
            changedThisWeek: z.boolean(),
            /** Each answer by its reason: `ANSWER_OF` says which answer that is. */
            cells: z.array(Reason),
          }),
        ),
      }),
      'consent.instruction': z.strictObject({
        view: z.literal('instructions'),
        ...Shown,
        purposes: z.array(Column),
        rows: z.array(z.strictObject({ child: ConsentChild, instructions: z.array(PhotoInstruction) })),
      }),
    },
    input: z.strictObject({ classId: z.union([ClassId, z.literal('first')]).nullable() }),
  }),
  'consent.history': query({
    needs: 'consent.read',
    input: z.strictObject({ childId: ChildId, purposeId: PurposeId }),
    output: z.strictObject({
      child: ConsentChild,
      purpose: Purpose,
      /** Its versions that were kept, newest first: the words that each decision was given on. */
      versions: z.array(PurposeVersion),
      effective: Effective,
      /** Flags of the child; empty for those who may not know the reasons. */
      flags: z.array(StopFlag),
      history: z.array(HistoryEntry),
      givers: z.array(Giver),
      /** An old no stands that only a confirmed replacement can lift. */
      unrecordedNo: z.boolean(),
    }),
    child: 'childId',
    audit: 'consent.opened',
  }),
  'consent.child': query({
    answers: {
      'consent.read': z.strictObject({
        view: z.literal('reasons'),
        answers: z.array(z.strictObject({ purpose: ShortPurpose, effective: Effective })),
      }),
      'consent.instruction': z.strictObject({
        view: z.literal('instructions'),
        answers: z.array(z.strictObject({ purpose: ShortPurpose, instruction: PhotoInstruction })),
      }),
    },
    input: z.strictObject({ childId: ChildId }),
    child: 'childId',
    audit: 'consent.opened',
  }),
  /** From a contact whose responsibility is not recorded only a no. Errors: 'consent-no-responsibility', 'consent-unrecorded-no'. */
  'consent.record': command({
    needs: 'consent.write',
    input: z.strictObject({
      childId: ChildId,
      purposeId: PurposeId,
      state: DecisionState,
      ...HowAndWhen,
      /** When the form went out; null: not recorded. */
      askedOn: CalendarDate.nullable().default(null),
      /** Null: as long as the purpose says. */
      validUntil: CalendarDate.nullable(),
      /** "This replaces the old no": needs `words`. */
      replacesUnrecorded: z.boolean(),
    }),
    output: Recorded,
    child: 'childId',
    audit: 'consent.recorded',
  }),
  /** Takes an entry out, or puts another in its place; both stay to be seen. Errors: 'correct-own-words', 'changed-elsewhere', 'consent-unrecorded-no', 'consent-giver-unknown', 'consent-no-responsibility'. */
  'consent.correct': command({
    needs: 'consent.write',
    input: z.strictObject({
      childId: ChildId,
      decisionId: DecisionId,
      words: words(500),
      replacement: z
        .strictObject({ state: DecisionState, decidedOn: CalendarDate, validUntil: CalendarDate.nullable() })
        .nullable(),
    }),
    output: Recorded,
    child: 'childId',
    audit: 'consent.corrected',
  }),
  /** A Lead decides that a flag no longer stops pictures; needs the right to know it and to set it. */
  'consent.decideFlag': command({
    needs: 'flags.reason',
    input: z.strictObject({ childId: ChildId, flag: Flag, words: filledLine(500) }),
    output: Done,
    child: 'childId',
    audit: 'flag.decided',
  }),

  /** May we use this picture? One verdict for each purpose, biometrics being none. Children out of reach: 'not-allowed'. */
  'consent.check': query({
    answers: {
      'consent.read': z.strictObject({
        view: z.literal('reasons'),
        verdicts: z.array(z.strictObject({ ...Verdict, blockers: z.array(Blocker) })),
      }),
      'consent.instruction': z.strictObject({
        view: z.literal('instructions'),
        verdicts: z.array(
          z.strictObject({
            ...Verdict,
            blockers: z.array(z.strictObject({ child: ConsentChild, instruction: PhotoInstruction })),
          }),
        ),
      }),
    },
    input: z.strictObject({
      childIds: z.array(ChildId).min(1).max(500),
      purposeIds: z.array(PurposeId).min(1).max(30),
      /** The children's full names are to stand with the picture. */
      named: z.boolean().default(false),
    }),
    audit: 'consent.checked',
    looksAt: ['childIds'],
  }),
  /** Names from a list, one to a line. Whoever shares a name is asked about, never guessed. */
  'consent.pasteNames': query({
    answers: { 'consent.read': pasted(), 'consent.instruction': pasted() },
    input: z.strictObject({ text: z.string().max(20_000) }),
  }),
};

function pasted() {
  return z.strictObject({
    matched: z.array(z.strictObject({ line: z.string(), child: ConsentChild })),
    /** `elsewhere`: a child whom this person may not ask about bears the name too. */
    ambiguous: z.array(z.strictObject({ line: z.string(), candidates: z.array(ConsentChild), elsewhere: z.boolean() })),
    unknown: z.array(z.string()),
  });
}
