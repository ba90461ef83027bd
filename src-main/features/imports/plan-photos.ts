import { everyChild, toldApart } from '#main/features/children/children.service.ts';
import { type ProcessedPhoto, photoOf, savePhoto } from '#main/features/photos/photos.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Settling } from '#shared/features/imports/imports.model.ts';
import { matchPhotos, PHOTO_DOUBT_WORDS, type PhotoMatch } from '#shared/features/imports/match-photo.rules.ts';
import type { Job } from './job.ts';
import { childIndex, type Plan, type PlannedRow, skipped } from './plan.ts';

/** A picture of the folder, already made safe, or why it cannot be opened. */
export interface PhotoFile {
  readonly name: string;
  readonly photo: ProcessedPhoto | null;
  readonly problem: string | null;
}
type Doubtful = Extract<PhotoMatch, { kind: 'doubtful' | 'copy' }>;

/** What a folder of photos would do. Lines are places in the folder, counted from 1. */
export async function planPhotos(db: ReadDb, files: readonly PhotoFile[], job: Job): Promise<Plan> {
  const matches = matchPhotos(
    files.map((file) => file.name),
    childIndex(db),
  );
  const place = photoPlacer(db);
  const rows: PlannedRow[] = [];
  for (const [i, { name, photo, problem }] of files.entries()) {
    const line = i + 1;
    const match = matches[i];
    if (!match || match.kind === 'not-a-picture') rows.push(skipped(line, name, 'Not a picture.'));
    else if (!photo) rows.push(skipped(line, name, problem ?? 'This picture cannot be opened.'));
    else if (match.kind === 'stranger') rows.push(stranger(line, name, photo, place));
    else if (match.kind === 'matched') rows.push(place(line, name, photo, match.childId));
    else rows.push(doubtfulPhoto(line, name, photo, match, place));
    await job.breathe(line, files.length);
  }
  return { rows, warnings: [], named: null };
}

type Place = (line: number, name: string, photo: ProcessedPhoto, to: Settling) => PlannedRow;

/** Gives a picture to a child. */
export function photoPlacer(db: ReadDb): Place {
  const children = new Map(everyChild(db).map((child) => [child.childId, child]));
  const { toldLegally } = toldApart(db);
  return (line, name, photo, to) => {
    const child = to === 'new' ? undefined : children.get(to);
    if (!child) return skipped(line, name, 'That child is no longer here.');
    const { childId } = child;
    const base = {
      line,
      label: name,
      candidates: [],
      details: [toldLegally(child)],
    };
    const before = photoOf(db, childId);
    if (before?.sha256 === photo.sha256) return { ...base, outcome: 'unchanged' };
    return {
      ...base,
      outcome: before ? 'changed' : 'added',
      apply: ({ tx, author, record, importId }) => {
        const old = photoOf(tx, childId);
        const photoId = savePhoto(tx, childId, photo, author, importId);
        record('photo', photoId, 'added', { photoId: old?.photoId ?? null }, { childId });
      },
    };
  };
}

/** A picture that a person may still give to somebody, with what is kept when nobody does yet. */
function open(line: number, name: string, photo: ProcessedPhoto, candidates: readonly ChildId[], place: Place) {
  return {
    line,
    label: name,
    candidates,
    picture: photo,
    settle: (to: Settling) => place(line, name, photo, to),
  };
}

/** Nobody’s picture by its name: left out, unless a person knows better. Not kept: a stranger’s face is nobody’s business. */
const stranger = (line: number, name: string, photo: ProcessedPhoto, place: Place): PlannedRow => ({
  ...open(line, name, photo, [], place),
  outcome: 'skipped',
  details: ['No child in the register fits this name.'],
});

const doubtfulPhoto = (
  line: number,
  name: string,
  photo: ProcessedPhoto,
  match: Doubtful,
  place: Place,
): PlannedRow => ({
  ...open(line, name, photo, match.candidates, place),
  outcome: 'doubtful',
  details: [match.kind === 'copy' ? 'This looks like a second copy.' : PHOTO_DOUBT_WORDS[match.why]],
  kept: { name },
});
