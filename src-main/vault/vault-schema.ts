import { z } from 'zod';
import { StaffId } from '#shared/domain/ids.ts';
import { KdfParameters, KEY_BYTES, SALT_BYTES } from './key-derivation.ts';
import { SEAL_OVERHEAD } from './sealed-bytes.ts';

/** The number this Careboard reads and writes. A larger one in a file means a newer Careboard made it. */
export const VAULT_FORMAT = 4;
/** An X25519 public key of one use stands before the sealed bytes. */
export const SEALED_BOX_OVERHEAD = KEY_BYTES + SEAL_OVERHEAD;

/** Exactly `length` bytes, written in the one way base64 is written: no two texts for the same bytes. */
const base64Of = (length: number) =>
  z.string().refine((text) => {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length === length && bytes.toString('base64') === text;
  });

/** One person's way in. Name and label are clear: they stand on the locked screen. */
const holder = {
  staffId: StaffId,
  name: z.string().min(1).max(200),
  label: z.string().max(200),
  kdf: KdfParameters,
  salt: base64Of(SALT_BYTES),
};

/** From when until when a code made by a Lead counts. */
const Span = z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() });
export type Span = z.infer<typeof Span>;

const Slot = z.strictObject({
  ...holder,
  /** X25519; its private half comes from the password. To it a new data key is sealed when the register gets one. */
  publicKey: base64Of(KEY_BYTES),
  sealed: base64Of(KEY_BYTES + SEALED_BOX_OVERHEAD),
  /** Not null: it opens with a one-time code, and only to set a password. */
  oneTime: Span.nullable(),
});
export type Slot = z.infer<typeof Slot>;

/** Format 1: sealed under the password's key itself. Opens as ever, and is made anew at that person's next sign-in. */
const OldSlot = z.strictObject({ ...holder, sealed: base64Of(KEY_BYTES + SEAL_OVERHEAD) });
export type OldSlot = z.infer<typeof OldSlot>;

/** The device secret, sealed under a code that a Lead made: lets another account of the PC in, once. */
const Enrolment = z.strictObject({
  kdf: KdfParameters,
  salt: base64Of(SALT_BYTES),
  sealed: base64Of(KEY_BYTES + SEAL_OVERHEAD),
  span: Span,
});
export type Enrolment = z.infer<typeof Enrolment>;

/** The newest audit row that the file vouches for. */
const AuditAnchor = z.strictObject({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** The register's file as the end of a session left it. */
const Closed = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(1) });

const fields = {
  format: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(VAULT_FORMAT)]),
  vaultId: z.uuid(),
  kind: z.enum(['school', 'practice']),
  mode: z.enum(['device-bound', 'password-only']),
  /** Tells a wrong device secret from a wrong password; null in password-only mode. */
  deviceCheck: base64Of(SALT_BYTES).nullable(),
  /** Shown on the locked screen. */
  schoolName: z.string().min(1).max(200),
  /** One more on each save; the database keeps the newest it saw. */
  generation: z.int().min(1),
  /** Cost for slots made from now on; each slot carries the cost it was made with. */
  kdf: KdfParameters,
  slots: z.array(z.union([Slot, OldSlot])).max(1000),
  /** Absent while no code is out, and in every file of format 1. */
  enrolment: Enrolment.optional(),
  recovery: z.strictObject({
    publicKey: base64Of(KEY_BYTES),
    sealedDataKey: base64Of(KEY_BYTES + SEALED_BOX_OVERHEAD),
  }),
  anchor: AuditAnchor.nullable(),
  /** Only in the save that ends a session; absent, nobody knows how the register should look. Since format 3; since 4 over the sums of its pages. */
  closed: Closed.optional(),
};

type Contents = z.infer<z.ZodObject<typeof fields>>;

/** False for a slot of format 1. */
export const isNewSlot = (slot: Slot | OldSlot): slot is Slot => 'publicKey' in slot;

const holdsTogether = (file: Contents): boolean =>
  (file.mode === 'device-bound') === (file.deviceCheck !== null) &&
  (file.format !== 1 || (file.enrolment === undefined && !file.slots.some(isNewSlot))) &&
  (file.format >= 3 || file.closed === undefined) &&
  new Set(file.slots.map((slot) => slot.staffId)).size === file.slots.length;

export const VaultContents = z.strictObject(fields).refine(holdsTogether);
/** Everything in vault.json but its two seals. */
export type VaultContents = z.infer<typeof VaultContents>;

export const VaultFile = z
  .strictObject({
    ...fields,
    /** HMAC-SHA256 by a key derived from the data key: who cannot open the vault cannot change the file. */
    mac: base64Of(KEY_BYTES),
    /** SHA-256 over all else: tells a damaged file from a wrong password before any key is there. */
    digest: base64Of(KEY_BYTES),
  })
  .refine(holdsTogether);
export type VaultFile = z.infer<typeof VaultFile>;
export type VaultKind = VaultFile['kind'];
export type VaultMode = VaultFile['mode'];
