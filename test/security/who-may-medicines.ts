import type { CallName } from '#shared/contract/contract.ts';
import { agreementBy } from './plain-medicine.ts';
import { CARERS, nobody, none, of, type Row, type Who } from './who.ts';

/** Medicines: give. Class staff for their own classes only; kitchen and Cover not at all. */
const GIVERS: Who = ['lead', 'senco', 'office', 'first-aid', 'class'];
/** Medicines: stock. The agreements stand with it, as a part of the medical record that is edited. */
const KEEPERS = CARERS;

const ends = ['not-found'] as const;
const one = { medicineId: nobody() };
const moved = () => ({
  ...({ requestKey: nobody(), at: 'now', countedBy: nobody(), witness: null, medicineId: nobody() } as const),
});

/** The calls of medicines. */
export const WHO_MAY_MEDICINES: { readonly [K in Extract<CallName, `medicines.${string}`>]: Row<K> } = {
  'medicines.day': { who: GIVERS, own: true, input: none },
  'medicines.child': { who: GIVERS, child: true, input: (s, kind) => ({ childId: of(s, kind) }) },
  'medicines.doses': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), ...one, before: null }),
  },
  'medicines.record': { who: GIVERS, child: true, ends, input: (s, kind) => ({ childId: of(s, kind), ...one }) },
  'medicines.note': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), about: { kind: 'medicine', ...one } }),
  },
  'medicines.printNote': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), about: { kind: 'medicine', ...one }, holders: ['x'] }),
  },
  'medicines.noteGiven': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), about: { kind: 'medicine', ...one }, paperId: nobody(), whom: 'x' },
      requestKey: nobody(),
    }),
  },
  'medicines.agree': {
    ...{ who: KEEPERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), requestKey: nobody(), fields: agreementBy(nobody()) }),
  },
  'medicines.change': {
    ...{ who: KEEPERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), ...one, versionId: nobody(), words: 'x' },
      fields: agreementBy(nobody()),
    }),
  },
  'medicines.attachScan': {
    ...{ who: KEEPERS, child: true, ends: ['evidence-unreadable'] },
    input: (s, kind) => ({ ...{ childId: of(s, kind), ...one, versionId: nobody(), title: 'x', base64: 'eA==' } }),
  },
  'medicines.takeScanOff': {
    ...{ who: KEEPERS, child: true, ends: ['changed-elsewhere'] },
    input: (s, kind) => ({ childId: of(s, kind), evidenceId: nobody(), words: 'x' }),
  },
  'medicines.end': {
    ...{ who: KEEPERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), ...one, versionId: nobody(), reason: 'finished', words: '' }),
  },
  'medicines.recordInhaler': {
    ...{ who: GIVERS, child: true, ends: ['bad-input'] },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), requestKey: nobody(), at: 'now', puffs: 2, place: '', words: '', givenBy: nobody() },
      ...{ kitItemId: null, spacerItemId: null },
    }),
  },
  'medicines.takeInhalerBack': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), useId: nobody(), words: 'x' }),
  },
  'medicines.beforeDose': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), ...one, at: 'now', amount: null, how: null, slot: null, packId: null, corrects: null },
    }),
  },
  'medicines.give': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), ...one, requestKey: nobody(), versionId: nobody(), at: 'now', amount: 1 },
      ...{ how: 'staff', slot: null, packId: null, confirmed: { by: 'name' }, givenBy: nobody(), witness: null },
      ...{ override: null, late: '', reaction: '', corrects: null },
    }),
  },
  'medicines.notGiven': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), ...one, requestKey: nobody(), at: 'now', slot: null, reason: 'refused', words: '' },
      corrects: null,
    }),
  },
  'medicines.atHome': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), ...one, requestKey: nobody(), at: 'now', amount: 1, toldBy: 'Mum', corrects: null },
    }),
  },
  'medicines.takeBack': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), doseId: nobody(), requestKey: nobody(), words: 'x', witness: null }),
  },
  'medicines.tellParent': {
    ...{ who: GIVERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), doseId: nobody(), requestKey: nobody(), whom: 'Mum', by: nobody(), at: 'now' },
      how: 'phone',
    }),
  },
  'medicines.receive': {
    ...{ who: KEEPERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), ...moved(), quantity: 1, from: 'Mum', batch: '', expires: null },
      ...{ container: 'original', corrects: null },
    }),
  },
  'medicines.takeOut': {
    ...{ who: KEEPERS, child: true, ends },
    input: (s, kind) => ({
      ...{ childId: of(s, kind), ...moved(), packId: nobody(), kind: 'returned', quantity: 1, to: 'Mum', words: '' },
    }),
  },
  'medicines.count': {
    ...{ who: KEEPERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), ...moved(), packId: nobody(), found: 1, words: '' }),
  },
  'medicines.takeStockBack': {
    ...{ who: KEEPERS, child: true, ends },
    input: (s, kind) => ({ childId: of(s, kind), stockId: nobody(), requestKey: nobody(), words: 'x', witness: null }),
  },
};
