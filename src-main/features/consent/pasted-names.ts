import { foldName } from '#shared/domain/names.ts';
import type { ConsentChild } from '#shared/features/consent/consent.model.ts';

/** A child with every name that a list may call it by. */
export interface NamedChild {
  readonly child: ConsentChild;
  readonly names: readonly { readonly forename: string; readonly surname: string }[];
}

export interface PastedNames {
  matched: { readonly line: string; readonly child: ConsentChild }[];
  ambiguous: { readonly line: string; readonly candidates: ConsentChild[] }[];
  unknown: string[];
}

/**
 * Finds the children of a pasted list, one name to a line, "Ava O’Brien" or "O’Brien, Ava". A full name that one child bears
 * is that child; a shared name, or a forename alone, is asked, never guessed, not even by elimination.
 */
export function matchPastedNames(text: string, children: readonly NamedChild[]): PastedNames {
  const full = new Map<string, Set<ConsentChild>>();
  const forenames = new Map<string, Set<ConsentChild>>();
  const put = (index: Map<string, Set<ConsentChild>>, key: string, child: ConsentChild) =>
    index.set(key, (index.get(key) ?? new Set()).add(child));
  for (const { child, names } of children) {
    for (const { forename, surname } of names) {
      put(full, foldName(`${forename} ${surname}`), child);
      put(full, foldName(`${surname} ${forename}`), child);
      put(forenames, foldName(forename), child);
    }
  }
  const found: PastedNames = { matched: [], ambiguous: [], unknown: [] };
  const seen = new Set<string>();
  for (const raw of text.split(/[\r\n;\t]+/)) {
    const line = raw
      .replace(/^\s*(?:\d+[.)]|[-•*])\s*/u, '')
      .trim()
      .slice(0, 120);
    const key = foldName(line);
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    const [only, ...others] = full.get(key) ?? [];
    if (only && others.length === 0) found.matched.push({ line, child: only });
    else if (only) found.ambiguous.push({ line, candidates: [only, ...others] });
    else if (forenames.has(key)) found.ambiguous.push({ line, candidates: [...(forenames.get(key) ?? [])] });
    else found.unknown.push(line);
  }
  return found;
}
