import { lastArgon2Ms } from './argon2-clock.ts';
import type { BenchWindow } from './bench-window.ts';
import { memoryNow } from './memory.ts';
import { median, percentile, ratioOfMedians } from './statistics.ts';

export interface WindowFigures {
  readonly boardRatio: number;
  readonly boardMs: number;
  readonly staticMs: number;
  readonly emergencyMs: number;
  readonly searchOverEchoP50: number;
  readonly searchOverEchoP95: number;
  readonly searchP95: number;
  readonly mainMb: number;
  readonly rendererMb: number;
}

/** A settled page: what was loading has come, and the engine has had a moment for its own. */
const SETTLE_MS = 1_000;
/** Between two keys of somebody who types fast. */
const TYPING_MS = 60;
const FRAME_MS = 1_000 / 60;

/** All that is measured in the window of one school; it stands at the locked screen. The first round warms up. */
export async function measureWindow(
  window: BenchWindow,
  child: string,
  names: readonly string[],
  rounds: number,
): Promise<WindowFigures> {
  let memory = { mainMb: 0, rendererMb: 0 };
  const search = { found: [] as number[], echo: [] as number[] };
  const board: number[] = [];
  const static_: number[] = [];
  const emergency: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await window.typePassword();
    await window.watch('ready');
    await window.watch('board');
    await window.press('Enter');
    const ready = await window.seen('ready');
    const unlocked = (await window.lastKeyAt()) + lastArgon2Ms();
    const painted = await window.seen('board');
    if (round === 0) {
      await window.page.waitForTimeout(SETTLE_MS);
      memory = await memoryNow();
    }
    const card = await openCard(window, child);
    if (round === rounds) await measureSearch(window, names, search);
    const still = await window.staticBoardThenLock();
    if (round === 0) continue;
    board.push(painted - unlocked);
    static_.push(still);
    emergency.push(ready - unlocked + card);
  }
  return {
    boardRatio: ratioOfMedians(board, static_),
    boardMs: median(board),
    staticMs: median(static_),
    emergencyMs: median(emergency),
    searchOverEchoP50: percentile(search.found, 50) - percentile(search.echo, 50),
    searchOverEchoP95: percentile(search.found, 95) - percentile(search.echo, 95),
    searchP95: percentile(search.found, 95),
    ...memory,
  };
}

/** From the last letter of a child's name, Enter right behind it, to the card painted; then the card is closed again. */
async function openCard(window: BenchWindow, child: string): Promise<number> {
  await window.page.keyboard.type(child.slice(0, -1), { delay: TYPING_MS });
  await window.watch('card');
  await window.press(child.slice(-1), 'Enter');
  const enter = await window.lastKeyAt();
  const painted = await window.seen('card');
  await window.watch('board');
  await window.page.getByRole('button', { name: 'Close' }).click();
  await window.seen('board');
  return painted - enter;
}

const MOST_LETTERS = 7;
const ECHOES_PER_NAME = 4;

/**
 * Each letter of some names: from the key to the names found painted; their faces follow. Beside them keys that the same box
 * only echoes: spaces in the emptied box, for which nothing is asked. A letter that leaves the list as it is tells nothing.
 */
async function measureSearch(
  window: BenchWindow,
  names: readonly string[],
  into: { readonly found: number[]; readonly echo: number[] },
): Promise<void> {
  const asked = new Set<string>();
  await window.page.getByRole('combobox', { name: 'Find a child' }).focus();
  for (const name of names) {
    const texts = Array.from({ length: Math.min(MOST_LETTERS, name.length) }, (_, i) => name.slice(0, i + 1));
    const lists = await window.namesFound(texts);
    for (const [i, text] of texts.entries()) {
      const names = lists[i] ?? '';
      const at = await keyToPainted(window, text.slice(-1), 'found', names);
      // Asked before in this session: the page remembers the answer, which would flatter the search.
      if (names !== '' && names !== lists[i - 1] && !asked.has(text)) into.found.push(at);
      asked.add(text);
    }
    await keyToPainted(window, 'Escape', 'echo', '');
    for (let i = 1; i <= ECHOES_PER_NAME; i += 1)
      into.echo.push(await keyToPainted(window, ' ', 'echo', ' '.repeat(i)));
    await keyToPainted(window, 'Escape', 'echo', '');
  }
}

async function keyToPainted(
  window: BenchWindow,
  key: string,
  thing: 'found' | 'echo',
  wanted: string,
): Promise<number> {
  // Not in step with the frames of the screen, as a person is not.
  await window.page.waitForTimeout(TYPING_MS + Math.random() * FRAME_MS);
  await window.watch(thing, wanted);
  await window.press(key);
  return (await window.seen(thing)) - (await window.lastKeyAt());
}
