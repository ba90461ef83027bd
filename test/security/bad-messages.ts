import fc from 'fast-check';

/** Values that have broken other programs: wrong kinds, edges of numbers, text that is no text, keys of the prototype. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 63,
  0.1,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff\ud800y',
  '\u202e\u2066\ufeff',
  'e\u0301'.repeat(2000),
  'x'.repeat(400_000),
  '🧒🏽'.repeat(50_000),
  "'; DROP TABLE child; --",
  '../../../etc/passwd',
  '{{constructor}}',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-7000-8000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'AAAA',
  '%PDF-',
  [],
  [[]],
  {},
  Array.from({ length: 3000 }, (_, i) => i),
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  JSON.parse('{"constructor":{"prototype":{"x":1}}}'),
  JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`),
  JSON.parse(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`),
];
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '\0', 'childId', 'then', 'x'];

type Change = {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'add' | 'wrap' | 'double';
  readonly value: unknown;
};

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(40),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'wrap', 'double'),
  value: hostile,
});

/** Inputs that are nearly right, or nothing at all like it. */
export const badInput = (right: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }).map((list) => list.reduce(changed, right)),
    },
    { weight: 1, arbitrary: hostile },
  );

/** Messages as a page could send them, whole. */
export const badMessage: fc.Arbitrary<unknown> = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  hostile,
  fc
    .record({ name: fc.oneof(hostile, fc.constantFrom(...KEYS)), input: hostile })
    .map((message) => JSON.stringify(message)),
);

/** The value with one place in it changed; places are counted through, so that every depth has its turn. */
function changed(value: unknown, { at, how, value: put }: Change): unknown {
  const places: ((swap: unknown) => unknown)[] = [];
  collect(value, (swap) => swap, places);
  const place = places[at % places.length];
  if (!place) return put;
  switch (how) {
    case 'replace':
      return place(put);
    case 'remove':
      return place(undefined);
    case 'wrap':
      return place([value]);
    case 'double':
      return place({ ...(Object(value) as object), ...(Object(value) as object), again: value });
    case 'add': {
      const key = KEYS[at % KEYS.length] ?? 'x';
      // By defineProperty, since `__proto__` as a plain key would set the prototype and vanish.
      const copy = typeof value === 'object' && value !== null ? { ...value } : {};
      return Object.defineProperty(copy, key, { value: put, enumerable: true, configurable: true, writable: true });
    }
  }
}

function collect(value: unknown, rebuild: (swap: unknown) => unknown, places: ((swap: unknown) => unknown)[]): void {
  places.push(rebuild);
  if (places.length > 60 || typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const inside = (swap: unknown) => {
      if (Array.isArray(value)) return rebuild(value.map((one, i) => (String(i) === key ? swap : one)));
      const { [key]: _gone, ...others } = value as Record<string, unknown>;
      return rebuild(swap === undefined ? others : { ...others, [key]: swap });
    };
    collect(inner, inside, places);
  }
}
