import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate, NEWEST } from '#main/store/migrate.ts';
import { isPlainDatabase, openEncrypted } from '#main/store/open.ts';
import { list, sql } from '#main/store/sql.ts';
import { openStore } from '#main/store/store.ts';

let folder: string;
let file: string;
const key = randomBytes(32);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-store-'));
  file = join(folder, 'register.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every file of the folder with the hash of its bytes. */
const bytesNow = () =>
  readdirSync(folder)
    .sort()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]);

function filled(): void {
  const store = openStore(file, key, { create: true });
  store.write((tx) => tx.run(sql`INSERT INTO meta (name, value) VALUES (${'kept'}, ${'Zwiebelkuchen'})`));
  store.close();
}
const kept = () => {
  const store = openStore(file, key);
  const row = store.read.get<{ value: string }>(sql`SELECT value FROM meta WHERE name = ${'kept'}`);
  store.close();
  return row?.value;
};

describe('the encrypted register', () => {
  it('opens with its key alone: wrong keys, one wrong bit and no key never open it and change no byte', () => {
    filled();
    const before = bytesNow();
    const oneBit = Array.from({ length: 256 }, (_, bit) => {
      const wrong = Buffer.from(key);
      wrong[bit >> 3]! ^= 1 << (bit & 7);
      return wrong;
    });
    const wrongKeys = [
      ...oneBit,
      ...Array.from({ length: 40 }, () => randomBytes(32)),
      Buffer.alloc(32),
      Buffer.alloc(0),
    ];
    for (const wrong of wrongKeys) expect(() => openStore(file, wrong)).toThrow('vault-damaged');
    expect(bytesNow()).toEqual(before);
    expect(kept()).toBe('Zwiebelkuchen');
  });

  it('holds nothing readable on disk, the header and the log included', () => {
    const store = openStore(file, key, { create: true });
    store.write((tx) => tx.run(sql`INSERT INTO meta (name, value) VALUES (${'kept'}, ${'Zwiebelkuchen'})`));
    const written = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    store.close();
    expect(written.includes('Zwiebelkuchen')).toBe(false);
    expect(written.includes('CREATE TABLE')).toBe(false);
    expect(written.includes('SQLite format 3')).toBe(false);
    expect(isPlainDatabase(file)).toBe(false);
  });

  it('refuses a plain database and leaves it as it was', () => {
    const plain = new Database(file);
    plain.exec('CREATE TABLE t (x)');
    plain.close();
    const before = bytesNow();
    expect(isPlainDatabase(file)).toBe(true);
    expect(() => openStore(file, key)).toThrow('vault-damaged');
    expect(bytesNow()).toEqual(before);
  });

  it('refuses a missing file and one of noise, and makes neither', () => {
    expect(() => openStore(file, key)).toThrow('vault-damaged');
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(file, randomBytes(8192));
    const before = bytesNow();
    expect(() => openStore(file, key)).toThrow('vault-damaged');
    expect(bytesNow()).toEqual(before);
  });

  it('has the settings that the build does not default to', () => {
    const db = openEncrypted(file, key, { create: true });
    const read = (name: string) => db.pragma(name, { simple: true });
    expect({
      journal: read('journal_mode'),
      synchronous: read('synchronous'),
      foreign: read('foreign_keys'),
      secureDelete: read('secure_delete'),
      temp: read('temp_store'),
      trusted: read('trusted_schema'),
      cells: read('cell_size_check'),
      cipher: read('cipher'),
      legacy: read('legacy'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      foreign: 1,
      secureDelete: 1,
      temp: 2,
      trusted: 0,
      cells: 1,
      cipher: 'sqlcipher',
      legacy: '4',
    });
    db.close();
  });

  it('is open once at a time', () => {
    const store = openStore(file, key, { create: true });
    store.write((tx) => tx.run(sql`INSERT INTO meta (name, value) VALUES (${'a'}, ${'b'})`));
    expect(() => openStore(file, key)).toThrow('vault-in-use');
    store.close();
    openStore(file, key).close();
  });

  it('refuses a database of a newer app and leaves it unharmed', () => {
    filled();
    const db = openEncrypted(file, key);
    db.pragma(`user_version=${NEWEST + 10}`);
    db.close();
    const before = bytesNow();
    expect(() => openStore(file, key)).toThrow('vault-newer');
    expect(bytesNow()).toEqual(before);
  });

  it('leaves a database as it was when a migration fails half-way', () => {
    filled();
    const db = openEncrypted(file, key);
    const tables = () => db.prepare('SELECT name FROM sqlite_master ORDER BY name').all();
    const before = tables();
    const broken = { version: NEWEST + 10, up: 'CREATE TABLE half (x); CREATE TABLE child (again)' };
    expect(() => migrate(db, [...MIGRATIONS, broken])).toThrow();
    expect(tables()).toEqual(before);
    expect(db.pragma('user_version', { simple: true })).toBe(NEWEST);
    db.close();
  });
});

describe('writing', () => {
  it('takes back everything when the work throws', () => {
    filled();
    const store = openStore(file, key);
    expect(() =>
      store.write((tx) => {
        tx.run(sql`UPDATE meta SET value = ${'lost'} WHERE name = ${'kept'}`);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    store.close();
    expect(kept()).toBe('Zwiebelkuchen');
  });

  it('binds every value: no value becomes SQL', () => {
    const evil = "'); DROP TABLE meta; --";
    filled();
    const store = openStore(file, key);
    store.write((tx) => tx.run(sql`INSERT INTO meta (name, value) VALUES (${evil}, ${evil})`));
    const found = store.read.all<{ value: string }>(
      sql`SELECT value FROM meta WHERE name IN (${list([evil, 'kept'])})`,
    );
    expect(found.map((row) => row.value).sort()).toEqual([evil, 'Zwiebelkuchen']);
    expect(store.read.all(sql`SELECT value FROM meta WHERE name IN (${list([])})`)).toEqual([]);
    store.close();
  });
});
