import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessedPhoto } from '#main/features/photos/photos.service.ts';
import { processPhoto } from '#main/features/photos/process-photo.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { DIFFERENT_PHOTOS, photoGrain, syntheticPhoto } from './synthetic-photos.ts';
import { makeSyntheticSchool } from './synthetic-school.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SCHOOLS = join(root, 'out', 'bench', 'schools');
const PHOTOS = join(root, 'out', 'bench', 'photos');
/** What decides how a prepared school looks: with any change of these it is made anew. */
const SOURCES = [
  'src-main',
  'src-shared',
  'test/bench/synthetic-school.ts',
  'test/bench/synthetic-child.ts',
  'test/bench/synthetic-photos.ts',
];

export interface PreparedSchool {
  readonly folder: string;
  readonly size: number;
  readonly leadId: StaffId;
  /** Bytes put in, and bytes that the closed register takes on the disk. */
  readonly bytesIn: number;
  readonly bytesStored: number;
}

/** The school of this size: from `out/bench`, or made now. Nothing may write to its folder: see `onScratchCopy`. */
export async function preparedSchool(
  size: number,
  photos: () => Promise<readonly ProcessedPhoto[]>,
): Promise<PreparedSchool> {
  const name = `${size}-${fingerprint()}`;
  const folder = join(SCHOOLS, name);
  const facts = join(folder, 'made.json');
  if (!existsSync(facts)) {
    mkdirSync(SCHOOLS, { recursive: true });
    for (const old of readdirSync(SCHOOLS))
      if (old.startsWith(`${size}-`)) rmSync(join(SCHOOLS, old), { recursive: true });
    mkdirSync(folder);
    writeFileSync(facts, JSON.stringify(await makeSyntheticSchool(folder, size, await photos())));
  }
  const { leadId, bytes } = JSON.parse(readFileSync(facts, 'utf8')) as { leadId: StaffId; bytes: number };
  const bytesStored = ['register.db', 'vault.json'].reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  return { folder, size, leadId, bytesIn: bytes, bytesStored };
}

/** Works on a copy, so that every run begins with the same school. */
export async function onScratchCopy<T>(folder: string, work: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(root, 'out', 'bench', 'scratch-'));
  try {
    cpSync(folder, home, { recursive: true });
    return await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The different photos as a photographer's folder holds them: JPEG bytes, made once. */
export async function sourcePhotos(): Promise<readonly Buffer[]> {
  mkdirSync(PHOTOS, { recursive: true });
  const files = Array.from({ length: DIFFERENT_PHOTOS }, (_, i) => join(PHOTOS, `${i + 1}.jpg`));
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    const grain = photoGrain();
    await Promise.all(
      missing.map(async (file) => writeFileSync(file, await syntheticPhoto(files.indexOf(file) + 1, grain))),
    );
  }
  return files.map((file) => readFileSync(file));
}

/** The same photos as the register keeps them. */
export async function processedPhotos(): Promise<readonly ProcessedPhoto[]> {
  const made: ProcessedPhoto[] = [];
  for (const bytes of await sourcePhotos()) made.push(await processPhoto(bytes));
  return made;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).toSorted()) add(join(path, name));
    else hash.update(readFileSync(path));
  };
  for (const source of SOURCES) add(join(root, source));
  return hash.digest('hex').slice(0, 12);
}
