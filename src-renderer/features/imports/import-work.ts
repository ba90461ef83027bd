import { create } from 'zustand';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { CallError } from '#shared/contract/result.ts';
import type {
  CsvKind,
  ImportKind,
  ImportRun,
  PurposeColumn,
  SaidWord,
  Settling,
} from '#shared/features/imports/imports.model.ts';
import { importedWords, type ResultWords, takenBackWords } from '#shared/features/imports/result-words.rules.ts';
import { call, listen } from '../../api/bridge.ts';
import { useSession } from '../../api/session-store.ts';
import { uploadFiles } from './upload.ts';

export type Preview = CallOutput<'imports.preview'>;
export type Columns = CallOutput<'imports.columns'>;
type QueuedFile = CallOutput<'imports.arrange'>['files'][number];
/** The columns as a person matched them. */
export interface Matched {
  readonly kind: CsvKind;
  readonly mapping: Readonly<Record<string, string>>;
  readonly purposes: readonly PurposeColumn[];
  readonly words: readonly SaidWord[];
}
interface Running {
  readonly what: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  readonly jobId: string | null;
}

interface Work {
  /** The files still to take, in order; the first is the one on the screen. */
  readonly queue: readonly QueuedFile[];
  readonly taken: number;
  readonly running: Running | null;
  readonly columns: Columns | null;
  readonly preview: Preview | null;
  /** How a person matched the present file's columns, to go on from there. */
  readonly matched: Matched | null;
  readonly problem: string | null;
  readonly result: ResultWords | null;
}
const IDLE: Work = {
  queue: [],
  taken: 0,
  running: null,
  columns: null,
  preview: null,
  matched: null,
  problem: null,
  result: null,
};

/** The import at hand. It lives outside the screen, so that somebody can look a child up while a folder is being read. */
export const useImportWork = create<Work>(() => IDLE);
const set = useImportWork.setState;
const get = useImportWork.getState;

// Names of children stand in a preview: it ends with the session.
useSession.subscribe(({ session }) => {
  if (session?.state === 'signed-out') set(IDLE, true);
});

let stopped = false;
const STOPPED = 'Stopped. Nothing was changed.';

/** Runs one long call with its progress on the screen. Null: refused or stopped, and said so. */
async function run<T>(
  what: string,
  ask: (jobId: string) => Promise<{ ok: true; value: T } | { ok: false; error: CallError }>,
): Promise<T | null> {
  const jobId = crypto.randomUUID();
  set({ running: { what, done: 0, total: 100, unit: '%', jobId }, problem: null });
  const deafen = listen((event) => {
    const { running } = get();
    if (event.type !== 'progress' || event.jobId !== jobId || running?.jobId !== jobId) return;
    set({ running: { ...running, done: Math.floor((100 * event.done) / Math.max(event.total, 1)) } });
  });
  const answer = await ask(jobId);
  deafen();
  set({ running: null });
  if (answer.ok) return answer.value;
  set({ problem: answer.error.message });
  return null;
}

/** Brings files: sends them, puts them in order, and shows what the first would do. */
export async function bring(files: readonly File[]): Promise<void> {
  stopped = false;
  await call('imports.drop', {});
  const many = files.length > 1;
  const what = many ? 'Bringing the files' : `Bringing ${files[0]?.name ?? 'the file'}`;
  const show = (done: number) =>
    set({
      running: {
        what,
        done: many ? done : done * 100,
        total: many ? files.length : 100,
        unit: many ? 'files' : '%',
        jobId: null,
      },
    });
  set({ ...IDLE, running: null }, true);
  show(0);
  const sent = await uploadFiles(files, () => !stopped, show);
  set({ running: null });
  if (sent === null) return giveUp(STOPPED);
  if (!sent.ok) return giveUp(sent.error.message);
  const arranged = await run('Putting the files in order', (jobId) =>
    call('imports.arrange', { uploadIds: [...sent.value], jobId }),
  );
  if (arranged === null) return giveUp(get().problem);
  const bad = arranged.files.filter((file) => file.problem !== null);
  set({
    queue: arranged.files.filter((file) => file.problem === null),
    problem: bad.map((file) => (many ? `${file.fileName}: ${file.problem}` : file.problem)).join(' ') || null,
  });
  await showFirst();
}

async function giveUp(problem: string | null): Promise<void> {
  await call('imports.drop', {});
  set({ ...IDLE, problem }, true);
}

/** Stops what runs: sending at once, reading at the core's next breath. Nothing is changed. */
export function stop(): void {
  stopped = true;
  const { running } = get();
  if (running?.jobId) void call('imports.cancel', { jobId: running.jobId });
}

/** The next file of the queue: its columns where there is something to ask, else what it would do. */
async function showFirst(): Promise<void> {
  const [file] = get().queue;
  set({ columns: null, preview: null, matched: null });
  if (!file) return;
  if (file.kind === 'ctf' || file.kind === 'photos') return showPreview(file.kind, null);
  const columns = await askColumns(null);
  if (columns?.complete) return showPreview(null, null);
  if (columns) set({ columns });
  else if (get().queue.length === 1) set({ queue: [] });
}

function askColumns(kind: CsvKind | null): Promise<Columns | null> {
  const [file] = get().queue;
  const uploadId = file?.uploadIds[0] ?? '';
  return run(`Reading ${file?.fileName ?? ''}`, (jobId) => call('imports.columns', { uploadId, kind, jobId }));
}

/** Shows the columns of the present file, as another kind of list where a person says so. */
export async function matchColumns(kind: CsvKind | null): Promise<void> {
  const columns = await askColumns(kind);
  if (columns) set({ columns, preview: null });
}

/** What may be a purpose once a person has matched the fields so: a list with one answer to a row names them in its rows. */
export async function answersFor(kind: CsvKind, mapping: Matched['mapping']): Promise<Columns['answers'] | null> {
  const uploadId = get().queue[0]?.uploadIds[0] ?? '';
  const answer = await call('imports.columns', { uploadId, kind, mapping: { ...mapping } });
  return answer.ok ? answer.value.answers : null;
}

/** Shows what the present file would do, with its columns as matched. */
export async function showPreview(kind: ImportKind | null, matched: Matched | null): Promise<void> {
  const [file] = get().queue;
  if (!file) return;
  const problem = get().problem;
  const preview = await run(`Comparing ${file.fileName} with the register`, (jobId) =>
    call('imports.preview', {
      uploadIds: file.uploadIds,
      kind: matched?.kind ?? kind,
      mapping: matched?.mapping ?? null,
      purposes: [...(matched?.purposes ?? [])],
      words: [...(matched?.words ?? [])],
      jobId,
    }),
  );
  if (preview) set({ preview, columns: null, matched, problem });
  else if (get().columns === null) set({ queue: get().queue.slice(1) });
}

/** Imports what the preview shows, with the decisions made on doubtful rows; then the next file. */
export async function applyPreview(choices: ReadonlyMap<number, Settling>): Promise<void> {
  const { preview, queue } = get();
  if (!preview) return;
  const done = await run(`Importing ${preview.fileName}`, (jobId) =>
    call('imports.apply', {
      previewId: preview.previewId,
      choices: [...choices].map(([line, childId]) => ({ line, childId })),
      jobId,
    }),
  );
  if (!done) return;
  set({ result: importedWords(preview.fileName, done.counts), queue: queue.slice(1), taken: get().taken + 1 });
  await showFirst();
}

/** Takes an import back, with its progress, as it is written: it can be stopped, and then nothing is taken back. */
export async function takeBack({ importId, fileName }: Pick<ImportRun, 'importId' | 'fileName'>): Promise<void> {
  const done = await run(`Taking ${fileName} back`, (jobId) => call('imports.undo', { importId, jobId }));
  if (done) set({ result: takenBackWords(fileName, done.undone, done.kept) });
}

/** Goes past the present file without importing it. */
export async function leaveFile(): Promise<void> {
  const { queue } = get();
  set({ queue: queue.slice(1), columns: null, preview: null, problem: null });
  if (queue.length <= 1) await call('imports.drop', {});
  await showFirst();
}

export const closeProblem = (): void => set({ problem: null });
export const closeResult = (): void => set({ result: null });
