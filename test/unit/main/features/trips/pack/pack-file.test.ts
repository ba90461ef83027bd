import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  newWords,
  type Opened,
  openPack,
  readPackHeader,
  sealPack,
  WORDS,
} from '#main/features/trips/pack/pack-file.ts';
import { WORD_LIST } from '#main/features/trips/pack/word-list.ts';
import { derivePassphraseKey, KDF_FLOOR } from '#main/vault/key-derivation.ts';
import { calendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import type { StaffId, TripAdultId, TripId, TripPackId } from '#shared/domain/ids.ts';
import { PACK_TROUBLE_WORDS, PACK_TROUBLES, type PackContents } from '#shared/features/trips/pack.model.ts';
import { packTime, packWindow, typedWords, waitAfter } from '#shared/features/trips/pack.rules.ts';
import { tripPlan } from '../../../../../support/trip-plan.ts';

const { adults: _adults, leaderId: _leader, ...PLAN } = tripPlan('s1' as StaffId);
const packId = '0192f000-0000-7000-8000-0000000000aa' as TripPackId;
const adultId = '0192f000-0000-7000-8000-0000000000ab' as TripAdultId;
const CONTENTS: PackContents = {
  ...{ packId, tripId: '0192f000-0000-7000-8000-0000000000ac' as TripId, school: { name: 'Test School', phone: '' } },
  ...{ plan: PLAN, leaderAdultId: adultId, groups: [], children: [], madeAt: '2026-12-01T09:00:00.000Z' as Instant },
  ...{ adults: [{ adultId, name: 'Mr Canary', phone: '', kind: 'staff', staffId: null }], madeBy: 'Mrs A Larch' },
};
const WINDOW = packWindow(PLAN);
const SEALING = { packId, vaultId: 'vault-of-the-school', ...WINDOW };
const PHRASE = 'other most city state such national';
/** The same bytes in every run, so that the file is a known answer. */
const counting = () => {
  let next = 0;
  return (bytes: number) => Buffer.from(Array.from({ length: bytes }, () => next++ % 256));
};
const DURING = new Date('2026-12-03T12:00:00Z');

let bytes: Buffer;
let key: Buffer;
beforeAll(async () => {
  ({ bytes, key } = await sealPack(CONTENTS, SEALING, PHRASE, counting()));
});
const open = (more: Partial<Parameters<typeof openPack>[0]> = {}) =>
  openPack({ bytes, by: { words: PHRASE }, now: DURING, lastSeen: null, vaultId: null, ...more });
const said = async (more: Partial<Parameters<typeof openPack>[0]>) => troubleOf(await open(more));
const troubleOf = (opened: Opened<unknown>) => (opened.ok ? 'ok' : opened.trouble);
const resummed = (changed: Buffer) => {
  createHash('sha256')
    .update(changed.subarray(0, -32))
    .digest()
    .copy(changed, changed.length - 32);
  return changed;
};
const flipped = (at: number, bit = 0) => {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
};

describe('the words', () => {
  it('are at least 2,048, plain, four to eight letters, no two alike in their first four or within one letter', () => {
    expect(WORD_LIST.length).toBeGreaterThanOrEqual(2048);
    expect(WORD_LIST.every((word) => /^[a-z]{4,8}$/.test(word))).toBe(true);
    expect(new Set(WORD_LIST.map((word) => word.slice(0, 4))).size).toBe(WORD_LIST.length);
    const all = new Set(WORD_LIST);
    const masks = WORD_LIST.flatMap((word) =>
      [...word].map((_letter, at) => `${word.slice(0, at)}*${word.slice(at + 1)}`),
    );
    expect(new Set(masks).size).toBe(masks.length);
    const shorter = WORD_LIST.flatMap((word) => [...word].map((_letter, at) => word.slice(0, at) + word.slice(at + 1)));
    expect(shorter.filter((word) => all.has(word))).toEqual([]);
  });

  it('of a new pack are six of them, from the whole list', () => {
    const made = Array.from({ length: 400 }, newWords);
    expect(
      made.every((one) => one.split(' ').length === WORDS && one.split(' ').every((word) => WORD_LIST.includes(word))),
    ).toBe(true);
    expect(new Set(made).size).toBe(400);
    expect(new Set(made.flatMap((one) => one.split(' '))).size).toBeGreaterThan(1000);
  });

  it('are the same however they are typed', () => {
    expect(typedWords('  Other most,CITY\nstate  such-national ')).toBe(PHRASE);
  });
});

describe('a pack', () => {
  it('opens by its words and by the key that the office keeps, and holds what was put in', async () => {
    expect(await open()).toEqual({ ok: true, value: CONTENTS });
    expect(await open({ by: { key }, now: new Date('2030-01-01T00:00:00Z'), vaultId: SEALING.vaultId })).toEqual({
      ok: true,
      value: CONTENTS,
    });
    expect(bytes.includes('Canary') || bytes.includes('Test School') || bytes.includes('museum')).toBe(false);
  });

  it('is the known answer: the key that a frozen salt and phrase give', async () => {
    const read = readPackHeader(bytes);
    const header = read.ok ? read.value.header : null;
    expect(key.toString('hex')).toBe(Buffer.from(Array.from({ length: 32 }, (_one, at) => at)).toString('hex'));
    expect(header?.salt).toBe(Buffer.from(Array.from({ length: 16 }, (_one, at) => at + 32)).toString('base64'));
    const derived = await derivePassphraseKey(PHRASE, Buffer.from(header?.salt ?? '', 'base64'), KDF_FLOOR);
    expect(derived.toString('hex')).toBe('0c2237d0f3a561f227390d3f9f1435624803a9ab6ff6f8f20a3cf325b85ed1fb');
    expect(header?.kdf).toEqual({ algorithm: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 });
  });

  it('tells how many children it holds to a block of bytes only', async () => {
    const longer = await sealPack({ ...CONTENTS, madeBy: 'x'.repeat(500) }, SEALING, PHRASE);
    expect(longer.bytes.length).toBe(bytes.length);
  });

  it.each<[string, Partial<Parameters<typeof openPack>[0]>, string]>([
    ['one word wrong', { by: { words: PHRASE.replace('city', 'town') } }, 'wrong-words'],
    ['no words', { by: { words: '' } }, 'wrong-words'],
    ['another school’s register', { vaultId: 'another' }, 'other-school'],
    ['a minute before its time', { now: new Date(Date.parse(WINDOW.readableFrom) - 60_000) }, 'not-yet'],
    ['its first moment', { now: new Date(WINDOW.readableFrom) }, 'ok'],
    ['its last moment', { now: new Date(WINDOW.readableUntil) }, 'ok'],
    ['a minute after its time', { now: new Date(Date.parse(WINDOW.readableUntil) + 60_000) }, 'over'],
    ['a clock that was turned back', { lastSeen: '2026-12-03T13:00:00.000Z' as Instant }, 'clock-back'],
    ['a clock that was set right', { lastSeen: '2026-12-03T12:04:00.000Z' as Instant }, 'ok'],
    ['an empty file', { bytes: Buffer.alloc(0) }, 'cut-short'],
    ['some other file', { bytes: Buffer.from('%PDF-1.7 and so on, for a while') }, 'not-a-pack'],
  ])('says so of %s', async (_words, more, expected) => {
    expect(await said(more)).toBe(expected);
  });

  it('has a sentence of its own for each way in which it does not open', () => {
    expect(new Set(PACK_TROUBLES.map((trouble) => PACK_TROUBLE_WORDS[trouble])).size).toBe(PACK_TROUBLES.length);
  });

  it('says that a newer Careboard made it, whatever follows', async () => {
    const newer = Buffer.from(bytes);
    newer.writeUInt16BE(2, 6);
    expect(await said({ bytes: resummed(newer) })).toBe('newer');
  });

  it('says of one flipped bit anywhere that it is damaged, before any word is tried', () => {
    const length = bytes.length;
    const places = [
      ...Array.from({ length: 700 }, (_one, at) => at).filter((at) => at >= 8),
      ...Array.from({ length: 200 }, (_one, at) => 700 + Math.floor((at * (length - 700)) / 200)),
      ...Array.from({ length: 32 }, (_one, at) => length - 1 - at),
    ];
    const silent = places.filter((at) => {
      const trouble = troubleOf(readPackHeader(flipped(at, at % 8)));
      return !['damaged', 'cut-short'].includes(trouble);
    });
    expect(silent).toEqual([]);
  });

  it('never opens with a bit flipped and the sum made anew: header, key and body are authenticated', async () => {
    const later = Buffer.from(bytes);
    // One digit of the year until which it may be read.
    later.write('9', bytes.indexOf('"readableUntil":"') + 20, 'latin1');
    expect(readPackHeader(resummed(later)).ok).toBe(true);
    expect(await said({ bytes: resummed(later) })).not.toBe('ok');
    for (const place of [bytes.length - 33, bytes.length - 5000, bytes.indexOf('"wrapped"') + 20]) {
      const trouble = await said({ bytes: resummed(flipped(place)) });
      expect(['damaged', 'wrong-words']).toContain(trouble);
    }
    const body = await said({ bytes: resummed(flipped(bytes.length - 100)), by: { key } });
    expect(body).toBe('damaged');
  });

  it('says of any cut that it is cut short', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
        expect(troubleOf(readPackHeader(bytes.subarray(0, length)))).toBe('cut-short');
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a header that asks for less than the floor', () => {
    const weak = Buffer.from(bytes.toString('latin1').replace('"memoryKiB":65536', '"memoryKiB":10000'), 'latin1');
    expect(troubleOf(readPackHeader(resummed(weak)))).toBe('damaged');
  });
});

describe('the window', () => {
  it.each([
    ['2026-12-03', '2026-12-03', '2026-12-02T12:00:00.000Z', '2026-12-04T12:00:00.000Z'],
    ['2026-07-01', '2026-07-03', '2026-06-30T11:00:00.000Z', '2026-07-04T11:00:00.000Z'],
  ])('of %s to %s is from the noon before to the noon after, by London’s clock', (startsOn, endsOn, from, until) => {
    const trip = { startsOn: calendarDate(startsOn)!, endsOn: calendarDate(endsOn)! };
    expect(packWindow(trip)).toEqual({ readableFrom: from, readableUntil: until });
    expect(packTime(packWindow(trip), new Date(from), null)).toBe(null);
  });
  it('waits longer after each wrong try, up to a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map(waitAfter)).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]);
  });
});
