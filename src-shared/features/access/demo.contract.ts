import { z } from 'zod';
import { command } from '#shared/contract/define.ts';

const Done = z.strictObject({});

/** Names the making of the demo school among the 'progress' events; counted in children. */
export const DEMO_JOB = 'demo-school';

/** What the demo's own sign-in screen says, and no other screen. */
export const DemoWords = z.strictObject({ lead: z.string(), password: z.string() });
export type DemoWords = z.infer<typeof DemoWords>;

export const demoContract = {
  /**
   * Ends a session that runs and goes to the demo school: a practice register in a folder of its own, made the first time.
   * Nothing of it can reach the school's own register: neither folder, key, session nor audit is shared.
   * `moved` false: somebody signed in to the own register while it was made, and stays there.
   */
  'access.openDemo': command({
    needs: 'public',
    input: z.strictObject({}),
    output: z.strictObject({ moved: z.boolean() }),
    audit: 'demo.opened',
  }),
  /** Ends a session of the demo school and goes back to the PC's own register, locked. */
  'access.leaveDemo': command({ needs: 'public', input: z.strictObject({}), output: Done, audit: 'demo.left' }),
};
