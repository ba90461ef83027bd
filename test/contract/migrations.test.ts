import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '#main/store/migrate.ts';

it('lists every migration once, in the order of its number: a backup’s schema is judged by the last one', () => {
  const listed = MIGRATIONS.map(({ version }) => version);
  expect(listed).toEqual(listed.toSorted((a, b) => a - b));
  const folder = new URL('../../src-main/store/migrations/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  expect(files.map((name) => Number(name.slice(0, 4))).toSorted((a, b) => a - b)).toEqual(listed);
});
