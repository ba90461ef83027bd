import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { registerWitnessKey } from '#main/vault/key-derivation.ts';
import { replaceFile } from '#main/vault/replace-file.ts';

/** One sector: written whole or not at all. */
const SLOT = 512;
const MAC = 32;
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** How register and log lie on the disk after the newest commit that was acknowledged. */
const Witness = z.strictObject({
  /** One more with each save. */
  serial: z.int().min(1),
  /** The register's own count of commits. */
  commits: z.int().min(0),
  /** 'copying': the log is being copied into the register; 'copied': it was, and is about to be emptied. */
  phase: z.enum(['rest', 'copying', 'copied']),
  /** Frames of the log, and the sum chained over them (log-frames.ts). */
  frames: z.int().min(0),
  chain: Hash,
  /** While copying: the first so many frames are being copied; `sum` leaves their pages out. */
  copying: z.int().min(0),
  /** Pages of the register, and the sum over them (page-sums.ts). */
  pages: z.int().min(0),
  sum: Hash,
});
export type Witness = z.infer<typeof Witness>;

export const witnessPath = (register: string): string => `${register}-witness`;

/**
 * The newest witness of a register; null where there is no such file; 'broken' where it is not as it was written. `key` is the
 * database key. Two saves stand in it in turn, so that one is whole whatever happens to the other.
 */
export function readWitness(register: string, key: Buffer): Witness | null | 'broken' {
  // No key at all opens no register either, and that is said by whoever tries.
  if (key.length === 0) return null;
  const bytes = Buffer.alloc(2 * SLOT);
  try {
    const handle = openSync(witnessPath(register), 'r');
    try {
      if (readSync(handle, bytes, 0, bytes.length, 0) < bytes.length) return 'broken';
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'broken';
  }
  const macKey = registerWitnessKey(key);
  const [even, odd] = [0, 1].map((n) => parseSlot(bytes.subarray(n * SLOT, (n + 1) * SLOT), macKey));
  macKey.fill(0);
  // A slot that was exchanged for an older one would make an older moment the newest.
  if (even === 'empty' && odd && odd !== 'empty' && odd.serial === 1) return odd;
  if (!even || !odd || even === 'empty' || odd === 'empty') return 'broken';
  if (even.serial % 2 !== 0 || Math.abs(even.serial - odd.serial) !== 1) return 'broken';
  return even.serial > odd.serial ? even : odd;
}

function parseSlot(slot: Buffer, macKey: Buffer): Witness | 'empty' | null {
  if (slot.every((byte) => byte === 0)) return 'empty';
  const body = slot.subarray(0, SLOT - MAC);
  if (!timingSafeEqual(macOf(body, macKey), slot.subarray(SLOT - MAC))) return null;
  try {
    return Witness.parse(JSON.parse(body.toString('latin1').trimEnd()));
  } catch {
    return null;
  }
}

const macOf = (body: Buffer, macKey: Buffer): Buffer => createHmac('sha256', macKey).update(body).digest();

/** Saves the witness, flushed, in the place of the save before the last. */
export class WitnessFile {
  readonly #path: string;
  readonly #macKey: Buffer;
  #handle: number | null = null;
  #serial: number;

  constructor(register: string, key: Buffer, serial: number) {
    this.#path = witnessPath(register);
    this.#macKey = registerWitnessKey(key);
    this.#serial = serial;
  }

  /** Throws what the disk throws; then nothing vouches for the register until a later save. */
  save(now: Omit<Witness, 'serial'>): void {
    try {
      const witness: Witness = { serial: this.#serial + 1, ...now };
      const body = Buffer.alloc(SLOT - MAC, ' ', 'latin1');
      if (body.write(JSON.stringify(witness), 'latin1') >= body.length) throw new Error('the witness is too long');
      const slot = Buffer.concat([body, macOf(body, this.#macKey)]);
      const at = (witness.serial % 2) * SLOT;
      // The first of all makes room for both, so that a later one needs none.
      if (this.#serial === 0) replaceFile(this.#path, Buffer.concat([Buffer.alloc(at), slot]));
      else {
        this.#handle ??= openSync(this.#path, 'r+');
        if (writeSync(this.#handle, slot, 0, SLOT, at) < SLOT) throw new Error('short write');
        fdatasyncSync(this.#handle);
      }
      this.#serial = witness.serial;
    } catch (error) {
      this.drop();
      throw error;
    }
  }

  /** An older save must not pass for the newest. */
  drop(): void {
    this.close();
    this.#serial = 0;
    try {
      rmSync(this.#path, { force: true });
    } catch {
      // What stands there is behind, and says so at the next opening.
    }
  }

  close(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }
}
