// Opens the register argv[2] under the key argv[3], commits small rows, one that fills the log and small ones again, closes; killed by
// itself where CAREBOARD_DIE_AT says. Says each row's number once it was acknowledged, then "done".
import { writeSync } from 'node:fs';
import { arm, movesTaken, stepsTaken } from './die-at.ts';

const { openStore } = await import('#main/store/store.ts');
const { sql } = await import('#main/store/sql.ts');

const [file = '', key = ''] = process.argv.slice(2);
arm();
const store = openStore(file, Buffer.from(key, 'hex'));
for (let n = 1; n <= 6; n += 1) {
  const words = 'x'.repeat(n === 4 ? 4_500_000 : 100);
  store.write((tx) => tx.run(sql`INSERT INTO meta (name, value) VALUES (${`row ${n}`}, ${words})`));
  writeSync(1, `row ${n}\n`);
}
store.close();
writeSync(1, `done ${stepsTaken()} ${movesTaken()}\n`);
process.exit(0);
