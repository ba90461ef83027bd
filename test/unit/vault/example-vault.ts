import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KDF_FLOOR } from '#main/vault/key-derivation.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import type { Slot, VaultContents } from '#main/vault/vault-schema.ts';
import type { StaffId } from '#shared/domain/ids.ts';

export const VAULT_ID = '0199a000-0000-7000-8000-0000000000aa';
export const WESTGATE = {
  staffId: '0199a000-0000-7000-8000-000000000001' as StaffId,
  name: 'Mrs C Westgate',
  label: 'Headteacher',
};
export const OYELARAN = {
  staffId: '0199a000-0000-7000-8000-000000000002' as StaffId,
  name: 'Mr T Oyelaran',
  label: 'Office',
};
export const PASSWORD = 'larch otter biscuit 41';
export const OTHER_PASSWORD = 'quiet maple lantern 27';

/** Bytes from, from + 1, ...: the inputs of the known answers. */
export const rowOfBytes = (from: number, length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, i) => from + i));

export const freshHome = (): string => mkdtempSync(join(tmpdir(), 'careboard-vault-'));

/** A keychain of the port's own shape, whose entries a test may look into and spoil. */
export function memoryKeychain(): Keychain & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (account) => entries.get(account) ?? null,
    set: async (account, value) => void entries.set(account, value),
    delete: async (account) => entries.delete(account),
  };
}

/** Every copy of `bytes` with one bit wrong: one random bit in each byte. */
export function* oneBitWrong(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1) {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << randomInt(8));
    yield copy;
  }
}

/** A slot of the right shape that nobody can open. */
export const slotOf = (person: typeof WESTGATE, from: number): Slot => ({
  ...person,
  kdf: KDF_FLOOR,
  salt: rowOfBytes(from, 16).toString('base64'),
  publicKey: rowOfBytes(from, 32).toString('base64'),
  sealed: rowOfBytes(from, 92).toString('base64'),
  oneTime: null,
});

/** A vault of the right shape, for what needs no password. */
export const CONTENTS: VaultContents = {
  format: 2,
  vaultId: VAULT_ID,
  kind: 'practice',
  mode: 'device-bound',
  deviceCheck: 'C0JIqNYMsDs+bw4GPsvX9g==',
  schoolName: 'Hudson Road Primary',
  generation: 7,
  kdf: KDF_FLOOR,
  slots: [],
  recovery: {
    publicKey: rowOfBytes(9, 32).toString('base64'),
    sealedDataKey: Buffer.alloc(92).toString('base64'),
  },
  anchor: { seq: 12, hash: 'ab'.repeat(32) },
};
