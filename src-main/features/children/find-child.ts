import MiniSearch from 'minisearch';
import type { OpenVault } from '#main/core/kernel.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { foldName, fullName } from '#shared/domain/names.ts';
import type { FoundChild } from '#shared/features/children/children.model.ts';
import { calledBy, everyChild, keyOf, photoUrl, sharedNames } from './children.service.ts';

interface Entry extends FoundChild {
  readonly id: ChildId;
  readonly names: string;
}
const MOST = 12;

/** One index per open vault, in memory only: it goes with the session. */
const indexes = new WeakMap<OpenVault, { readonly search: MiniSearch<Entry>; readonly entries: Map<ChildId, Entry> }>();

/** Must be called after any change of a child's name, class or photo. */
export const forgetNames = (open: OpenVault): boolean => indexes.delete(open);

function build(db: ReadDb) {
  const shared = sharedNames(db);
  const entries = new Map<ChildId, Entry>();
  for (const child of everyChild(db)) {
    if (child.leftOn !== null) continue;
    const called = calledBy(child);
    entries.set(child.childId, {
      id: child.childId,
      childId: child.childId,
      name: fullName(called),
      className: child.className ?? 'No class',
      born: shared.has(keyOf(child)) ? child.born : null,
      photoUrl: photoUrl(child.photoId),
      names: [fullName(called), fullName(child), child.formerSurname].filter(Boolean).join(' '),
    });
  }
  const search = new MiniSearch<Entry>({
    fields: ['names'],
    tokenize: (text) => foldName(text).split(' '),
    processTerm: (term) => term || null,
  });
  search.addAll([...entries.values()]);
  return { search, entries };
}

/** Children whose names begin so, or nearly so: accents, apostrophes and small slips are forgiven; sure hits stand first. */
export function findChildren(open: OpenVault, text: string): FoundChild[] {
  let index = indexes.get(open);
  if (!index) {
    index = build(open.store.read);
    indexes.set(open, index);
  }
  const terms = foldName(text);
  if (terms === '') return [];
  const sure = index.search.search(terms, { prefix: true, combineWith: 'AND' });
  const hits =
    sure.length > 0
      ? sure
      : index.search.search(terms, {
          prefix: true,
          fuzzy: (term) => (term.length > 3 ? 0.25 : false),
          combineWith: 'AND',
        });
  return hits.slice(0, MOST).flatMap((hit) => {
    const entry = index.entries.get(hit.id as ChildId);
    if (!entry) return [];
    const { id: _id, names: _names, ...found } = entry;
    return [found];
  });
}
