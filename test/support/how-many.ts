import { randomInt } from 'node:crypto';

/** `npm run test:faults -- --full` runs every count of the security notes; a usual run takes a tenth. */
export const isFull = process.env.CAREBOARD_FULL === '1';
export const howMany = (full: number): number => (isFull ? full : Math.ceil(full / 10));

/** The seed of this run, printed with the test's name; CAREBOARD_SEED repeats a run. */
export function seedOf(test: string): number {
  const seed = Number(process.env.CAREBOARD_SEED ?? randomInt(2 ** 31 - 1));
  process.stdout.write(`${test}: CAREBOARD_SEED=${seed}\n`);
  return seed;
}
