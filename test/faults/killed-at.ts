import { spawn } from 'node:child_process';
import fc from 'fast-check';
import { howMany, isFull } from '../support/how-many.ts';

/**
 * How a child process ended that kills itself before its step `dieAt` (see die-at.ts); 0 lets it run. With `after`, it is killed so
 * many milliseconds after its first word instead: also in the middle of a step. What it said stands in `said`.
 */
export async function diesAt(
  script: string,
  args: readonly string[],
  dieAt: number,
  after: number | null = null,
): Promise<{ readonly killed: boolean; readonly said: readonly string[] }> {
  const file = new URL(script, import.meta.url).pathname;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    env: { ...process.env, CAREBOARD_DIE_AT: String(dieAt) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, trouble] = ['', ''];
  child.stdout.on('data', (text) => {
    if (said === '' && after !== null) setTimeout(() => child.kill('SIGKILL'), after);
    said += text;
  });
  child.stderr.on('data', (text) => {
    trouble += text;
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('close', (...how) => resolve(how)),
  );
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`${script} ended with ${code}: ${trouble}`);
  return { killed: signal === 'SIGKILL', said: said.split('\n').filter((line) => line !== '') };
}

/** Every step of `steps` in a full run; in a usual one a tenth of all and no more than three, half of them moves of files, drawn by the seed. */
export function someOf(steps: number, moves: string, seed: number): number[] {
  const all = Array.from({ length: steps }, (_, at) => at + 1);
  const count = isFull ? steps : Math.min(howMany(steps), 3);
  if (count >= steps) return all;
  const draw = (from: readonly number[], most: number): number[] => {
    const length = Math.min(most, from.length);
    return (
      fc.sample(fc.shuffledSubarray([...from], { minLength: length, maxLength: length }), { numRuns: 1, seed })[0] ?? []
    );
  };
  const moved = draw(
    moves
      .split(',')
      .map(Number)
      .filter((at) => at <= steps && at > 0),
    Math.ceil(count / 2),
  );
  return [
    ...moved,
    ...draw(
      all.filter((at) => !moved.includes(at)),
      count - moved.length,
    ),
  ];
}
