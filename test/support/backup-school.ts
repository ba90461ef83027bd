import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ports } from '#main/core/ports.ts';
import { movableClock, newSchool, type School } from './new-school.ts';

export interface BackupSchool extends School {
  readonly stick: string;
  readonly clock: ReturnType<typeof movableClock>;
}

/** A school with a stick (a folder that the shell says is one), chosen for backups by its Lead. */
export async function backupSchool(ports: Partial<Ports> = {}): Promise<BackupSchool> {
  const stick = mkdtempSync(join(tmpdir(), 'careboard-stick-'));
  const clock = movableClock();
  const school = await newSchool({ ports: { clock, backup: { sticks: () => [stick] }, ...ports } });
  const [place] = (await school.call('backup.places', {})).places;
  await school.call('backup.choosePlace', { placeId: place!.placeId });
  return {
    ...school,
    stick,
    clock,
    close() {
      school.close();
      rmSync(stick, { recursive: true, force: true });
    },
  };
}

/** An empty PC: a fresh folder in which nothing is. */
export function emptyHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'careboard-new-pc-'));
  mkdirSync(home, { recursive: true });
  return home;
}
