import { expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const [map] = sourceFiles(['src-renderer/app'], /^screens\.tsx$/);
/** The screens as `app/screens.tsx` registers them: component and file. */
const SCREENS = [...(map?.text ?? '').matchAll(/import \{ (\w+) \} from '\.\.\/(features\/[^']+)'/g)].map(
  ([, name = '', path = '']) => ({ name, path: `src-renderer/${path}` }),
);
const sources = new Map(sourceFiles(['src-renderer/features'], /\.tsx$/).map(({ path, text }) => [path, text]));

it('gives every screen its short help', () => {
  expect(SCREENS.length).toBeGreaterThan(9);
  const without = SCREENS.filter(({ path }) => !/\bhelp=|<HelpPanel\b/.test(sources.get(path) ?? '')).map(
    ({ name }) => name,
  );
  expect(without).toEqual([]);
});

it('gives every screen that asks the core for something a word for when it fails', () => {
  const asking = SCREENS.filter(({ path }) => /\buseCall\b|\buseQuery\b|<Answer\b/.test(sources.get(path) ?? ''));
  expect(asking.length).toBeGreaterThan(5);
  const silent = asking.filter(
    ({ path }) => !/<Answer\b|\bisError\b|ErrorState|\berror\b|onError|failure/i.test(sources.get(path) ?? ''),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});
