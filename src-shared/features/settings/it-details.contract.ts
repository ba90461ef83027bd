import { z } from 'zod';
import { query } from '#shared/contract/define.ts';
import { Instant } from '#shared/domain/calendar-date.ts';

/** A line of the log: codes, a call's name, a reference number. */
const LogEntry = z.strictObject({
  at: z.string(),
  level: z.string(),
  event: z.string(),
  call: z.string().nullable(),
  code: z.string().nullable(),
  ref: z.string().nullable(),
});

export const ItDetails = z.strictObject({
  at: Instant,
  version: z.string(),
  shell: z.string(),
  system: z.string(),
  /** Code words for how things stand: the session, the vault file, its kind and mode, the PC's policy, the keychain. */
  state: z.record(z.string(), z.string()),
  log: z.array(LogEntry),
});
export type ItDetails = z.infer<typeof ItDetails>;

export const itDetailsContract = {
  /** What IT needs to help, for anybody to copy, signed in or not: codes and references, nothing about a person or the school. */
  'settings.itDetails': query({ needs: 'public', input: z.strictObject({}), output: ItDetails }),
};

/** The same as lines to paste into a message. */
export const itDetailsText = ({ at, version, shell, system, state, log }: ItDetails): string =>
  [
    'Careboard, details for IT (no child, no member of staff)',
    `Copied ${at}`,
    `Version ${version}; ${shell}; ${system}`,
    ...Object.entries(state).map(([name, code]) => `${name}: ${code}`),
    log.length === 0 ? 'No failures in the log.' : 'The newest failures:',
    ...log.map((line) => [line.at, line.level, line.event, line.call, line.code, line.ref].filter(Boolean).join(' ')),
  ].join('\n');
