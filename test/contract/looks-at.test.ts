import { expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '#shared/contract/contract.ts';
import type { CallDef } from '#shared/contract/define.ts';

it('names, for each look at children, fields that its input really has', () => {
  const looking = Object.entries(contract as Record<string, CallDef>).flatMap(([name, def]) =>
    def.kind === 'query' && def.looksAt !== undefined ? [{ name, input: def.input, fields: def.looksAt }] : [],
  );
  expect(looking.map(({ name }) => name)).toEqual(expect.arrayContaining(['children.mergePreview', 'consent.check']));
  for (const { name, input, fields } of looking) {
    const { properties } = z.toJSONSchema(input, { io: 'input' });
    expect(Object.keys(properties ?? {}), name).toEqual(expect.arrayContaining([...fields]));
  }
});
