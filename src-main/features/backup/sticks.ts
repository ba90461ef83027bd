import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where each system shows sticks and other disks. */
const SHOWN_UNDER: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/media', '/run/media', '/mnt'],
  darwin: ['/Volumes'],
};
const LETTERS = [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);

/** Sticks and disks that are plugged in now, the PC's own left out. A place that cannot be asked is none. */
export function sticksOf(platform: NodeJS.Platform): readonly string[] {
  const candidates =
    platform === 'win32' ? LETTERS.filter((drive) => existsSync(drive)) : (SHOWN_UNDER[platform] ?? []).flatMap(below);
  return candidates.filter(
    (path) => diskOf(path) !== null && diskOf(path) !== diskOf(platform === 'win32' ? 'C:\\' : '/'),
  );
}

/** `/media/ann/STICK` as well as `/mnt/stick`. */
function below(folder: string): string[] {
  return foldersIn(folder).flatMap((path) => [path, ...foldersIn(path)]);
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}

/** Which disk a path lies on; null when it is away. */
export function diskOf(path: string): number | null {
  try {
    return statSync(path).dev;
  } catch {
    return null;
  }
}

/** Bytes that may still be written there; null when it is away. */
export function roomAt(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return null;
  }
}
