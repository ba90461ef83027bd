import { arch, release } from 'node:os';
import type { About } from '#main/core/ports.ts';

/** What IT asks first. Nothing that tells which school, PC or account it is. */
export const aboutHere = (version: string, shell: string): About => ({
  ...{ version, shell },
  system: `${process.platform} ${arch()} ${release()}`,
});
