import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWER_MEANINGS, ANSWER_WORDS } from '#shared/features/consent/answer-now.rules.ts';
import { foldAnswer, meaningOf, readAnswer } from '#shared/features/imports/answer-words.rules.ts';

test.each([
  ['Yes', 'given'],
  [' y ', 'given'],
  ['TRUE', 'given'],
  ['1', 'given'],
  ['Granted', 'given'],
  ['✓', 'given'],
  ['✔️', 'given'],
  ['☑', 'given'],
  ['Ｙｅｓ', 'given'],
  ['Consent given.', 'given'],
  ['No', 'refused'],
  ['n', 'refused'],
  ['False', 'refused'],
  ['0', 'refused'],
  ['Declined', 'refused'],
  ['Not  granted', 'refused'],
  ['I do not consent', 'refused'],
  ['❌', 'refused'],
  ['Withdrawn', 'withdrawn'],
  ['Objected', 'objected'],
  ['Left blank', 'no-answer'],
  ['Run out', 'expired'],
  ['Not asked', 'not-asked'],
  ['Do not photograph', 'stopped'],
])('%j says %s', (text, meaning) => expect(readAnswer(text)).toBe(meaning));

describe('what may mean two things, or what nobody here knows, is asked about', () => {
  test.each([
    '',
    'x',
    '☒',
    '☐',
    '-',
    'n/a',
    '?',
    'pending',
    'yes but not online',
    'No response',
    '-1',
    '2',
    'Ja',
    'group only',
  ])('%j', (text) => expect(readAnswer(text)).toBeNull());
});

test('each word of our own lists is read back as what it was', () => {
  for (const meaning of ANSWER_MEANINGS) expect(readAnswer(ANSWER_WORDS[meaning])).toBe(meaning);
});

const anyCase = (word: string) =>
  fc
    .tuple(fc.array(fc.boolean(), { minLength: word.length, maxLength: word.length }), fc.constantFrom('', ' ', '  '))
    .map(([up, gap]) => gap + [...word].map((letter, i) => (up[i] ? letter.toUpperCase() : letter)).join('') + gap);

test('capitals and gaps change no answer', () => {
  const words = ['yes', 'no', 'granted', 'not granted', 'withdrawn', 'left blank', 'true', 'false'];
  fc.assert(
    fc.property(
      fc.constantFrom(...words).chain((word) => anyCase(word).map((written) => [word, written] as const)),
      ([word, written]) => {
        expect(readAnswer(written)).toBe(readAnswer(word));
      },
    ),
  );
});

test('nothing with a word of denial in it is ever a yes, and a longer remark is never an answer', () => {
  const denial = fc.constantFrom('not', 'no', 'never', 'refuse', 'without', 'except', 'but');
  const yes = fc.constantFrom('yes', 'granted', 'given', 'true', 'consented', 'allowed', '1', '✓');
  fc.assert(
    fc.property(denial, yes, fc.boolean(), (no, word, first) => {
      expect(readAnswer(first ? `${no} ${word}` : `${word} ${no}`)).not.toBe('given');
    }),
  );
  fc.assert(
    fc.property(yes, fc.stringMatching(/^[a-z]{2,12}( [a-z]{2,12}){1,3}$/), (word, remark) => {
      expect(readAnswer(`${word} ${remark}`)).not.toBe('given');
    }),
  );
});

test('any text is an answer only as a word of the list, or as a person said of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const said = new Map([[foldAnswer(text), 'withdrawn' as const]]);
      expect(meaningOf(text, new Map())).toBe(readAnswer(text));
      expect(meaningOf(text, said)).toBe(readAnswer(text) ?? 'withdrawn');
    }),
  );
});
