import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory of this process (the core, and what drives the browser) and of the page's renderer: what each holds for itself, in
 * MB, without the program files that it shares with others. NaN where the system has no `/proc`.
 */
export async function memoryNow(): Promise<{ readonly mainMb: number; readonly rendererMb: number }> {
  if (process.platform !== 'linux') return { mainMb: Number.NaN, rendererMb: Number.NaN };
  const renderers = processes().filter((one) => one.command.includes('--type=renderer') && isBelow(one, process.pid));
  return { mainMb: ownMemory(process.pid), rendererMb: Math.max(...renderers.map(({ pid }) => ownMemory(pid))) };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        return []; // It has ended.
      }
    });
}

function isBelow(one: Process, ancestor: number): boolean {
  if (one.parent === ancestor) return true;
  const parent = processes().find(({ pid }) => pid === one.parent);
  return parent !== undefined && parent.pid > 1 && isBelow(parent, ancestor);
}

function ownMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
  return (kb('RssAnon') + kb('RssShmem')) / 1024;
}
