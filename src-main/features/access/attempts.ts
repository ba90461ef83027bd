import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '#main/core/ports.ts';
import { backOff } from '#shared/features/access/session-timing.rules.ts';

/** Wrong tries per name, outside the vault since they happen while it is closed. Holds no password and no child. */
interface Attempts {
  readonly wrong: Readonly<Record<string, number>>;
  /** Refusals not yet in the audit; the next sign-in writes them there. */
  readonly pending: readonly Refusal[];
}
const Refusal = z.strictObject({ staffId: z.string(), at: z.iso.datetime() });
type Refusal = z.infer<typeof Refusal>;
const Count = z.number().int().min(0);

const FILE = 'attempts.json';
/** More refusals than this between two sign-ins are counted, not listed. */
const MOST_PENDING = 500;

/** What the file says, entry by entry: whatever is no entry is left out, since a spoilt file must keep nobody from a child. */
function read(home: string): Attempts {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(home, FILE), 'utf8'));
  } catch {
    return { wrong: {}, pending: [] };
  }
  const { wrong, pending } = z
    .object({ wrong: z.record(z.string(), z.unknown()).catch({}), pending: z.array(z.unknown()).catch([]) })
    .catch({ wrong: {}, pending: [] })
    .parse(json);
  return {
    wrong: Object.fromEntries(
      Object.entries(wrong).flatMap(([staffId, count]) => {
        const counted = Count.safeParse(count);
        return counted.success ? [[staffId, counted.data]] : [];
      }),
    ),
    pending: pending.flatMap((one) => Refusal.safeParse(one).data ?? []).slice(-MOST_PENDING),
  };
}

function write(home: string, attempts: Attempts): void {
  const file = join(home, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(attempts), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Keeps the growing delay per name: monotonic, so that moving the clock never shortens it; begun anew after a restart. */
export class SignInDelays {
  private readonly notBefore = new Map<string, number>();
  private readonly home: string;
  private readonly clock: Clock;
  /**
   * Read from the file once; from then on this counts, and the file is for the next start alone. A file that is deleted, spoilt or
   * cannot be written shortens no delay and loses no refusal, and keeps nobody out: an emergency card is behind the sign-in.
   */
  private known: Attempts | null = null;

  constructor(home: string, clock: Clock) {
    this.home = home;
    this.clock = clock;
  }

  /** Seconds to wait before this name may try again; 0 when it may now. */
  wait(staffId: string): number {
    const known = this.notBefore.get(staffId);
    if (known === undefined) {
      const delay = backOff(this.read().wrong[staffId] ?? 0);
      this.notBefore.set(staffId, this.clock.monotonic() + delay);
      return Math.ceil(delay / 1000);
    }
    return Math.max(0, Math.ceil((known - this.clock.monotonic()) / 1000));
  }

  /** Counts a try as wrong before it is judged, so that a kill in the middle is no free guess. */
  begin(staffId: string): void {
    const attempts = this.read();
    const wrong = (attempts.wrong[staffId] ?? 0) + 1;
    this.notBefore.set(staffId, this.clock.monotonic() + backOff(wrong));
    const pending = [...attempts.pending, { staffId, at: this.clock.now().toISOString() }].slice(-MOST_PENDING);
    this.write({ wrong: { ...attempts.wrong, [staffId]: wrong }, pending });
  }

  /** The try was right, or was no guess at all: it is taken back, and with `right` the count starts anew. */
  end(staffId: string, right: boolean): void {
    const attempts = this.read();
    const wrong = { ...attempts.wrong };
    if (right) delete wrong[staffId];
    else wrong[staffId] = Math.max(0, (wrong[staffId] ?? 1) - 1);
    this.notBefore.delete(staffId);
    this.write({ wrong, pending: attempts.pending.slice(0, -1) });
  }

  /** Refusals that the audit does not have yet. Call `clearPending` once it has. */
  pending(): readonly { readonly staffId: string; readonly at: string }[] {
    return this.read().pending;
  }

  clearPending(): void {
    this.write({ ...this.read(), pending: [] });
  }

  private read(): Attempts {
    this.known ??= read(this.home);
    return this.known;
  }

  private write(attempts: Attempts): void {
    this.known = attempts;
    try {
      write(this.home, attempts);
    } catch {
      // A full disk, a folder of that name, no right to write: the next try writes all of it again.
    }
  }
}
