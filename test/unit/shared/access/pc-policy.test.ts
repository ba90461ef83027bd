import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePolicy, timesBy } from '#shared/features/access/pc-policy.rules.ts';
import { SESSION_TIMES } from '#shared/features/access/session-timing.rules.ts';

const judge = (policy: unknown) => judgePolicy(JSON.stringify(policy));
const troubles = (policy: unknown) => {
  const judged = judge(policy);
  return 'troubles' in judged ? judged.troubles : [];
};

describe('the policy file of a PC', () => {
  it('is read with what it says, and the usual for what it leaves out', () => {
    const judged = judge({ careboardPolicy: 1, kiosk: true, hideWhenIdleSeconds: 60, allowedRoles: ['kitchen'] });
    expect(judged).toEqual({
      policy: { careboardPolicy: 1, kiosk: true, hideWhenIdleSeconds: 60, allowedRoles: ['kitchen'] },
    });
    expect('policy' in judged && timesBy(judged.policy)).toEqual({ ...SESSION_TIMES, shieldIdle: 60_000 });
    expect(timesBy(undefined)).toEqual(SESSION_TIMES);
  });

  it('may begin with the mark that Notepad writes', () => {
    expect(judgePolicy('\uFEFF{"careboardPolicy":1}')).toEqual({ policy: { careboardPolicy: 1 } });
  });

  it.each([
    [{}, '“careboardPolicy” must be the number 1.'],
    [{ careboardPolicy: 2 }, '“careboardPolicy” must be the number 1.'],
    [{ careboardPolicy: 1, kisok: true }, '“kisok” is no setting of this file.'],
    [{ careboardPolicy: 1, kiosk: 'yes' }, '“kiosk” must be true or false.'],
    [{ careboardPolicy: 1, hideWithoutFocusSeconds: 4 }, '“hideWithoutFocusSeconds” must be at least 5.'],
    [
      { careboardPolicy: 1, hideWhenIdleSeconds: 601, lockWhenIdleMinutes: 30 },
      '“hideWhenIdleSeconds” must be at most 600.',
    ],
    [{ careboardPolicy: 1, sessionHours: 7.5 }, '“sessionHours” must be a whole number from 1 to 10.'],
    [{ careboardPolicy: 1, sessionHours: '8' }, '“sessionHours” must be a whole number from 1 to 10.'],
    [{ careboardPolicy: 1, allowedRoles: [] }, '“allowedRoles” must be at least one role.'],
    [{ careboardPolicy: 1, allowedRoles: 'lead' }, '“allowedRoles” must be a list of roles.'],
    [
      { careboardPolicy: 1, allowedRoles: ['lead', 'chef'] },
      'Entry 2 of “allowedRoles” must be one of lead, senco, office, first-aid, class, kitchen, cover.',
    ],
    [{ careboardPolicy: 1, backupFolder: 'E:' }, '“backupFolder” must be a whole path, from the drive or the root on.'],
    [{ careboardPolicy: 1, home: 7 }, '“home” must be a whole path in quotation marks.'],
    [
      { careboardPolicy: 1, hideWhenIdleSeconds: 180, lockWhenIdleMinutes: 2 },
      '“lockWhenIdleMinutes” must be no shorter than the time after which the screen hides.',
    ],
  ])('%j is refused in words', (policy, words) => {
    expect(troubles(policy)).toEqual([words]);
  });

  it.each(['', '{', '{"careboardPolicy":1,}', 'kiosk=1'])('%j is refused as no JSON', (text) => {
    expect(judgePolicy(text)).toEqual({ troubles: [expect.stringContaining('JSON')] });
  });

  it.each(['null', '[]', '"x"', '7'])('%s is refused as no object', (text) => {
    expect(judgePolicy(text)).toEqual({ troubles: ['It must be one object, in curly brackets.'] });
  });

  it('takes paths of Windows, of a share and of a root', () => {
    for (const path of ['E:\\Backups', '\\\\server\\share', '/mnt/stick'])
      expect(troubles({ careboardPolicy: 1, backupFolder: path, home: path })).toEqual([]);
  });

  it('never throws, whatever JSON it is, and never accepts times outside their bounds', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.record({ a: fc.integer(), b: fc.integer(), c: fc.integer(), d: fc.integer() }),
        (any, n) => {
          judge(any);
          const judged = judge({
            careboardPolicy: 1,
            hideWithoutFocusSeconds: n.a % 100,
            hideWhenIdleSeconds: n.b % 1000,
            lockWhenIdleMinutes: n.c % 60,
            sessionHours: n.d % 20,
          });
          if ('troubles' in judged) return judged.troubles.length > 0;
          const times = timesBy(judged.policy);
          return (
            times.shieldUnfocused <= 60_000 &&
            times.shieldIdle <= 600_000 &&
            times.lockIdle <= 1_800_000 &&
            times.lockIdle >= times.shieldIdle &&
            times.lockAfter <= 36_000_000
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
