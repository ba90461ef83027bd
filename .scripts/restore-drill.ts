// npm run restore-drill -- FOLDER: puts the newest backup in a folder back into a temporary, encrypted register that goes again, and
// says whether it would have worked. The recovery code is typed or piped in, never given on the line. No child stands in the report.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { createApp } from '../src-main/core/create-app.ts';
import { systemClock } from '../src-main/core/ports.ts';
import type { CallInput, CallName, CallOutput } from '../src-shared/contract/contract.ts';

const [folder, ...more] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
if (folder === undefined || more.length > 0) {
  say('Please name the folder with the backups, and nothing else: npm run restore-drill -- FOLDER');
  process.exit(2);
}

/** One line, without showing what is typed. */
function typedCode(): Promise<string> {
  process.stdout.write('Recovery code, from its paper (it does not show): ');
  const silent = new Writable({ write: (_text, _encoding, done) => done() });
  const input = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  return new Promise((answer) => {
    input.once('line', (line) => {
      answer(line.trim());
      process.stdout.write('\n');
      input.close();
    });
    input.once('close', () => answer(''));
  });
}

/** One try as a school's register or a practice one: the backup opens as what it is. */
async function drill(kind: 'school' | 'practice', code: string): Promise<boolean> {
  const home = mkdtempSync(join(tmpdir(), 'careboard-drill-'));
  const app = createApp({
    ...{ home, kind, keychain: null, clock: systemClock, device: 'restore-drill', pages: new Map() },
    log: () => undefined,
    backup: { sticks: () => [resolve(folder ?? '')] },
  });
  const call = async <K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> => {
    const answer = await app.dispatch(name, input);
    if (!answer.ok) throw new Refused(answer.error.code, answer.error.message);
    return answer.value as CallOutput<K>;
  };
  try {
    const [newest] = (await call('backup.found', { staged: false })).backups;
    if (!newest) {
      say('No whole backup lies in this folder.');
      return false;
    }
    say(`Newest backup: ${newest.madeAt}, ${newest.fileName}`);
    const facts = await call('backup.facts', { fileId: newest.fileId, key: { by: 'code', code } });
    say('Opened: the code is right, every byte is as it was written, the schema is Careboard’s own.');
    const lead = { name: 'Restore drill', label: '' };
    const password = `drill ${randomBytes(18).toString('base64url')}`;
    const accept = { by: 'code', code, lead, password, passwordOnly: true } as const;
    await call('backup.restore', { fileId: newest.fileId, accept });
    const { holds } = await call('audit.verify', {});
    const { children } = await call('children.list', { leavers: false });
    await call('medical.board', {});
    const { counts, auditSeq } = facts;
    say(
      `Put back: ${counts.children} children in all (${children.length} on roll), ${counts.staff} staff, ${counts.decisions} decisions.`,
    );
    say(`Audit: ${auditSeq} entries, ${holds ? 'all of them fit each other' : 'and they do NOT fit each other'}.`);
    return holds && children.length <= counts.children;
  } finally {
    app.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const code = await typedCode();
const tried = async (kind: 'school' | 'practice') => ({ worked: await drill(kind, code) });
const outcome = await tried('school')
  .catch((error: unknown) => {
    if (error instanceof Refused && error.code === 'vault-not-practice') return tried('practice');
    throw error;
  })
  .catch((error: unknown) => {
    say(error instanceof Refused ? error.message : 'Something went wrong that is not about the backup.');
    return { worked: false };
  });
say(outcome.worked ? 'The drill WORKED. What was put back for it is gone again.' : 'The drill DID NOT WORK.');
process.exit(outcome.worked ? 0 : 1);
