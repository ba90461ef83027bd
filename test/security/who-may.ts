import { randomUUID } from 'node:crypto';
import type { CallName } from '#shared/contract/contract.ts';
import { CHILD, CLOSED, CONTACT, NEED, SCHOOL } from './plain-inputs.ts';
import { CARERS, EDITORS, EVERYBODY, LEADS, nobody, none, of, READERS, ROLLERS, type Row, TO_COME } from './who.ts';
import { WHO_MAY_ACCESS } from './who-may-access.ts';
import { WHO_MAY_AUDIT } from './who-may-audit.ts';
import { WHO_MAY_BACKUP } from './who-may-backup.ts';
import { WHO_MAY_CONSENT } from './who-may-consent.ts';
import { WHO_MAY_IMPORTS } from './who-may-imports.ts';
import { WHO_MAY_INCIDENTS, WHO_MAY_KITS, WHO_MAY_POLICIES, WHO_MAY_TRAINING } from './who-may-kits.ts';
import { WHO_MAY_MEDICINES } from './who-may-medicines.ts';
import { WHO_MAY_PAPERS } from './who-may-papers.ts';
import { WHO_MAY_PLANS } from './who-may-plans.ts';
import { WHO_MAY_TRIPS } from './who-may-trips.ts';

/**
 * Who may do what, read by hand from product.md section 3 and from nothing in the code. A new call needs a line here before
 * anything compiles: decide from the product who may make it, for which children, and give an input that passes parsing.
 */
export const WHO_MAY: { readonly [K in CallName]: Row<K> } = {
  ...WHO_MAY_ACCESS,

  ...WHO_MAY_AUDIT,
  ...WHO_MAY_TRIPS,
  // Which of the rows, for whom, is test/integration/today.test.ts.
  'today.list': { who: 'signed-in', input: none },
  'today.figures': { who: 'signed-in', input: none },
  'children.find': { who: 'signed-in', input: (_s, kind) => ({ text: `Zq${kind}` }) },
  'children.list': { who: READERS, own: true, input: (_s, kind) => ({ leavers: kind === 'leaver' }) },
  'children.classes': { who: 'signed-in', input: none },
  'children.record': { who: READERS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'children.filePlaces': { who: EDITORS, input: none },
  'children.saveFilePlace': { who: LEADS, ends: ['not-found'], input: () => ({ placeId: nobody(), name: 'Cellar' }) },
  'children.removeFilePlace': { who: LEADS, ends: ['not-found'], input: () => ({ placeId: nobody() }) },
  'children.checkHeld': {
    who: EDITORS,
    child: true,
    ends: ['bad-input'],
    input: (s, kind) => ({ childId: of(s, kind), onDay: TO_COME }),
  },
  'children.alreadyHere': { who: EDITORS, input: () => ({ fields: CHILD }) },
  'children.add': { who: EDITORS, input: () => ({ fields: CHILD }) },
  'children.edit': {
    who: EDITORS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childId: of(s, kind), revision: -1, fields: CHILD }),
  },
  'children.saveContact': {
    who: EDITORS,
    child: true,
    input: (s, kind) => ({ childId: of(s, kind), contactId: null, fields: CONTACT }),
  },
  'children.changeContactToo': {
    who: EDITORS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({
      childId: of(s, kind),
      contactId: nobody(),
      parts: ['phones'],
      at: [{ childId: of(s, kind), contactId: nobody(), updatedAt: '2026-11-24T09:00:00Z' }],
    }),
  },
  'children.removeContact': {
    who: EDITORS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), contactId: nobody() }),
  },
  'children.orderContacts': {
    who: EDITORS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childId: of(s, kind), contactIds: [] }),
  },
  'children.setFlag': {
    who: ['lead', 'office'],
    child: true,
    ends: ['bad-input'],
    input: (s, kind) => ({ childId: of(s, kind), flag: 'adopted', set: false, words: '' }),
  },
  'children.saveClass': {
    who: ROLLERS,
    input: (s) => ({ classId: s.oak, name: 'Oak', yearGroup: '3', teacher: 'Teacher Oak' }),
  },
  'children.retireClass': { who: ROLLERS, ends: ['not-found'], input: () => ({ classId: nobody() }) },
  'children.move': {
    who: ROLLERS,
    ends: ['not-found'],
    input: (s, kind) => ({ childIds: [of(s, kind)], classId: nobody() }),
  },
  'children.setLeavers': {
    who: ROLLERS,
    ends: ['bad-input'],
    input: (s, kind) => ({ childIds: [of(s, kind)], leftOn: TO_COME }),
  },
  'children.bringBack': {
    who: ROLLERS,
    ends: ['not-found'],
    input: (s, kind) => ({ childIds: [of(s, kind)], classId: nobody(), hadLeft: true }),
  },
  'children.putBack': {
    who: ROLLERS,
    input: (s, kind) => ({
      places: [{ childId: of(s, kind), classId: null, yearGroup: '', leftOn: null, revision: -1 }],
    }),
  },
  'children.rollOverRegister': { who: ROLLERS, input: none },
  'children.rollOver': {
    who: ROLLERS,
    ends: ['changed-elsewhere'],
    input: () => ({
      basis: 'not it',
      schoolYear: 2026,
      leftOn: TO_COME,
      again: false,
      unplaced: 0,
      next: [],
      classes: [],
      children: [],
    }),
  },
  'children.undoRollOver': { who: ROLLERS, ends: ['not-found'], input: () => ({ rollOverId: nobody() }) },
  'children.doubles': { who: ROLLERS, input: none },
  'children.sayTwoChildren': {
    who: ROLLERS,
    ends: ['not-found'],
    input: (s, kind) => ({ oneId: of(s, kind), otherId: nobody(), two: false }),
  },
  'children.mergePreview': {
    who: ROLLERS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ otherId: of(s, kind), keepId: nobody() }),
  },
  'children.merge': {
    who: ROLLERS,
    ends: ['not-found'],
    input: (s, kind) => ({ keepId: of(s, kind), otherId: nobody(), keepRevision: 1, otherRevision: 1, take: [] }),
  },
  'children.undoMerge': { who: ROLLERS, ends: ['not-found'], input: () => ({ mergeId: nobody() }) },
  'children.savePhoto': {
    who: EDITORS,
    child: true,
    ends: ['picture-unreadable'],
    input: (s, kind) => ({ childId: of(s, kind), base64: 'AAAA' }),
  },
  'children.removePhoto': {
    who: EDITORS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childId: of(s, kind), photoId: nobody() }),
  },
  'children.putPhotoBack': {
    who: EDITORS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childId: of(s, kind), now: nobody(), back: null }),
  },
  'children.useCamera': {
    who: EDITORS,
    child: true,
    input: (s, kind) => ({ childId: of(s, kind), on: false }),
  },

  ...WHO_MAY_BACKUP,
  ...WHO_MAY_CONSENT,
  ...WHO_MAY_IMPORTS,
  ...WHO_MAY_PAPERS,
  ...WHO_MAY_MEDICINES,
  ...WHO_MAY_KITS,
  ...WHO_MAY_TRAINING,
  ...WHO_MAY_INCIDENTS,
  ...WHO_MAY_POLICIES,

  'medical.board': { who: EVERYBODY, own: true, input: none },
  'medical.flagged': { who: READERS, own: true, input: none },
  'medical.kitchenBoard': { who: ['kitchen'], input: none },
  'medical.needs': { who: READERS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'medical.addNeed': {
    who: CARERS,
    child: true,
    input: (s, kind) => ({ childId: of(s, kind), fields: NEED, kind: null }),
  },
  'medical.editNeed': {
    who: CARERS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), needId: nobody(), revision: 1, fields: NEED, kind: null }),
  },
  'medical.removeNeed': {
    who: CARERS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), needId: nobody() }),
  },
  'medical.restoreNeed': {
    who: CARERS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), needId: nobody() }),
  },
  'medical.unconfirmed': { who: CARERS, input: none },
  'medical.confirmKind': {
    who: CARERS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), needId: nobody(), revision: 1, kind: null }),
  },
  'medical.setPlace': {
    who: CARERS,
    child: true,
    ends: ['not-found'],
    input: (s, kind) => ({ childId: of(s, kind), needId: nobody(), place: 'Office' }),
  },
  'medical.attachPlan': {
    who: CARERS,
    child: true,
    ends: ['plan-unreadable'],
    input: (s, kind) => ({ childId: of(s, kind), title: 'x', signedOn: null, reviewOn: null, base64: 'AAAA' }),
  },
  /** Break-glass: any child's card, for everybody, with one key; never refused. */
  'medical.openCard': {
    who: 'signed-in',
    input: (s, kind) => ({ childId: of(s, kind), reason: 'in-front' }),
    ends: ['not-found'],
  },
  /** The same by the id of a card that goes on; no other card is opened so. */
  'medical.openOngoing': {
    who: 'signed-in',
    ends: ['not-found'],
    input: () => ({ cardId: nobody(), reason: 'in-front' }),
  },
  'medical.card': { who: 'signed-in', ends: ['not-found'], input: () => ({ cardId: nobody() }) },
  'medical.cardsOf': { who: READERS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'medical.tap': {
    who: 'signed-in',
    ends: ['not-found'],
    input: () => ({ cardId: nobody(), kind: 'note', words: '' }),
  },
  'medical.undoTap': {
    who: 'signed-in',
    ends: ['not-found'],
    input: () => ({ cardId: nobody(), tapId: randomUUID() }),
  },
  'medical.closeCard': { who: 'signed-in', ends: ['not-found'], input: () => ({ cardId: nobody() }) },

  /** Named only within scope or where the person has the card open; see the test of leaks. */
  'medical.ongoing': { who: 'signed-in', input: none },
  'medical.breakGlass': { who: LEADS, input: none },
  'medical.reviewBreakGlass': {
    who: LEADS,
    ends: ['not-found'],
    input: () => ({ openingId: randomUUID(), words: 'x' }),
  },
  'medical.planWhole': { who: 'signed-in', ends: ['not-found'], input: () => ({ planId: nobody() }) },
  ...WHO_MAY_PLANS,
  'medical.plan': { who: READERS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'medical.typeSteps': {
    who: CARERS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({
      childId: of(s, kind),
      planId: nobody(),
      steps: [{ words: 'x', savesLife: false, minutes: null, tap: null }],
    }),
  },
  'medical.checkSteps': {
    who: CARERS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childId: of(s, kind), setId: nobody() }),
  },
  'medical.takeStepsOff': {
    who: CARERS,
    child: true,
    ends: ['changed-elsewhere'],
    input: (s, kind) => ({ childId: of(s, kind), setId: nobody() }),
  },
  'medical.recordSpare': {
    who: CARERS,
    child: true,
    input: (s, kind) => ({
      childId: of(s, kind),
      kind: 'adrenaline',
      fields: { answer: 'not-recorded', parent: '', doctor: '', agreedOn: null },
    }),
  },

  /** Codes alone, for whoever stands before a failure. */
  'settings.itDetails': { who: 'public', input: none },
  'settings.school': { who: 'signed-in', input: none },
  'settings.saveSchool': {
    who: LEADS,
    input: () => ({ ...SCHOOL, entrance: '', meetsCrew: '', places: [] }),
  },
  'settings.closedDays': { who: 'signed-in', input: none },
  'settings.saveClosedDays': {
    who: ROLLERS,
    input: () => ({ closedId: null, fields: CLOSED }),
  },
  'settings.removeClosedDays': { who: ROLLERS, ends: ['not-found'], input: () => ({ closedId: nobody() }) },
};
