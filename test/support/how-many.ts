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

/** What a test of the security notes really did, for the table of `npm run test:faults`. */
export interface Figure {
  /** As the security notes number it, e.g. T1. */
  readonly test: string;
  /** In the plural, after the count: "kills in mixed writes". */
  readonly what: string;
  readonly count: number;
}
declare module 'vitest' {
  interface TaskMeta {
    figures?: Figure[];
  }
}

/** Notes what was counted, never what was meant to be: call it with the number that the test itself added up. */
export function counted(
  task: { readonly meta: { figures?: Figure[] } },
  test: string,
  count: number,
  what: string,
): void {
  task.meta.figures = [...(task.meta.figures ?? []), { test, what, count }];
}
