import type { StaffId } from '#shared/domain/ids.ts';
import { lastArgon2Ms } from './argon2-clock.ts';
import { median } from './statistics.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';
import { timed } from './timed.ts';

/** `access.signIn` from call to answer, less what Argon2 itself took in that very sign-in. The first round warms up. */
export async function measureUnlock(home: string, staffId: StaffId, rounds: number): Promise<number> {
  const app = openApp(home);
  const beyond: number[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const whole = await timed(() => ask(app, 'access.signIn', { staffId, password: LEAD.password }));
      if (round > 0) beyond.push(whole - lastArgon2Ms());
      await ask(app, 'access.lock', {});
    }
  } finally {
    app.close();
  }
  return median(beyond);
}
