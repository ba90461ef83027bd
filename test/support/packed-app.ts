import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
const load = createRequire(import.meta.resolve('electron-builder'));

/** The archive's own tool, as electron-builder has it. */
export const asar = createRequire(load.resolve('app-builder-lib'))('@electron/asar') as {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractFile(archive: string, path: string): Buffer;
  /** What lies unpacked beside the archive comes with it. */
  extractAll(archive: string, folder: string): void;
};

/** Electron's mark before its fuses, from @electron/fuses, which does not export it. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder like Electron's, its program with Electron's fuse wire in it and nothing else. Packing needs no more of it. */
export function electronStandIn(folder: string, fuses: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const file of ['version', 'LICENSE']) writeFileSync(join(folder, file), '45.4.1');
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, fuses.length]), Buffer.from(fuses)]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(999, 'x'), wire, Buffer.alloc(999, 'y')]));
  return folder;
}

/** electron-builder itself, with our configuration, on a stand-in for Electron's program. */
export const pack = (electronDist: string, output: string) =>
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      ...['--linux', 'dir', '--publish', 'never'],
      `-c.electronDist=${electronDist}`,
      `-c.directories.output=${output}`,
    ],
    { cwd: root, encoding: 'utf8' },
  );

/** Where the packed app of this machine's kind lies in the output folder. */
export const packedIn = (output: string): string => join(output, 'linux-unpacked');
