import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, ContactId, DecisionId, EvidenceId, PurposeId } from '#shared/domain/ids.ts';
import { Flag } from '#shared/features/children/children.model.ts';
import { Apart } from '#shared/features/children/told-apart.rules.ts';
import { PurposeKind, Validity } from './purpose.model.ts';

/** The lawful basis on which a school uses pictures for a purpose. */
export const Basis = z.enum(['consent', 'public-task', 'legitimate-interests']);
export type Basis = z.infer<typeof Basis>;
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  consent: 'Consent: only where a parent said yes',
  'public-task': 'Public task: yes unless somebody objects',
  'legitimate-interests': 'Legitimate interests: yes unless somebody objects',
};

export const DecisionState = z.enum(['given', 'refused', 'withdrawn', 'objected', 'no-answer']);
export type DecisionState = z.infer<typeof DecisionState>;
export const STATE_WORDS: Readonly<Record<DecisionState, string>> = {
  given: 'Yes',
  refused: 'No',
  withdrawn: 'Withdrawn',
  objected: 'Objected',
  'no-answer': 'Left blank on the form',
};

export const Method = z.enum(['paper', 'e-form', 'spoken', 'letter']);
export type Method = z.infer<typeof Method>;
export const METHOD_WORDS: Readonly<Record<Method | 'imported', string>> = {
  paper: 'Paper form',
  'e-form': 'Electronic form',
  spoken: 'Spoken',
  letter: 'Letter or e-mail',
  imported: 'From an old record',
};

/** `no-answer` and `not-asked` block like a no, and are shown hollow. */
export const Answer = z.enum(['yes', 'no', 'no-answer', 'not-asked']);
export type Answer = z.infer<typeof Answer>;

/** Why the answer is what it is: a closed list, so that each has its sentence. */
export const Reason = z.enum([
  'given',
  'given-unrecorded',
  'not-needed',
  'left',
  'stopped',
  'child-refused',
  'parents-differ',
  'refused',
  'withdrawn',
  'objected',
  'refused-unrecorded',
  'refused-unclear',
  'expired',
  'outdated',
  'left-since',
  'not-written',
  'no-responsibility',
  'no-answer',
  'not-asked',
]);
export type Reason = z.infer<typeof Reason>;

/** Which answer each reason comes to. */
export const ANSWER_OF: Readonly<Record<Reason, Answer>> = {
  given: 'yes',
  'given-unrecorded': 'yes',
  'not-needed': 'yes',
  left: 'no',
  stopped: 'no',
  'child-refused': 'no',
  'parents-differ': 'no',
  refused: 'no',
  withdrawn: 'no',
  objected: 'no',
  'refused-unrecorded': 'no',
  'refused-unclear': 'no',
  expired: 'no',
  outdated: 'no',
  'left-since': 'no',
  'not-written': 'no',
  'no-responsibility': 'no-answer',
  'no-answer': 'no-answer',
  'not-asked': 'not-asked',
};

/** What people with `consent.read` are told. Never which flag stops it: that needs `flags.reason`. */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  given: 'A parent with parental responsibility said yes, and nobody with a say is against.',
  'given-unrecorded': 'An old record says yes. It does not say who decided.',
  'not-needed': 'The school does not rely on consent for this, and nobody objected.',
  left: 'This child has left the school.',
  stopped: 'Do not photograph: ask a Lead.',
  'child-refused': 'The child does not want it. That is enough.',
  'parents-differ': 'Both parents were asked and they do not agree. Until both do, the answer is no.',
  refused: 'Refused.',
  withdrawn: 'Withdrawn: a yes was taken back.',
  objected: 'Somebody with a say objected.',
  'refused-unrecorded': 'An old record says no. It counts until a named parent decides otherwise.',
  'refused-unclear':
    'The responsibility of the person who said no is not recorded. The no counts until that is cleared up on their contact.',
  expired: 'There was a yes, but it has run out.',
  outdated: 'There was a yes, but the school asks for something else since then. The parents must be asked again.',
  'left-since': 'There was a yes before the child left the school. It ended then, and the parents must be asked again.',
  'not-written': 'There is a yes, but not in writing from a named parent. Biometrics need that.',
  'no-responsibility': 'Only people without parental responsibility on record answered.',
  'no-answer': 'The form came back with this left blank.',
  'not-asked': 'No form back yet.',
};
/** The same for one purpose: a stop says what is stopped. */
export const reasonWords = (reason: Reason, kind: PurposeKind): string =>
  reason === 'stopped' && kind === 'biometrics' ? 'Do not use it for this child: ask a Lead.' : REASON_WORDS[reason];

/** The same in two or three words, for a cell. */
export const REASON_SHORT: Readonly<Record<Reason, string>> = {
  given: '',
  'given-unrecorded': 'giver not recorded',
  'not-needed': 'not needed',
  left: 'has left',
  stopped: 'ask a Lead',
  'child-refused': 'child said no',
  'parents-differ': 'parents differ',
  refused: '',
  withdrawn: 'withdrawn',
  objected: 'objected',
  'refused-unrecorded': 'giver not recorded',
  'refused-unclear': 'responsibility not recorded',
  expired: 'run out',
  outdated: 'ask again',
  'left-since': 'from before leaving',
  'not-written': 'not in writing',
  'no-responsibility': 'no responsibility',
  'no-answer': '',
  'not-asked': '',
};

/** What a role without the reasons is told about one child and purpose. */
export const PhotoInstruction = z.enum(['yes', 'no', 'do-not-photograph', 'ask-office']);
export type PhotoInstruction = z.infer<typeof PhotoInstruction>;
export const PHOTO_INSTRUCTION_WORDS: Readonly<Record<PhotoInstruction, string>> = {
  yes: 'May be photographed for this',
  no: 'Not for this',
  'do-not-photograph': 'Do not photograph',
  'ask-office': 'Not without asking the office',
};

/** What a parent is asked about a purpose, in one version of it. */
export const AskedOfParents = z.strictObject({
  name: z.string(),
  /** What it means in plain words, under the name. */
  description: z.string(),
  basis: Basis,
  /** The question on the form; empty: the name is the question. */
  wording: z.string(),
  validity: Validity,
  /** The child's full name never stands with the picture. */
  noFullName: z.boolean(),
  /** A further condition in the school's words; empty: none. */
  condition: z.string(),
});
export const Purpose = AskedOfParents.extend({
  purposeId: PurposeId,
  kind: PurposeKind,
  /** The version in use. A decision names the one that it was given on, or none when nobody knows it. */
  wordingVersion: z.number().int(),
  /** The first version whose yes still counts: parents are asked again after a change that asks for more. */
  countsFrom: z.number().int(),
});
export type Purpose = z.infer<typeof Purpose>;
/** A version of a purpose as it was asked. Versions from before Careboard kept them are not there. */
export const PurposeVersion = AskedOfParents.extend({
  version: z.number().int(),
  /** Null: it was in use before versions were kept. */
  madeAt: Instant.nullable(),
  madeBy: z.string(),
});
export type PurposeVersion = z.infer<typeof PurposeVersion>;
export const ShortPurpose = Purpose.pick({ purposeId: true, name: true });
export type ShortPurpose = z.infer<typeof ShortPurpose>;

export const Effective = z.strictObject({
  answer: Answer,
  reason: Reason,
  /** The form's date of the decision that settles it, or the day it was recorded. */
  decidedOn: CalendarDate.nullable(),
});

export const ConsentChild = z.strictObject({
  childId: ChildId,
  name: z.string(),
  /** "O’Brien, Ava" */
  listName: z.string(),
  className: z.string(),
  apart: Apart,
  photoUrl: z.string().nullable(),
});
export type ConsentChild = z.infer<typeof ConsentChild>;

/** A scan of what was signed, without its bytes: `/evidence/<id>` serves those. */
export const Scan = z.strictObject({
  evidenceId: EvidenceId,
  title: z.string(),
  mime: z.string(),
  addedAt: Instant,
  addedBy: z.string(),
  /** It was put here by mistake, and is shown to nobody any more. */
  off: z.strictObject({ words: z.string(), by: z.string() }).nullable(),
});
export type Scan = z.infer<typeof Scan>;

export const HistoryEntry = z.strictObject({
  decisionId: DecisionId,
  state: DecisionState,
  giver: z.enum(['contact', 'child', 'not-recorded']),
  contactId: ContactId.nullable(),
  giverName: z.string(),
  relationship: z.string(),
  responsibility: z.boolean().nullable(),
  method: z.string(),
  /** When the form went out; null: not recorded. */
  askedOn: CalendarDate.nullable(),
  decidedOn: CalendarDate.nullable(),
  validUntil: CalendarDate.nullable(),
  wordingVersion: z.number().int().nullable(),
  evidence: z.string(),
  scans: z.array(Scan),
  words: z.string(),
  /** Confirmed to take the place of a no whose giver is unknown. */
  replacesUnrecorded: z.boolean(),
  /** What this entry is: a decision, a correction of an earlier one, or only the taking back of one. */
  entry: z.enum(['decision', 'correction', 'taken-back']),
  /** False once a later entry corrects it: it stays to be seen and counts no more. */
  counts: z.boolean(),
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const Giver = z.strictObject({
  contactId: ContactId,
  name: z.string(),
  relationship: z.string(),
  responsibility: z.boolean().nullable(),
});
export type Giver = z.infer<typeof Giver>;

export const StopFlag = z.strictObject({ flag: Flag, decided: z.boolean() });
