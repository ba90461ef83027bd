import { expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';
import { AUDIT_WORDS, LOOKS } from '#shared/features/audit/audit.model.ts';
import { isFieldName } from '#shared/features/audit/audit-fields.ts';
import { sourceFiles } from './source-files.ts';

const DEFS = Object.entries(contract) as [string, CallDef][];
const NAMES = Object.keys(AUDIT_WORDS);

it('has words for what every call writes into the audit, and every command writes something', () => {
  for (const [name, def] of DEFS) {
    if (def.kind === 'command') expect(def.audit, name).toMatch(/^[a-z-]+\.[a-z-]+$/);
    if (def.audit !== undefined) expect(NAMES, name).toContain(def.audit);
  }
});

it('has words for what the core writes besides, and no words that nothing writes', () => {
  const core = sourceFiles(['src-main', 'src-shared'], /\.ts$/).filter(({ path }) => !path.endsWith('audit.model.ts'));
  const literals = new Set(
    core.flatMap(({ text }) => [...text.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, what]) => what)),
  );
  const written = core.flatMap(({ text }) => [...text.matchAll(/\bwhat: '([^']+)'/g)].map(([, what]) => what ?? ''));
  expect(written.length).toBeGreaterThan(3);
  expect(written.filter((what) => !NAMES.includes(what))).toEqual([]);
  expect(NAMES.filter((name) => !literals.has(name))).toEqual([]);
  expect(LOOKS.filter((name) => !NAMES.includes(name))).toEqual([]);
});

it('has words for every field that an entry names outright', () => {
  const calls = sourceFiles(['src-main/features', 'src-main/core'], /\.ts$/).flatMap(({ text }) => [
    ...text.matchAll(/\b(?:audit|alsoAudit)\(\{[^}]*?fields: \[([^\]]*)\]/g),
  ]);
  const named = calls.flatMap(([, inner]) =>
    [...(inner ?? '').replaceAll(/`[^`]*`/g, '').matchAll(/'([^']+)'/g)].map(([, field]) => field ?? ''),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((field) => field !== '' && !isFieldName(field))).toEqual([]);
});

it('says it as somebody would tell it, never in the code’s words', () => {
  for (const [name, words] of Object.entries(AUDIT_WORDS)) {
    // "Mrs Bell" and then these words.
    expect(words, name).toMatch(/^[a-z][^_{}<>=]+$/);
    expect(words.includes(name), name).toBe(false);
    expect(words, name).not.toMatch(/\b(null|undefined|session id|uuid|json|database|row|query|dispatch|handler)\b/i);
  }
  expect(new Set(Object.values(AUDIT_WORDS)).size).toBe(NAMES.length);
});
