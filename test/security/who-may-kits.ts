import type { CallName } from '#shared/contract/contract.ts';
import { CARERS, EDITORS, LEADS, nobody, none, of, READERS, ROLLERS, type Row, TO_COME, type Who } from './who.ts';

/** Medicines: give. They look at the kits and record what was used. */
const GIVERS: Who = ['lead', 'senco', 'office', 'first-aid', 'class'];
/** Medicines: stock. */
const KEEPERS = CARERS;
const ends = ['not-found'] as const;
const used = () => ({
  ...({ itemId: nobody(), requestKey: nobody(), at: 'now', place: '', words: '', givenBy: nobody() } as const),
});

/** The calls of the spare kits. Which rule holds for them is the Lead's to choose. */
export const WHO_MAY_KITS: { readonly [K in Extract<CallName, `kits.${string}`>]: Row<K> } = {
  'kits.list': { who: GIVERS, input: none },
  'kits.kit': { who: GIVERS, ends, input: () => ({ kitId: nobody() }) },
  'kits.save': {
    ...{ who: KEEPERS, ends },
    input: () => ({ kitId: nobody(), requestKey: nobody(), kind: 'adrenaline', name: 'x', place: 'x' }),
  },
  'kits.setClosed': { who: KEEPERS, ends, input: () => ({ kitId: nobody(), closed: true }) },
  'kits.addItem': {
    ...{ who: KEEPERS, ends },
    input: () => ({
      ...{ kitId: nobody(), requestKey: nobody(), kind: 'device', device: 'x', strength: '', batch: '', expires: null },
      replaces: null,
    }),
  },
  'kits.takeOut': { who: KEEPERS, ends, input: () => ({ itemId: nobody(), why: 'lost', words: '' }) },
  'kits.recordCheck': {
    ...{ who: KEEPERS, ends },
    input: () => ({
      ...{
        kitId: nobody(),
        requestKey: nobody(),
        onDay: TO_COME,
        checkedBy: nobody(),
        items: [],
        parts: [],
        words: '',
      },
    }),
  },
  'kits.recordUse': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), ...used() }),
  },
  'kits.recordAdultUse': { who: GIVERS, ends, input: () => ({ who: 'x', ...used() }) },
  'kits.takeUseBack': { who: KEEPERS, ends: ['changed-elsewhere'], input: () => ({ useId: nobody(), words: 'x' }) },
  'kits.chooseRule': { who: LEADS, input: () => ({ rule: 'known-risk', words: 'x' }) },
  'kits.receiveList': { who: KEEPERS, ends, input: () => ({ kitId: nobody() }) },
  'kits.printReceiveList': {
    ...{ who: KEEPERS, ends },
    input: () => ({ kitId: nobody(), fingerprint: 'x', holders: [{ name: 'x' }], collectBy: TO_COME }),
  },
};

/** Training: read by all who give medicines; recorded by the Leads, the SENCo and the office. */
export const WHO_MAY_TRAINING: { readonly [K in Extract<CallName, `training.${string}`>]: Row<K> } = {
  'training.list': { who: GIVERS, input: none },
  'training.addPerson': { who: EDITORS, input: () => ({ requestKey: nobody(), name: 'x', label: '' }) },
  'training.setLeft': { who: EDITORS, ends, input: () => ({ personId: nobody(), left: true }) },
  'training.record': {
    ...{ who: EDITORS, ends: ['bad-input'] },
    input: () => ({
      ...{ who: { personId: nobody() }, requestKey: nobody() },
      fields: {
        ...({ kind: 'inhaler', what: '', handled: null, trainedOn: TO_COME, trainer: 'x', profession: '' } as const),
        ...{ competent: true, reviewOn: TO_COME, words: '' },
      },
    }),
  },
  'training.takeBack': {
    who: EDITORS,
    ends: ['changed-elsewhere'],
    input: () => ({ trainingId: nobody(), words: 'x' }),
  },
};

const account = () => ({
  ...({ kind: 'near-miss', at: 'now', place: '', what: 'x', done: '', used: '', ambulance: 'no' } as const),
  ...{ followUp: '', reporter: nobody() },
});
const incident = () => ({ incidentId: nobody() });
/** Incidents: read within the reach of medical records, recorded by those who edit them. */
export const WHO_MAY_INCIDENTS: { readonly [K in Extract<CallName, `incidents.${string}`>]: Row<K> } = {
  'incidents.list': { who: READERS, own: true, input: none },
  'incidents.child': { who: READERS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'incidents.record': {
    ...{ who: CARERS, child: true, ends: ['bad-input'] },
    input: (s, kind) => ({ childId: of(s, kind), requestKey: nobody(), cardId: null, fields: account() }),
  },
  'incidents.correct': {
    ...{ who: CARERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), ...incident(), version: 1, fields: account(), words: 'x' }),
  },
  'incidents.tellParent': {
    ...{ who: CARERS, child: true, ends },
    input: (s, kind) => ({
      ...{
        childId: of(s, kind),
        ...incident(),
        requestKey: nobody(),
        whom: 'x',
        by: nobody(),
        at: 'now',
        how: 'phone',
      },
    }),
  },
  'incidents.review': {
    ...{ who: CARERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), ...incident(), result: 'same', words: 'x', onDay: TO_COME }),
  },
  'incidents.printReport': {
    ...{ who: CARERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), ...incident(), version: 1, collectBy: TO_COME, holders: [{ name: 'x' }] },
    }),
  },
};

/** The policies: the Leads' and the office's, who publish them. */
export const WHO_MAY_POLICIES: { readonly [K in Extract<CallName, `policies.${string}`>]: Row<K> } = {
  'policies.desk': { who: ROLLERS, input: none },
  'policies.record': {
    ...{ who: ROLLERS, ends: ['bad-input'] },
    input: () => ({ requestKey: nobody(), policy: 'allergy', step: 'reviewed', onDay: TO_COME, words: 'x' }),
  },
  'policies.takeBack': {
    ...{ who: ROLLERS, ends: ['changed-elsewhere'] },
    input: () => ({ entryId: nobody(), words: 'x' }),
  },
};
