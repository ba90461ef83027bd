import type { ChildId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import { type ChildIndex, type ChildKeys, namesOf } from './match-row.rules.ts';

/** What a picture's file name says about whose it is. */
export type PhotoMatch =
  | { readonly kind: 'matched'; readonly childId: ChildId; readonly by: 'upn' | 'admission' | 'name' | 'initial' }
  | { readonly kind: 'doubtful'; readonly why: PhotoDoubt; readonly candidates: readonly ChildId[] }
  /** Named like another picture, "004062 (2)": left out, since nobody knows which of the two is meant. */
  | { readonly kind: 'copy'; readonly candidates: readonly ChildId[] }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'not-a-picture' };
export type PhotoDoubt = 'name-shared' | 'number-shared' | 'two-pictures';

export const PHOTO_DOUBT_WORDS: Readonly<Record<PhotoDoubt, string>> = {
  'name-shared': 'More than one child has this name.',
  'number-shared': 'More than one child has this number.',
  'two-pictures': 'Another picture in this folder belongs to the same child.',
};

const PICTURE = /\.(?:jpe?g|png)$/i;
const COPY = /(?: \(\d+\)| - copy(?: \(\d+\))?)$/i;

/**
 * Whose pictures these are, by their file names, in the order given: UPN, then admission number exactly as written (a
 * camera counts too, so "4062" is not "004062"), then a full name in either order that one child alone bears, then an
 * initial and surname. A name of two children is asked, never guessed; two pictures of one child are both asked.
 */
export function matchPhotos(fileNames: readonly string[], index: ChildIndex): PhotoMatch[] {
  const names = nameKeys(index.all);
  const matches = fileNames.map((fileName) => matchPhoto(fileName, index, names));
  const pictures = new Map<ChildId, number>();
  for (const match of matches)
    if (match.kind === 'matched') pictures.set(match.childId, (pictures.get(match.childId) ?? 0) + 1);
  return matches.map((match) =>
    match.kind === 'matched' && (pictures.get(match.childId) ?? 0) > 1
      ? { kind: 'doubtful', why: 'two-pictures', candidates: [match.childId] }
      : match,
  );
}

interface NameKeys {
  readonly full: ReadonlyMap<string, ReadonlySet<ChildKeys>>;
  readonly initial: ReadonlyMap<string, ReadonlySet<ChildKeys>>;
}

function matchPhoto(fileName: string, index: ChildIndex, names: NameKeys): PhotoMatch {
  const own = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).normalize('NFC');
  // "._name.jpg" is a Mac's note about a picture, not the picture.
  if (!PICTURE.test(own) || own.startsWith('.')) return { kind: 'not-a-picture' };
  const stem = own.replace(PICTURE, '').trim();
  if (!COPY.test(stem)) return byStem(stem, index, names);
  const original = byStem(stem.replace(COPY, ''), index, names);
  if (original.kind === 'matched') return { kind: 'copy', candidates: [original.childId] };
  return original.kind === 'doubtful' ? { kind: 'copy', candidates: original.candidates } : original;
}

function byStem(stem: string, index: ChildIndex, names: NameKeys): PhotoMatch {
  const number = stem.toUpperCase();
  const squeezed = squeeze(stem);
  const tries = [
    ['upn', 'number-shared', index.byUpn.get(number) ?? []],
    ['admission', 'number-shared', index.byAdmission.get(number) ?? []],
    ['name', 'name-shared', [...(names.full.get(squeezed) ?? [])]],
    // "JSmith", "J_Smith": a single capital before a further one, so that no plain surname passes for one.
    ['initial', 'name-shared', /^\p{Lu}[\s_.-]*\p{Lu}/u.test(stem) ? [...(names.initial.get(squeezed) ?? [])] : []],
  ] as const;
  for (const [by, why, found] of tries) {
    const [first] = found;
    if (first && found.length === 1) return { kind: 'matched', childId: first.childId, by };
    if (first) return { kind: 'doubtful', why, candidates: found.map((child) => child.childId) };
  }
  return { kind: 'stranger' };
}

const squeeze = (text: string): string => foldName(text).replaceAll(' ', '');

function nameKeys(children: readonly ChildKeys[]): NameKeys {
  const full = new Map<string, Set<ChildKeys>>();
  const initial = new Map<string, Set<ChildKeys>>();
  const put = (map: Map<string, Set<ChildKeys>>, key: string, child: ChildKeys) => {
    const bearers = map.get(key) ?? new Set();
    map.set(key, bearers.add(child));
  };
  for (const child of children) {
    for (const [forename, surname] of namesOf(child)) {
      const first = squeeze(forename);
      const last = squeeze(surname);
      if (first === '' || last === '') continue;
      put(full, last + first, child);
      put(full, first + last, child);
      put(initial, first.charAt(0) + last, child);
    }
  }
  return { full, initial };
}
