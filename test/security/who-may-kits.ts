import type { CallName } from '#shared/contract/contract.ts';
import { CARERS, EDITORS, LEADS, nobody, none, of, type Row, TO_COME, type Who } from './who.ts';

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
