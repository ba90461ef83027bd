import { everyChild } from '#main/features/children/children.service.ts';
import { type ProcessedPhoto, photoOf, savePhoto } from '#main/features/photos/photos.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { fullName } from '#shared/domain/names.ts';
import { matchPhotos, PHOTO_DOUBT_WORDS } from '#shared/features/imports/match-photo.rules.ts';
import { type Choices, childIndex, type Plan, type PlannedRow } from './plan.ts';

/** A picture of the folder, already made safe, or why it cannot be opened. */
export interface PhotoFile {
  readonly name: string;
  readonly photo: ProcessedPhoto | null;
  readonly problem: string | null;
}

/** What a folder of photos would do. Lines are places in the folder, counted from 1. */
export function planPhotos(db: ReadDb, files: readonly PhotoFile[], choices: Choices): Plan {
  const children = new Map(everyChild(db).map((child) => [child.childId, child]));
  const matches = matchPhotos(
    files.map((file) => file.name),
    childIndex(db),
  );
  const rows = files.map((file, i): PlannedRow => {
    const line = i + 1;
    const base = { line, label: file.name, candidates: [] };
    const match = matches[i];
    const chosen = choices.get(line);
    if (!match || match.kind === 'not-a-picture') return { ...base, outcome: 'skipped', details: ['Not a picture.'] };
    const { photo } = file;
    if (!photo) return { ...base, outcome: 'skipped', details: [file.problem ?? 'This picture cannot be opened.'] };
    const childId = chosen ?? (match.kind === 'matched' ? match.childId : null);
    const child = childId && children.get(childId);
    if (!child) {
      if (match.kind === 'stranger')
        return { ...base, outcome: 'skipped', details: ['No child in the register fits this name.'] };
      if (match.kind === 'copy')
        return {
          ...base,
          outcome: 'doubtful',
          details: ['This looks like a second copy.'],
          candidates: match.candidates,
        };
      if (match.kind === 'doubtful')
        return { ...base, outcome: 'doubtful', details: [PHOTO_DOUBT_WORDS[match.why]], candidates: match.candidates };
      return { ...base, outcome: 'skipped', details: ['That child is no longer here.'] };
    }
    const details = [fullName(child)];
    const before = photoOf(db, child.childId);
    if (before?.sha256 === photo.sha256) return { ...base, outcome: 'unchanged', details };
    return {
      ...base,
      outcome: before ? 'changed' : 'added',
      details,
      apply: (tx, author, record, importId) => {
        const photoId = savePhoto(tx, child.childId, photo, author, importId);
        record('photo', photoId, 'added', { photoId: before?.photoId ?? null }, { childId: child.childId });
      },
    };
  });
  return { rows, warnings: [], named: null };
}
