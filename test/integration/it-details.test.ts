import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { logPorts } from '#main/shells/log-file.ts';
import { itDetailsText } from '#shared/features/settings/it-details.contract.ts';
import { GROUPS, KINDS, type MarkedSchool, markedSchool, traceOf } from '../support/marked-school.ts';
import { LEAD, STAFF_PASSWORD } from '../support/new-school.ts';

let marked: MarkedSchool;
afterEach(() => marked.school.close());

it('gives IT the version, how things stand and the newest failures, with nothing of a child, a person or the school', async () => {
  const about = { version: '9.8.7', shell: 'Electron 45', system: 'win32 x64 10' };
  let ports: ReturnType<typeof logPorts> | null = null;
  let home = '';
  marked = await markedSchool({
    about,
    log: (line) => ports?.log(line),
    recentLog: (most) => ports?.recentLog?.(most) ?? [],
  });
  home = marked.school.home;
  ports = logPorts(home);
  const { call, tryCall } = marked.school;
  await marked.signIn(marked.staff.lead);
  // Failures with marked words in every place, one of them from the register itself.
  await tryCall('children.edit', {
    childId: 'Zqcanary' as never,
    revision: 1,
    fields: { surname: 'Zqcanary' } as never,
  });
  await marked.school.app.dispatch('Zqcanary.call', { Zqcanary: 'Zqcanary' });
  await tryCall('children.undoMerge', { mergeId: '0198c2f4-0000-7000-8000-0000000000aa' as never });
  const missing = await tryCall('children.record', { childId: '0198c2f4-0000-7000-8000-000000000001' as never });
  await call('access.shield', {});
  for (const state of ['shielded', 'none']) {
    const details = await call('settings.itDetails', {});
    const text = itDetailsText(details);
    expect(text).toContain('9.8.7');
    expect(text).toContain(`session: ${state}`);
    expect(details.state).toMatchObject({ 'vault file': 'whole', kind: 'practice', mode: 'device-bound' });
    expect(text).toContain(missing.ok ? '?' : `children.record not-found ${missing.error.ref}`);
    const forbidden = [
      ...['Zqcanary', 'Test Primary School', 'TEST-PC', LEAD.name, LEAD.password, STAFF_PASSWORD, home],
      ...[marked.school.recoveryCode, marked.staff.lead, marked.children.own.childId],
      ...KINDS.flatMap((kind) => GROUPS.map((group) => traceOf(kind, group))),
    ];
    for (const word of forbidden) expect(text, word).not.toContain(word);
    await call('access.lock', {});
  }
  // Also when the register cannot be opened any more.
  writeFileSync(join(home, 'vault.json'), '{}');
  expect((await call('settings.itDetails', {})).state).toMatchObject({
    'vault file': 'vault-damaged',
    register: 'closed',
  });
});
