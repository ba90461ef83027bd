import { createHash } from 'node:crypto';

/** The page names files and places by these alone: a path never comes from it. */
export const idOfPath = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 32);
