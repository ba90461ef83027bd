import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { KEY_BYTES } from './key-derivation.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';

/** What stands before the 32 raw bytes in the standard encodings of X25519 keys (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');

export interface KeyPair {
  readonly privateKey: KeyObject;
  /** 32 raw bytes. */
  readonly publicKey: Buffer;
}

/** The X25519 pair of a 32-byte seed. The same seed gives the same pair. */
export function keyPairOf(seed: Buffer): KeyPair {
  const encoded = Buffer.concat([PRIVATE_PREFIX, seed]);
  const privateKey = createPrivateKey({ key: encoded, format: 'der', type: 'pkcs8' });
  encoded.fill(0);
  return { privateKey, publicKey: rawPublic(createPublicKey(privateKey)) };
}

const NOTHING = Buffer.alloc(0);

/**
 * Public half of a one-use key pair, then AES-256-GCM under a key that only that pair and the receiver's can make. `also` is a secret
 * that sender and receiver share besides: without it nobody can make a box that the receiver opens.
 */
export function sealBox(receiver: Buffer, plain: Buffer, purpose: string, also: Buffer = NOTHING): Buffer {
  const oneUse = generateKeyPairSync('x25519');
  const sender = rawPublic(oneUse.publicKey);
  const key = boxKey(
    diffieHellman({ privateKey: oneUse.privateKey, publicKey: publicFrom(receiver) }),
    sender,
    receiver,
    also,
  );
  const sealed = sealBytes(key, plain, Buffer.from(purpose, 'utf8'));
  key.fill(0);
  return Buffer.concat([sender, sealed]);
}

/** What was sealed, or null for another pair, another purpose, another shared secret or changed bytes. */
export function openBox(receiver: KeyPair, box: Buffer, purpose: string, also: Buffer = NOTHING): Buffer | null {
  if (box.length < KEY_BYTES) return null;
  const sender = box.subarray(0, KEY_BYTES);
  const shared = sharedSecret(receiver.privateKey, sender);
  if (shared === null) return null;
  const key = boxKey(shared, sender, receiver.publicKey, also);
  const plain = openBytes(key, box.subarray(KEY_BYTES), Buffer.from(purpose, 'utf8'));
  key.fill(0);
  return plain;
}

function sharedSecret(privateKey: KeyObject, sender: Buffer): Buffer | null {
  try {
    return diffieHellman({ privateKey, publicKey: publicFrom(sender) });
  } catch {
    // A point of small order: nobody seals with one, somebody forges with one.
    return null;
  }
}

/** Both public halves go into the key, so that a box cannot be passed on as another's. */
function boxKey(shared: Buffer, sender: Buffer, receiver: Buffer, also: Buffer): Buffer {
  const secrets = Buffer.concat([shared, also]);
  const key = Buffer.from(
    hkdfSync('sha256', secrets, Buffer.concat([sender, receiver]), 'careboard/1 sealed box', KEY_BYTES),
  );
  secrets.fill(0);
  shared.fill(0);
  return key;
}

const publicFrom = (raw: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' });

const rawPublic = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
