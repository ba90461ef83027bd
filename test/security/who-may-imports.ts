import type { CallName } from '#shared/contract/contract.ts';
import { nobody, none, ROLLERS, type Row } from './who.ts';

/** The calls of imports: for those who may bring files in. */
export const WHO_MAY_IMPORTS: { readonly [K in Extract<CallName, `imports.${string}`>]: Row<K> } = {
  'imports.upload': {
    who: ROLLERS,
    input: () => ({ uploadId: null, fileName: 'x.csv', base64: '', last: true }),
  },
  'imports.preview': {
    who: ROLLERS,
    ends: ['not-found'],
    input: () => ({ uploadIds: [nobody()], kind: null, mapping: null }),
  },
  'imports.apply': {
    who: ROLLERS,
    ends: ['import-changed'],
    input: () => ({ previewId: nobody(), choices: [] }),
  },
  'imports.drop': { who: ROLLERS, input: none },
  'imports.arrange': { who: ROLLERS, ends: ['not-found'], input: () => ({ uploadIds: [nobody()] }) },
  'imports.columns': { who: ROLLERS, ends: ['not-found'], input: () => ({ uploadId: nobody(), kind: null }) },
  'imports.rows': {
    who: ROLLERS,
    ends: ['import-changed'],
    input: () => ({ previewId: nobody(), outcome: 'added', from: 0 }),
  },
  'imports.cancel': { who: ROLLERS, input: () => ({ jobId: nobody() }) },
  'imports.doubts': { who: ROLLERS, input: none },
  'imports.settleDoubt': {
    who: ROLLERS,
    ends: ['changed-elsewhere'],
    input: () => ({ doubtId: nobody(), childId: nobody() }),
  },
  'imports.dismissDoubts': {
    who: ROLLERS,
    ends: ['changed-elsewhere'],
    input: () => ({ doubtIds: [nobody()], words: 'x' }),
  },
  'imports.profiles': { who: ROLLERS, input: none },
  'imports.saveProfile': {
    who: ROLLERS,
    ends: ['not-found'],
    input: () => ({ uploadId: nobody(), name: 'x', kind: 'pupils', mapping: {}, purposes: [] }),
  },
  'imports.renameProfile': {
    who: ROLLERS,
    ends: ['not-found'],
    input: () => ({ profileId: nobody(), name: 'x' }),
  },
  'imports.removeProfile': { who: ROLLERS, ends: ['not-found'], input: () => ({ profileId: nobody() }) },
  'imports.attention': { who: ROLLERS, input: none },
  'imports.history': { who: ROLLERS, input: none },
  'imports.undo': { who: ROLLERS, ends: ['not-found'], input: () => ({ importId: nobody() }) },
};
