// npm run bench [-- --quick]: measures Careboard against honest baselines; the table goes to the screen, all of it to out/bench.json.
import './argon2-clock.ts';
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureAudit } from './measure-audit.ts';
import { measureAuditView } from './measure-audit-view.ts';
import { measureConsent } from './measure-consent.ts';
import { measureMedicines } from './measure-medicines.ts';
import { measurePhotos } from './measure-photos.ts';
import { measureQuery } from './measure-query.ts';
import type { RegisterFigures } from './measure-register.ts';
import { type SheetFigures, thirtyInOneClass } from './measure-sheet.ts';
import { measureToday } from './measure-today.ts';
import { measureUnlock } from './measure-unlock.ts';
import type { WindowFigures } from './measure-window.ts';
import { type Figures, growth, MEASURES } from './measures.ts';
import {
  onScratchCopy,
  type PreparedSchool,
  preparedSchool,
  processedPhotos,
  sourcePhotos,
} from './prepared-school.ts';
import { median } from './statistics.ts';
import { ask, LEAD, openApp } from './synthetic-school.ts';
import { table } from './table.ts';
import type { WindowWish } from './window-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const sizes = options.quick ? [200, 2_000] : [200, 2_000, 20_000];
const effort = options.quick
  ? {
      starts: 1,
      unlocks: 4,
      queries: 5,
      photos: 100,
      windowRounds: 3,
      names: 5,
      audit: 20_000,
      sheets: 3,
      registers: 2,
    }
  : {
      starts: 4,
      unlocks: 9,
      queries: 9,
      photos: 200,
      windowRounds: 7,
      names: 20,
      audit: 100_000,
      sheets: 9,
      registers: 5,
    };

type Values = Readonly<Record<string, number>>;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Everything that is measured of one school. */
async function measureSchool(school: PreparedSchool, sources: readonly Buffer[]): Promise<Values> {
  return onScratchCopy(school.folder, async (home) => {
    const { leadId } = school;
    const unlock = await measureUnlock(home, leadId, effort.unlocks);
    const query = await measureQuery(home, leadId, effort.queries);
    const { child, names } = await whomToFind(home, school);
    const starts: number[] = [];
    for (let i = 0; i < effort.starts; i += 1)
      starts.push((await runWindow({ home, sheets: 0, measure: null })).startMs);
    const window = await runWindow({ home, sheets: 0, measure: { child, names, rounds: effort.windowRounds } });
    const { figures } = window;
    if (!figures) throw new Error('The window told nothing.');
    const photos = await measurePhotos(home, leadId, sources.slice(0, effort.photos));
    // Last, since it gives the school five more purposes. The issue asks for 2,000 children; at 20,000 the list is no longer a school's.
    const consent = school.size <= 2_000 ? await measureConsent(home, leadId, effort.queries) : null;
    const children = school.size;
    const list =
      consent &&
      (await runWindow({ home, measure: null, sheets: 0, register: { children, rounds: effort.registers } }));
    // As long as the audit is, so long it takes: the school's size has no part in it, and one size is enough.
    const audit = school.size === 2_000 ? await measureAudit(effort.audit) : null;
    // Of children where the school put them, so before the sheets move some.
    const medicines = school.size === 2_000 ? await measureMedicines(home, leadId, effort.queries) : null;
    const today = school.size === 2_000 ? await measureToday(home, leadId, effort.queries) : null;
    // Last: it moves children. One class of thirty is one class of thirty in any school.
    const sheets = school.size === 2_000 ? await measureSheets(home, leadId) : null;
    const view =
      school.size === 2_000
        ? await measureAuditView(home, leadId, { rows: effort.audit, rounds: effort.queries })
        : null;
    return {
      ...(sheets && {
        'sheet.pdf.ratio': sheets.sheetRatio,
        'sheet.pdf.ms': sheets.sheetMs,
        'sheet.bare.ms': sheets.bareMs,
      }),
      ...(audit && { 'audit.verify.rows-per-s': audit.everyday, 'audit.seals.rows-per-s': audit.full }),
      ...(view && {
        'audit.open.ms': view.openMs,
        'audit.open.ratio': view.openRatio,
        'audit.filter.ms': view.filterMs,
        'audit.filter.ratio': view.filterRatio,
        'audit.looks.ms': view.looksMs,
        'audit.page.ms': view.pageMs,
        'audit.digest.ms': view.digestMs,
        'audit.digest.ratio': view.digestRatio,
        'audit.export.ratio': view.exportRatio,
      }),
      ...(consent && {
        'consent.effective.ms': consent.effective,
        'consent.effective.ratio': consent.effectiveRatio,
        'consent.register.ms': consent.register,
        'consent.register.ratio': consent.registerRatio,
        'consent.check.ms': consent.check,
      }),
      ...(list?.register && {
        'consent.open.ms': list.register.openMs,
        'consent.scroll.p95.ms': list.register.scrollP95,
      }),
      ...(medicines && { 'medicines.child.ms': medicines.childMs, 'medicines.day.ms': medicines.dayMs }),
      ...(today && { 'today.list.ms': today.listMs, 'today.held.ms': today.heldMs }),
      'unlock.extra.ms': unlock,
      'board.paint.ratio': figures.boardRatio,
      'board.paint.ms': figures.boardMs,
      'board.static.ms': figures.staticMs,
      'emergency.open.ms': figures.emergencyMs,
      'search.over-echo.p50.ms': figures.searchOverEchoP50,
      'search.over-echo.p95.ms': figures.searchOverEchoP95,
      'search.p95.ms': figures.searchP95,
      'query.cold.ratio': query.cold,
      'query.warm.ratio': query.warm,
      'query.cold.ms': query.coldMs,
      'query.cold.plain.ms': query.plainColdMs,
      'photos.import.ratio': photos,
      'store.size.ratio': school.bytesStored / school.bytesIn,
      'start.ms': median([...starts, window.startMs]),
      'memory.main.mb': figures.mainMb,
      'memory.renderer.mb': figures.rendererMb,
    };
  });
}

/** A child with needs whom no other name comes near, for the card; and some whose names are typed into the search. */
async function whomToFind(home: string, { leadId }: PreparedSchool): Promise<{ child: string; names: string[] }> {
  const app = openApp(home);
  try {
    await ask(app, 'access.signIn', { staffId: leadId, password: LEAD.password });
    const { children } = await ask(app, 'medical.board', {});
    const step = Math.floor(children.length / effort.names);
    const names = children.filter((_, i) => i % step === 0).map(({ name }) => name);
    for (const { name, photoUrl } of children) {
      const { hits } = await ask(app, 'children.find', { text: name });
      if (photoUrl !== null && hits.length === 1) return { child: name, names: names.slice(0, effort.names) };
    }
    throw new Error('Every child shares a name.');
  } finally {
    app.close();
  }
}

async function measureSheets(home: string, leadId: PreparedSchool['leadId']): Promise<SheetFigures> {
  await thirtyInOneClass(home, leadId);
  const { sheets } = await runWindow({ home, sheets: effort.sheets, measure: null });
  if (!sheets) throw new Error('The window told nothing of the sheet.');
  return sheets;
}

/** What the window's process tells of itself. */
interface Told {
  readonly kind: string;
  readonly figures?: WindowFigures;
  readonly sheets?: SheetFigures;
  readonly register?: RegisterFigures;
}

/** A window in a process of its own. Start: from the process to the locked screen painted. */
async function runWindow(wish: WindowWish): Promise<{
  readonly startMs: number;
  readonly figures: WindowFigures | null;
  readonly sheets: SheetFigures | null;
  readonly register: RegisterFigures | null;
}> {
  const began = performance.now();
  const child = fork(fileURLToPath(new URL('window-process.ts', import.meta.url)), [JSON.stringify(wish)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  let startMs = Number.NaN;
  let figures: WindowFigures | null = null;
  let sheets: SheetFigures | null = null;
  let register: RegisterFigures | null = null;
  child.on('message', (message: Told) => {
    if (message.kind === 'started') startMs = performance.now() - began;
    else if (message.kind === 'measured') figures = message.figures ?? null;
    else if (message.kind === 'register') register = message.register ?? null;
    else sheets = message.sheets ?? null;
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`The window ended with ${code}.`);
  return { startMs, figures, sheets, register };
}

function byMeasure(values: ReadonlyMap<number, Values>): Figures {
  const names = new Set([...values.values()].flatMap((one) => Object.keys(one)));
  const known = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  return Object.fromEntries(
    [...names].map((name) => [name, Object.fromEntries([...values].map(([size, one]) => [size, known(one[name])]))]),
  );
}

const began = Date.now();
mkdirSync(`${root}out/bench`, { recursive: true });
const sources = await sourcePhotos();
let processed: ReturnType<typeof processedPhotos> | undefined;
const values = new Map<number, Values>();
for (const size of sizes) {
  const school = await preparedSchool(size, () => {
    processed ??= processedPhotos();
    return processed;
  });
  say(`Measuring a school of ${size.toLocaleString('en-GB')} children ...`);
  values.set(size, await measureSchool(school, sources));
}
const figures = byMeasure(values);
const growths = Object.fromEntries(MEASURES.map(({ name }) => [name, growth(name, sizes, figures)]));
const machine = {
  system: `${process.platform} ${process.arch} ${release()}`,
  processor: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  node: process.version,
};
const date = new Date().toISOString();
writeFileSync(
  `${root}out/bench.json`,
  `${JSON.stringify({ date, quick: options.quick, machine, ...figures, growth: growths }, null, 2)}\n`,
);
say(`\n${table(sizes, figures)}\n`);
say(
  `${machine.processor}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}; ${Math.round((Date.now() - began) / 1000)} s. All figures: out/bench.json`,
);
