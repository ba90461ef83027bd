import { z } from 'zod';
import { query } from '#shared/contract/define.ts';
import { DISK_STATES } from './disk.rules.ts';

const Disk = z.strictObject({
  state: z.enum(DISK_STATES),
  /** Null where the system does not say. */
  freeBytes: z.number().nullable(),
});
export type DiskAnswer = z.infer<typeof Disk>;

export const diskContract = {
  /** How the disk stands on which the register lies: for whoever works here, since a full one stops everybody. */
  'backup.disk': query({ needs: 'signed-in', input: z.strictObject({}), output: Disk }),
};
