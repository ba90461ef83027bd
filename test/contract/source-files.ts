import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = new URL('../../', import.meta.url).pathname;

export interface SourceFile {
  /** From the project's own folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The source files under these folders, by what their names end with; other systems' export files are none. */
export function sourceFiles(folders: readonly string[], ends: RegExp): SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && ends.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('/fixtures/'))
    .map((file) => ({ path: relative(ROOT, file), text: readFileSync(file, 'utf8') }));
}

/** The folders under these that hold a file of their own. */
export function sourceFolders(folders: readonly string[]): string[] {
  const all = folders.flatMap((folder) => [
    join(ROOT, folder),
    ...readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name)),
  ]);
  return all
    .filter((folder) => !folder.includes('/fixtures/'))
    .map((folder) => relative(ROOT, folder))
    .sort();
}
