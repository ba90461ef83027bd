import { describe, expect, test } from 'vitest';
import { type Keychain, KeychainUnavailable, keychainWorks, withTimeout } from '#main/vault/keychain.ts';
import { memoryKeychain } from './example-vault.ts';

const never = () => new Promise<never>(() => undefined);

describe('a keychain with a time-out', () => {
  test('passes values on, and an entry that is missing is not a failure', async () => {
    const keychain = withTimeout(memoryKeychain(), 1000);
    expect(await keychain.get('a')).toBeNull();
    await keychain.set('a', 'one');
    expect(await keychain.get('a')).toBe('one');
    expect(await keychain.delete('a')).toBe(true);
    expect(await keychain.delete('a')).toBe(false);
  });

  test.each(['get', 'set', 'delete'] as const)('ends a %s that never answers', async (call) => {
    const keychain = withTimeout({ get: never, set: never, delete: never }, 30);
    const started = performance.now();
    await expect(keychain[call]('a', 'value')).rejects.toBeInstanceOf(KeychainUnavailable);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('turns every failure into one kind, also one thrown before any promise', async () => {
    const failing: Keychain = {
      get: () => Promise.reject(new Error('locked collection')),
      set: () => {
        throw new Error('no bus');
      },
      delete: async () => Promise.reject('a bare word'),
    };
    const keychain = withTimeout(failing, 1000);
    await expect(keychain.get('a')).rejects.toBeInstanceOf(KeychainUnavailable);
    await expect(keychain.set('a', 'b')).rejects.toBeInstanceOf(KeychainUnavailable);
    await expect(keychain.delete('a')).rejects.toBeInstanceOf(KeychainUnavailable);
  });

  test('begins no second call while one hangs, and goes on when it has ended', async () => {
    let begun = 0;
    let answer: (value: string) => void = () => undefined;
    const slow: Keychain = {
      ...memoryKeychain(),
      get: () => {
        begun += 1;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    };
    const keychain = withTimeout(slow, 20);
    await expect(keychain.get('a')).rejects.toBeInstanceOf(KeychainUnavailable);
    await expect(keychain.get('a')).rejects.toBeInstanceOf(KeychainUnavailable);
    expect(begun).toBe(1);
    answer('late');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const again = keychain.get('a');
    answer('in time');
    expect(await again).toBe('in time');
    expect(begun).toBe(2);
  });
});

describe('whether a keychain works', () => {
  test('is tried with a real round trip that leaves nothing', async () => {
    const keychain = memoryKeychain();
    expect(await keychainWorks(keychain)).toBe(true);
    expect(keychain.entries.size).toBe(0);
  });

  test.each<[string, Partial<Keychain>]>([
    ['forgets', { get: async () => null }],
    ['answers something else', { get: async () => 'something' }],
    ['keeps what it should delete', { delete: async () => true }],
    ['cannot delete', { delete: async () => false }],
    ['throws', { set: () => Promise.reject(new KeychainUnavailable('failed')) }],
  ])('is no for one that %s', async (_name, fault) => {
    expect(await keychainWorks({ ...memoryKeychain(), ...fault })).toBe(false);
  });
});
