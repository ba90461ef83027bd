import { describe, expect, it } from 'vitest';
import { foldName, fullName, isLetterLoss, nameKey, registerName, shortNames } from '#shared/domain/names.ts';

describe('names that are compared', () => {
  it.each([
    ['O’Brien', 'obrien'],
    ["O'Brien", 'obrien'],
    ['Łukasz', 'lukasz'],
    ['Zoë', 'zoe'],
    ['Zoe\u0308', 'zoe'],
    ['Anne-Marie', 'anne marie'],
    ['  van  der   Berg ', 'van der berg'],
    ['Søren Ægir Straße', 'soren aegir strasse'],
    ['Þóra Đorđe', 'thora dorde'],
    ['J.P.', 'jp'],
    ['Ольга', 'ольга'],
    ['王 小明', '王 小明'],
    ['', ''],
  ])('%j folds to %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('meet in one key however they are written', () => {
    expect(nameKey({ forename: 'Łukasz', surname: 'O’Brien' })).toBe(
      nameKey({ forename: 'lukasz', surname: "O'BRIEN" }),
    );
    expect(nameKey({ forename: 'Ann', surname: 'Lee' })).not.toBe(nameKey({ forename: 'Anna', surname: 'Lee' }));
  });
});

describe('a letter that an export lost', () => {
  it.each([
    ['?ukasz', 'Łukasz', true],
    ['Zo\uFFFD', 'Zoë', true],
    ['Zo?', 'Zoe\u0308', true],
    ['?ahra', 'Zahra', false],
    ['Łukasz', 'Łukasz', false],
    ['?ukas', 'Łukasz', false],
    ['?ukosz', 'Łukasz', false],
    ['Lukasz', 'Łukasz', false],
  ])('%j is what was left of %j: %s', (lossy, full, lost) => {
    expect(isLetterLoss(lossy, full)).toBe(lost);
  });
});

describe('names that are shown', () => {
  const ava = { forename: 'Ava', surname: 'O’Brien' };
  it('stand as called and as sorted', () => {
    expect([fullName(ava), registerName(ava)]).toEqual(['Ava O’Brien', 'O’Brien, Ava']);
    expect(fullName({ forename: '', surname: 'Lee' })).toBe('Lee');
  });

  it('are as short as the list allows, and never alike for two children', () => {
    const list = [
      { forename: 'Ava', surname: 'Brown' },
      { forename: 'Ava', surname: 'Bright' },
      { forename: 'Ava', surname: 'Cole' },
      { forename: 'Ben', surname: 'Brown' },
    ];
    expect(shortNames(list)).toEqual(['Ava Bro.', 'Ava Bri.', 'Ava C.', 'Ben B.']);
  });

  it('begin with a name, not with a particle', () => {
    const list = ['van der Berg', 'd’Arcy', 'smith', 'de la Cruz', 'O’Brien'].map((surname) => ({
      forename: 'Yasmin',
      surname,
    }));
    expect(shortNames(list)).toEqual(['Yasmin van der B.', 'Yasmin d’A.', 'Yasmin s.', 'Yasmin de la C.', 'Yasmin O.']);
  });

  it('are whole where even the whole names are alike', () => {
    const twice = { forename: 'Ava', surname: 'Brown' };
    expect(shortNames([twice, { ...twice }])).toEqual(['Ava Brown', 'Ava Brown']);
  });
});
