import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { LEAD, newSchool, type School } from '../support/new-school.ts';

let school: School;
afterEach(() => school.close());

it('never makes a second key file beside a register whose own was put elsewhere', async () => {
  school = await newSchool();
  await school.call('access.lock', {});
  const key = join(school.home, 'vault.json');
  const register = readFileSync(join(school.home, 'register.db'));
  renameSync(key, `${key}.elsewhere`);
  const again = await school.tryCall('access.setUp', {
    school: { name: 'Another', street: '1 Street', town: '', postcode: 'SR1 2HX', phone: '' },
    lead: { name: 'Mrs New', label: '' },
    password: LEAD.password,
    mode: 'password-only',
  });
  expect(again).toMatchObject({ error: { code: 'key-file-missing' } });
  expect(await school.call('access.state', {})).toMatchObject({
    state: 'key-file-missing',
    schoolName: null,
    me: null,
  });
  expect(existsSync(key)).toBe(false);
  expect(readFileSync(join(school.home, 'register.db')).equals(register)).toBe(true);
  renameSync(`${key}.elsewhere`, key);
  await school.call('access.signIn', { staffId: school.leadId, password: LEAD.password });
});
