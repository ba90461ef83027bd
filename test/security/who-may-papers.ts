import type { CallName } from '#shared/contract/contract.ts';
import { EDITORS, nobody, none, type Row, TO_COME, type Who } from './who.ts';

/** Prints about a child: the class sheet, by the classes that a role reaches. Cover prints nothing. */
const PRINTERS: Who = ['lead', 'senco', 'office', 'first-aid', 'class'];
const NO_PRINT = { fingerprint: 'x', holders: [{ name: 'Mr Elm' }], collectBy: TO_COME };

/** Papers: the Leads', the SENCo's and the office's. Others print what their role needs, and no more. */
export const WHO_MAY_PAPERS: { readonly [K in Extract<CallName, `papers.${string}`>]: Row<K> } = {
  'papers.due': { who: EDITORS, input: none },
  'papers.list': { who: EDITORS, input: () => ({ which: 'open' }) },
  'papers.paper': { who: EDITORS, ends: ['not-found'], input: () => ({ paperId: nobody() }) },
  'papers.destroyed': { who: EDITORS, input: () => ({ before: null }) },
  // A day more than a year away: judged and refused after the access decision.
  'papers.add': {
    who: EDITORS,
    ends: ['bad-input'],
    input: () => ({
      ...{ kind: 'governors', title: 'Minutes', onDay: null, masterPlace: '' },
      ...{ holders: [{ name: 'Mr Elm' }], collectBy: TO_COME },
    }),
  },
  'papers.issue': {
    who: EDITORS,
    ends: ['not-found'],
    input: () => ({ paperId: nobody(), holders: [{ name: 'Mr Elm' }], collectBy: TO_COME }),
  },
  'papers.setMaster': { who: EDITORS, ends: ['not-found'], input: () => ({ paperId: nobody(), place: 'Safe' }) },
  'papers.collect': { who: EDITORS, ends: ['not-found'], input: () => ({ copyIds: [nobody()], onDay: TO_COME }) },
  'papers.lose': {
    who: EDITORS,
    ends: ['not-found'],
    input: () => ({ copyIds: [nobody()], onDay: TO_COME, told: 'Head', words: '' }),
  },
  'papers.giveToParent': {
    who: EDITORS,
    ends: ['not-found'],
    input: () => ({ copyIds: [nobody()], onDay: TO_COME, whom: 'x' }),
  },
  'papers.savePdf': { who: 'signed-in', ends: ['not-found'], input: () => ({ paperId: nobody() }) },
  'papers.destroy': {
    who: EDITORS,
    ends: ['bad-input'],
    input: () => ({ copyIds: [nobody()], onDay: TO_COME, firstStaff: nobody(), secondStaff: nobody(), words: '' }),
  },
  'papers.sheetClasses': { who: PRINTERS, input: none },
  'papers.classSheet': {
    who: PRINTERS,
    own: true,
    input: (s) => ({ classId: s.oak, audience: 'first-aid' }),
  },
  // A fingerprint of no sheet: judged after the access decision, and nothing is recorded.
  'papers.printClassSheet': {
    who: PRINTERS,
    ends: ['changed-elsewhere'],
    input: (s) => ({ ...NO_PRINT, classId: s.oak, audience: 'teacher' }),
  },
  'papers.kitchenSheet': { who: ['kitchen'], input: () => ({ classId: null }) },
  'papers.printKitchenSheet': {
    who: ['kitchen'],
    ends: ['changed-elsewhere'],
    input: () => ({ ...NO_PRINT, classId: null }),
  },
  'papers.takeBack': { who: EDITORS, ends: ['not-found'], input: () => ({ eventId: nobody(), words: 'Slip' }) },
};
