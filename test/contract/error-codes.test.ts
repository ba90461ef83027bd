import { expect, it } from 'vitest';
import { ERROR_SENTENCES } from '#shared/contract/error-codes.ts';
import { sourceFiles } from './source-files.ts';

const CODES = Object.entries(ERROR_SENTENCES);

it('uses every code, so that no sentence stands for nothing', () => {
  const sources = sourceFiles(['src-main', 'src-shared', 'src-renderer'], /\.tsx?$/)
    .filter(({ path }) => !path.endsWith('error-codes.ts'))
    .map(({ text }) => text)
    .join('\n');
  expect(CODES.map(([code]) => code).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
});

it('tells a person what happened in whole sentences without the words of programmers', () => {
  for (const [code, sentence] of CODES) {
    if (sentence === '{reason}') continue;
    expect(sentence, code).toMatch(/^[A-Z].*[.?]$/s);
    expect(sentence, code).not.toMatch(
      /\b(error|exception|invalid|failed|null|undefined|database|SQL|server|token|payload)\b/i,
    );
    expect(sentence.length, code).toBeLessThan(260);
  }
});
