import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { newSchool } from '../support/new-school.ts';

/** Run as a process of its own in a tiny file system (argv[2]): fills it to the brim, has an emergency, makes room again. */
const [disk = ''] = process.argv.slice(2);
const home = join(disk, 'vault');
mkdirSync(home);
const school = await newSchool({ home, ports: { keychain: null } });
const { call, tryCall } = school;
const add = (forename: string) => tryCall('children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename } });
const codeOf = (result: Awaited<ReturnType<typeof tryCall>>) => (result.ok ? 'ok' : result.error.code);

const first = await add('Alfie');
if (!first.ok) throw new Error(first.error.code);
const { childId } = first.value;
const filler = join(disk, 'filler');
const fill = () => {
  for (const size of [65_536, 512, 1]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch {
      // Full at this size; a smaller piece may still fit.
    }
  }
};
fill();
// The log of the database has room of its own that it writes over; it is full only when a change really is refused.
for (let i = 0; i < 400 && codeOf(await add(`Child ${i}`)) !== 'disk-full'; i++) fill();

const whileFull = {
  add: codeOf(await add('One more')),
  record: codeOf(await tryCall('children.record', { childId })),
  needs: codeOf(await tryCall('medical.needs', { childId })),
};
const card = await call('medical.openCard', { childId, reason: null });
const { tapId } = await call('medical.tap', { cardId: card.cardId, kind: 'adrenaline', words: '', minutes: 5 });
await call('medical.undoTap', { cardId: card.cardId, tapId });
await call('medical.tap', { cardId: card.cardId, kind: 'ambulance', words: '' });
const seen = (await call('medical.card', { cardId: card.cardId })).taps.map((tap) => [tap.kind, tap.takenBack]);
await call('access.shield', {});
const shielded = (await call('access.state', {})).state;
await call('access.lock', {});
const locked = (await call('access.state', {})).state;
fill();
await school.asLead();
const record = codeOf(await tryCall('children.record', { childId }));
const other = await call('medical.openCard', { childId, reason: null });
const stillSeen = other.taps.map((tap) => [tap.kind, tap.takenBack]);
await call('access.lock', {});
rmSync(filler);
await school.asLead();
const again = await call('medical.openCard', { childId, reason: null });
await call('medical.closeCard', { cardId: again.cardId });
const { rows } = await call('audit.rows', { kind: 'everything', staffId: null, before: null });
const { holds } = await call('audit.verify', {});
process.stdout.write(
  JSON.stringify({
    whileFull,
    seen,
    shielded,
    locked,
    signedInWhileFull: { record, stillSeen },
    sameCard: again.cardId === card.cardId,
    kept: again.taps.map((tap) => [tap.kind, tap.takenBack]),
    audit: rows.map((row) => row.what).reverse(),
    holds,
  }),
);
school.close();
