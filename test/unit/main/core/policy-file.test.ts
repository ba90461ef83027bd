import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { policyPath, readPolicy } from '#main/core/policy-file.ts';

let folder: string;
const path = () => join(folder, 'careboard-policy.json');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the policy file', () => {
  it('lies beside the program, outside what an update replaces', () => {
    expect(policyPath('/opt/Careboard/careboard', 'linux')).toBe('/opt/Careboard/careboard-policy.json');
    expect(policyPath('/Applications/Careboard.app/Contents/MacOS/Careboard', 'darwin')).toBe(
      '/Applications/careboard-policy.json',
    );
  });

  it('is none where there is none', () => {
    expect(readPolicy(path())).toEqual({ kind: 'none' });
    expect(readPolicy(join(path(), 'below'))).toEqual({ kind: 'none' });
  });

  it('is followed, and told to be changeable while this account can write it', () => {
    writeFileSync(path(), '{"careboardPolicy":1,"kiosk":true}');
    const policy = { careboardPolicy: 1, kiosk: true };
    expect(readPolicy(path())).toEqual({ kind: 'policy', policy, changeable: true });
    chmodSync(path(), 0o444);
    // For root every file is changeable, and so it is said.
    expect(readPolicy(path())).toEqual({ kind: 'policy', policy, changeable: process.getuid?.() === 0 });
  });

  it('is refused when it is damaged, too long or no file, never taken for none', () => {
    for (const content of ['{"careboardPolicy":1', '{"careboardPolicy":1,"kiosk":1}', ' '.repeat(70_000)]) {
      writeFileSync(path(), content);
      expect(readPolicy(path())).toMatchObject({ kind: 'refused', troubles: [expect.any(String)] });
    }
    rmSync(path());
    mkdirSync(path());
    expect(readPolicy(path())).toMatchObject({ kind: 'refused', troubles: [expect.any(String)] });
  });
});
