import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, sourceFiles, sourceFolders } from './source-files.ts';

const children = (folder: string) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
/** Every folder of the sources; of tests and assets those at the top, since the rest mirror the sources. */
const FOLDERS = [
  ...sourceFolders(['src-main', 'src-renderer', 'src-shared']),
  ...children('test'),
  ...children('assets'),
];

it('has a README in every source folder, under 40 lines, that begins with what lives there', () => {
  expect(FOLDERS.length).toBeGreaterThan(40);
  const without = FOLDERS.filter((folder) => !existsSync(join(ROOT, folder, 'README.md')));
  expect(without, 'folders without a README.md').toEqual([]);
  const odd = FOLDERS.filter((folder) => {
    const text = readFileSync(join(ROOT, folder, 'README.md'), 'utf8');
    return !/^# .+\n\n\S/.test(text) || text.split('\n').length > 40;
  });
  expect(odd, 'READMEs that are too long, or have no title and no words').toEqual([]);
});

it('has no source file over 350 lines', () => {
  const files = sourceFiles(['src-main', 'src-renderer', 'src-shared', 'test', '.scripts'], /\.(ts|tsx|mts|mjs|css)$/);
  expect(files.length).toBeGreaterThan(200);
  const long = files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .sort((a, b) => b.lines - a.lines);
  process.stdout.write(
    `The longest: ${long
      .slice(0, 5)
      .map(({ path, lines }) => `${path} ${lines}`)
      .join(', ')}\n`,
  );
  expect(long.filter(({ lines }) => lines > 350)).toEqual([]);
});
