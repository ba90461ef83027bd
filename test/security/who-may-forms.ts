import type { CallName } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { askingContract } from '#shared/features/consent/asking.contract.ts';
import type { pileContract } from '#shared/features/consent/pile.contract.ts';
import { EDITORS, nobody, none, of, type Row, TO_COME } from './who.ts';

type FormCalls = (keyof typeof pileContract | keyof typeof askingContract) & CallName;

const GOES_OUT = { fingerprint: 'x', handedOutOn: calendarDate('2026-11-24')!, how: 'bag', replyBy: null } as const;

/** Paper forms: entered in a pile, entered a second time. For those who record consent. */
export const WHO_MAY_FORMS: { readonly [K in FormCalls]: Row<K> } = {
  'consent.pileForm': { who: EDITORS, child: true, input: (s, kind) => ({ childId: of(s, kind), printedId: null }) },
  'consent.enterForm': {
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
      printedId: null,
    }),
  },
  'consent.sitting': { who: EDITORS, input: none },
  'consent.takeEnteredBack': {
    who: EDITORS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childId: of(s, kind), formId: nobody() }),
  },
  'consent.sittings': { who: EDITORS, input: none },
  'consent.asking': { who: EDITORS, input: () => ({ by: calendarDate('2999-01-01')! }) },
  'consent.forms': { who: EDITORS, input: (s, kind) => ({ childIds: [of(s, kind)], by: null }) },
  'consent.printForms': {
    who: EDITORS,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childIds: [of(s, kind)], by: null, ...GOES_OUT }),
  },
  'consent.reminders': { who: EDITORS, input: (s, kind) => ({ childIds: [of(s, kind)] }) },
  'consent.printReminders': {
    who: EDITORS,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childIds: [of(s, kind)], ...GOES_OUT }),
  },
  'consent.formBatches': { who: EDITORS, input: none },
  'consent.voidBatch': { who: EDITORS, ends: ['changed-elsewhere'], input: () => ({ batchId: nobody() }) },
  'consent.formByNumber': { who: EDITORS, input: () => ({ number: 1001 }) },
  'consent.sittingToCheck': {
    who: EDITORS,
    input: () => ({ day: calendarDate('2026-11-24')!, staffId: nobody() }),
  },
  'consent.blindForm': {
    who: EDITORS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), formId: nobody() }),
  },
  'consent.checkForm': {
    who: EDITORS,
    child: true,
    ends: ['bad-input'],
    input: (s, kind) => ({
      ...{ childId: of(s, kind), formId: nobody(), contactId: nobody(), decidedOn: TO_COME },
      answers: [{ purposeId: s.purposeId, answer: 'yes' }],
    }),
  },
  'consent.settleCheck': {
    who: EDITORS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({
      ...{ childId: of(s, kind), checkId: nobody(), words: '' },
      kept: [{ field: 'date', which: 'first' }],
    }),
  },
};
