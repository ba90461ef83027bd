import { foldName } from '#shared/domain/names.ts';
import type { ConsentChild } from '#shared/features/consent/consent.model.ts';

/** A child with every name that a list may call it by. */
export interface NamedChild {
  readonly child: ConsentChild;
  readonly names: readonly { readonly forename: string; readonly surname: string }[];
  /** Whether the person who pastes may ask about it. The others only make a name doubtful. */
  readonly isWithin: boolean;
}

export interface PastedNames {
  matched: { readonly line: string; readonly child: ConsentChild }[];
  /** `elsewhere`: a child whom this person may not ask about bears the name too. */
  ambiguous: { readonly line: string; readonly candidates: ConsentChild[]; readonly elsewhere: boolean }[];
  unknown: string[];
}

/**
 * Finds the children of a pasted list, one name to a line, "Ava O’Brien" or "O’Brien, Ava". A full name that one child of the
 * school bears is that child; a shared name, or a forename alone, is asked, never guessed, not even by elimination: a name in
 * one's own class may be meant for a child of another.
 */
export function matchPastedNames(text: string, children: readonly NamedChild[]): PastedNames {
  const full = new Map<string, Set<NamedChild>>();
  const forenames = new Map<string, Set<NamedChild>>();
  const put = (index: Map<string, Set<NamedChild>>, key: string, child: NamedChild) =>
    index.set(key, (index.get(key) ?? new Set()).add(child));
  for (const named of children) {
    for (const { forename, surname } of named.names) {
      put(full, foldName(`${forename} ${surname}`), named);
      put(full, foldName(`${surname} ${forename}`), named);
      put(forenames, foldName(forename), named);
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
    const whole = [...(full.get(key) ?? [])];
    const bearers = whole.length > 0 ? whole : [...(forenames.get(key) ?? [])];
    const candidates = bearers.filter(({ isWithin }) => isWithin).map(({ child }) => child);
    const [only] = candidates;
    if (!only) found.unknown.push(line);
    else if (whole.length === 1) found.matched.push({ line, child: only });
    else found.ambiguous.push({ line, candidates, elsewhere: candidates.length < bearers.length });
  }
  return found;
}
