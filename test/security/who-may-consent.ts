import type { CallName } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import { PURPOSE } from './plain-inputs.ts';
import { EDITORS, LEADS, nobody, none, of, READERS, type Row, TO_COME } from './who.ts';

/** The calls of consent: read and record for some, the instruction for others. */
export const WHO_MAY_CONSENT: { readonly [K in Extract<CallName, `consent.${string}`>]: Row<K> } = {
  'consent.purposes': { who: EDITORS, input: none },
  'consent.addPurpose': { who: LEADS, ends: ['bad-input'], input: () => PURPOSE },
  'consent.rewordPurpose': {
    who: LEADS,
    ends: ['not-found', 'bad-input'],
    input: () => ({ purposeId: nobody(), ...PURPOSE }),
  },
  'consent.retirePurpose': { who: LEADS, ends: ['not-found'], input: () => ({ purposeId: nobody() }) },
  'consent.register': { who: READERS, own: true, input: () => ({ classId: null }) },
  'consent.history': {
    who: EDITORS,
    child: true,
    input: (s, kind) => ({ childId: of(s, kind), purposeId: s.purposeId }),
  },
  'consent.child': { who: READERS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'consent.record': {
    who: EDITORS,
    child: true,
    ends: ['bad-input'],
    input: (s, kind) => ({
      childId: of(s, kind),
      purposeId: s.purposeId,
      state: 'given',
      who: { kind: 'child' },
      method: 'paper',
      decidedOn: TO_COME,
      evidence: '',
      words: '',
      validUntil: null,
      replacesUnrecorded: false,
    }),
  },
  'consent.form': { who: EDITORS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'consent.recordForm': {
    who: EDITORS,
    child: true,
    ends: ['bad-input'],
    input: (s, kind) => ({
      childId: of(s, kind),
      contactId: nobody(),
      method: 'paper',
      decidedOn: TO_COME,
      wording: 'in-use',
      evidence: '',
      words: '',
      answers: [{ purposeId: s.purposeId, answer: 'yes' }],
      replacesUnrecorded: false,
    }),
  },
  'consent.takeFormBack': {
    who: EDITORS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childId: of(s, kind), decisionIds: [nobody()] }),
  },
  'consent.correct': {
    who: EDITORS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), decisionId: nobody(), words: 'x', replacement: null }),
  },
  'consent.withdraw': {
    who: EDITORS,
    child: true,
    ends: ['bad-input'],
    input: (s, kind) => ({
      childId: of(s, kind),
      purposeIds: [s.purposeId],
      who: { kind: 'child' },
      method: 'paper',
      decidedOn: TO_COME,
      evidence: '',
      words: '',
    }),
  },
  'consent.decideFlag': {
    who: LEADS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), flag: 'looked-after', words: 'x' }),
  },
  'consent.check': {
    who: READERS,
    own: true,
    input: (s, kind) => ({ childIds: [of(s, kind)], purposeIds: [s.purposeId] }),
  },
  'consent.recordUse': {
    who: EDITORS,
    ends: ['consent-use-blocked'],
    input: (s, kind) => ({
      childIds: [of(s, kind)],
      purposeIds: [s.purposeId],
      picture: 'P1010.jpg',
      place: 'website',
      placeWords: '',
      since: calendarDate('2026-11-24')!,
    }),
  },
  'consent.uses': { who: EDITORS, input: none },
  'consent.useChildren': { who: EDITORS, ends: ['not-found'], input: () => ({ useId: nobody() }) },
  'consent.childUses': { who: EDITORS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'consent.endUse': {
    who: EDITORS,
    ends: ['bad-input'],
    input: () => ({ useId: nobody(), state: 'taken-down', doneOn: TO_COME, doneBy: 'x', words: '' }),
  },
  'consent.useStillUp': { who: EDITORS, ends: ['not-found'], input: () => ({ useId: nobody() }) },
  'consent.withdrawal': { who: EDITORS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'consent.withdrawalLetter': {
    who: EDITORS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), decisionId: nobody() }),
  },
  'consent.pasteNames': {
    who: READERS,
    own: true,
    input: (_s, kind) => ({ text: `Ava Zq${kind}Xname\nAva` }),
  },
};
