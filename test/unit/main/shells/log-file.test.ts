import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogLine } from '#main/core/ports.ts';
import { openLog } from '#main/shells/log-file.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'careboard-log-')), 'logs');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LINE: LogLine = {
  ...{ at: '2026-11-24T09:00:00.000Z', level: 'warning', event: 'call-refused' },
  ...{ call: 'children.record', code: 'not-found', ref: '1A2B3C4D' },
};
const written = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');

describe('the log', () => {
  it('keeps lines over a start, newest last', () => {
    openLog(folder).log(LINE);
    const again = openLog(folder);
    again.log({ ...LINE, ref: '5E6F7A8B' });
    expect(again.recent(10)).toEqual([LINE, { ...LINE, ref: '5E6F7A8B' }]);
    expect(again.recent(1)).toEqual([{ ...LINE, ref: '5E6F7A8B' }]);
  });

  it.each([
    'Ava Otley',
    'penicillin allergy',
    '/var/lib/careboard',
    'C:\\Users\\x',
    'Error: at f (x.ts:1)',
    'larch otter biscuit 41',
  ])('takes no part that could be a name, a value, a path or a sentence: %s', (value) => {
    const { log, recent } = openLog(folder);
    for (const part of ['at', 'level', 'event', 'call', 'code', 'ref'] as const)
      log({ ...LINE, [part]: value } as LogLine);
    log({ ...LINE, more: value } as LogLine);
    expect(written()).not.toContain(value);
    expect(JSON.stringify(recent(99))).not.toContain(value);
  });

  it('stays small: two files, whatever is written', () => {
    const { log, recent } = openLog(folder);
    for (let i = 0; i < 4_000; i += 1) log({ ...LINE, ref: i.toString(16).toUpperCase().padStart(8, '0') });
    const files = readdirSync(folder);
    expect(files.sort()).toEqual(['careboard.1.log', 'careboard.log']);
    for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(140 * 1024);
    expect(recent(1)[0]!.ref).toBe('00000F9F');
  });

  it('reads over what somebody cut or put in, and throws nothing when it cannot write', () => {
    const { log, recent } = openLog(folder);
    log(LINE);
    appendFileSync(join(folder, 'careboard.log'), '{"at":"2026\nAva Otley\n{"event":"x y"}\n[]\nnull\n');
    expect(recent(10)).toEqual([LINE]);
    const nowhere = openLog('/dev/null/logs');
    nowhere.log(LINE);
    expect(nowhere.recent(5)).toEqual([]);
    expect(existsSync('/dev/null/logs')).toBe(false);
  });
});
