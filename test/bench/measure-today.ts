import type { StaffId } from '#shared/domain/ids.ts';
import { median } from './statistics.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';

export interface TodayTimes {
  /** `today.list` for a Lead, who has every source, dispatch to answer, warm: what each change in the register asks again. */
  readonly listMs: number;
  /** The longest that anything else had to wait meanwhile. */
  readonly heldMs: number;
  readonly rows: number;
}

/** Medians, of a school with medicines, doses, answers and needs. The first round, of a session just begun, warms up. */
export async function measureToday(home: string, staffId: StaffId, rounds: number): Promise<TodayTimes> {
  const app = openApp(home);
  try {
    await ask(app, 'access.signIn', { staffId, password: LEAD.password });
    const lists: number[] = [];
    const held: number[] = [];
    let rows = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const waits = waiting();
      const began = performance.now();
      rows = (await ask(app, 'today.list', {})).rows.length;
      const took = performance.now() - began;
      const longest = await waits.end();
      if (round === 0) continue;
      lists.push(took);
      held.push(longest);
    }
    if (rows === 0) throw new Error('Nothing is due.');
    return { listMs: median(lists), heldMs: median(held), rows };
  } finally {
    app.close();
  }
}

/** Somebody who asks for something else all the time, and how long they waited at most. */
function waiting() {
  let longest = 0;
  let last = performance.now();
  let goesOn = true;
  const next = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (goesOn) setImmediate(next);
  };
  setImmediate(next);
  return {
    end: () =>
      new Promise<number>((resolve) => {
        goesOn = false;
        setImmediate(() => resolve(longest));
      }),
  };
}
