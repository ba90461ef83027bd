import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '#main/features/trips/pack/pack-file.ts';
import { sql } from '#main/store/sql.ts';
import { type Kind, type MarkedSchool, mark, markedSchool } from '../../../../../support/marked-school.ts';

let marked: MarkedSchool;
let stick: string;
let chosen: string | null;
beforeAll(async () => {
  stick = mkdtempSync(join(tmpdir(), 'careboard-pack-'));
  chosen = stick;
  marked = await markedSchool({ backup: { sticks: () => [], chooseFolder: async () => chosen } });
  await marked.signIn(marked.staff.office);
});
afterAll(() => {
  marked.school.close();
  rmSync(stick, { recursive: true, force: true });
});
const make = () => marked.school.tryCall('trips.makePack', { tripId: marked.tripId, placeId: null });
const during = { now: new Date('2026-12-03T12:00:00Z'), lastSeen: null, vaultId: null };

describe('a trip pack', () => {
  it('is written, opens by the words that were shown once, and holds these children and no more than a leader needs', async () => {
    const result = await make();
    if (!result.ok) throw new Error(result.error.code);
    const { words, fileName } = result.value;
    expect(readdirSync(stick)).toEqual([fileName]);
    const bytes = readFileSync(join(stick, fileName));
    const opened = await openPack({ bytes, by: { words }, ...during });
    if (!opened.ok) throw new Error(opened.trouble);
    const going: readonly Kind[] = ['own', 'other', 'noClass', 'fed'];
    expect(opened.value.children.map(({ childId }) => childId).sort()).toEqual(
      going.map((kind) => marked.children[kind].childId).sort(),
    );
    const text = JSON.stringify(opened.value);
    for (const kind of going) {
      expect(text).toContain(mark(kind, 'name'));
      expect(text).toContain(mark(kind, 'contact'));
      for (const group of ['record', 'contactRest', 'flagReason', 'consent'] as const)
        expect(text, `${group} of ${kind}`).not.toContain(mark(kind, group));
    }
    // The marked needs and photos of these children go along, and nothing of it in plain on the stick.
    expect(opened.value.children.every(({ photo, needs }) => photo !== null && needs.length > 0)).toBe(true);
    for (const kind of going) expect(bytes.includes(mark(kind, 'name'))).toBe(false);
    const { packs } = await marked.school.call('trips.packs', { tripId: marked.tripId });
    expect(packs[0]).toMatchObject({ fileName, children: 4, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(JSON.stringify(packs)).not.toContain(words.split(' ')[0]);
  });

  it('opens in the office by the key that the register keeps, and its words stand nowhere in it', async () => {
    const result = await make();
    if (!result.ok) throw new Error(result.error.code);
    const { packId, words, fileName } = result.value;
    await marked.school.call('access.lock', {});
    const store = await marked.inside();
    const row = store.read.get<{ key: Buffer }>(sql`SELECT pack_key AS key FROM trip_pack WHERE id = ${packId}`);
    store.close();
    const by = { key: row!.key };
    const opened = await openPack({ ...during, bytes: readFileSync(join(stick, fileName)), by, now: new Date(0) });
    expect(opened.ok && opened.value.packId).toBe(packId);
    await marked.signIn(marked.staff.lead);
    const { rows } = await marked.school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
    expect(rows.some(({ what }) => what === 'trip.pack-made')).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(words);
    await marked.signIn(marked.staff.office);
  });

  it('leaves nothing behind where it cannot be written, or nobody chose a place', async () => {
    const before = readdirSync(stick);
    chosen = join(stick, 'not-there');
    expect(await make()).toMatchObject({ error: { code: 'pack-not-written' } });
    chosen = null;
    expect(await make()).toMatchObject({ error: { code: 'cancelled' } });
    chosen = stick;
    expect(readdirSync(stick)).toEqual(before);
  });
});
