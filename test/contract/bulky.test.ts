import { expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';

it('every command that puts a file into the register leaves the room that is kept for emergencies alone', () => {
  const bringsFile = ([, def]: readonly [string, CallDef]) =>
    def.kind === 'command' && 'shape' in def.input && 'base64' in (def.input.shape as object);
  const files = (Object.entries(contract) as [string, CallDef][]).filter(bringsFile);
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter(([, def]) => def.kind === 'command' && !def.bulky).map(([name]) => name)).toEqual([]);
});
