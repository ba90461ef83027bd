import type { Keychain } from '#main/vault/keychain.ts';
import type { PolicyRead } from './policy-file.ts';

/** What the core needs of the world outside. A shell fills these in; nothing in the core imports a shell. */
export interface Ports {
  /** The vault folder. */
  readonly home: string;
  /** A practice shell refuses a school's vault, and the other way round. */
  readonly kind: 'school' | 'practice';
  readonly keychain: Keychain | null;
  readonly clock: Clock;
  /** The PC stands where people pass: a PIN needs more digits. */
  readonly kiosk?: boolean;
  /** What IT has decided for this PC; a file that cannot be followed keeps everything shut. */
  readonly policy?: PolicyRead;
  /** The PC's name, for the audit. */
  readonly device: string;
  readonly log: (line: LogLine) => void;
  /** The newest lines of the log, for somebody who copies them for IT; absent where no log is kept. */
  readonly recentLog?: (most: number) => readonly LogLine[];
  /** What runs here, for the same. */
  readonly about?: About;
  /** The built page: path -> file. An allow-list, so no path is ever joined from a request. */
  readonly pages: ReadonlyMap<string, PageFile>;
  /** Asks the person at this PC where a file should go; null when they stop. Absent where there is no window to ask in. */
  readonly chooseSave?: (suggestedName: string) => Promise<SavePlace | null>;
  /** What stands on the screen as it would leave the printer, as a PDF in memory. Absent where there is no window. */
  readonly printPdf?: () => Promise<Buffer>;
  /** Where backups can go. A shell without it makes none by itself. */
  readonly backup?: BackupPort | undefined;
  /** The demo school, where the installation has it. */
  readonly demo?: DemoPort | undefined;
}

/** Which Careboard, in which window, on which system: no name of a PC or an account. */
export interface About {
  readonly version: string;
  readonly shell: string;
  readonly system: string;
}

/** The place that a person chose for a file. Neither the page nor the core hears where it is. */
export interface SavePlace {
  /** Puts the bytes there, whole. Throws when that place cannot be written to. */
  write(bytes: Buffer): Promise<void>;
}

/** What a shell knows of sticks and folders. */
export interface BackupPort {
  /** The paths of sticks and disks that are plugged in now, the PC's own left out. */
  sticks(): readonly string[];
  /** Shows the system's own dialog; null when it is closed without a choice. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** The same for a backup that is to be put back: the path of a file, or of a folder with some in it. */
  readonly chooseBackup?: Readonly<Partial<Record<'file' | 'folder', () => Promise<string | null>>>>;
}

/** A second register on the same PC, of synthetic people: the core goes there and back between sessions. */
export interface DemoPort {
  /** Its own folder, never that of the PC's register. */
  readonly home: string;
  /** Begin there. */
  readonly first: boolean;
  /** Makes it where there is none yet, telling how many children of how many are done. */
  make(onChild: (done: number, total: number) => void): Promise<void>;
  /** How to sign in there. */
  words(): { readonly lead: string; readonly password: string };
}

export interface Clock {
  now(): Date;
  /** Milliseconds that never go back, for delays and idle times. */
  monotonic(): number;
}

export const systemClock: Clock = { now: () => new Date(), monotonic: () => performance.now() };

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** A log line: codes, call names and reference numbers only. Never a name, a value, a path or a stack. */
export interface LogLine {
  readonly at: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly event: string;
  readonly call?: string;
  readonly code?: string;
  readonly ref?: string;
}
