import type { ReadDb } from '#main/store/sql.ts';
import type { FoundChild } from '#shared/features/children/children.model.ts';
import { bornWords } from '#shared/features/children/told-apart.rules.ts';
import { photoUrl } from './children.service.ts';
import { knownNames } from './known-names.ts';

const MOST = 12;

/**
 * Children on roll whose names begin so, or nearly so: accents, apostrophes, special letters and small slips are forgiven;
 * sure hits stand first. A name that another child bears comes with the birthday.
 */
export function findChildren(db: ReadDb, text: string): FoundChild[] {
  const names = knownNames(db);
  return names.index.search(text, MOST).map(({ childId, called, keys, className, born, photoId }) => ({
    childId,
    name: called,
    className: className ?? 'No class',
    apart: names.shared.has(keys[0] ?? '') ? bornWords(born) : null,
    photoUrl: photoUrl(photoId),
  }));
}
