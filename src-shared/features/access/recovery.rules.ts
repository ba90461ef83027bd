/** Once a term (design, section 4): thirteen weeks, in milliseconds. */
const TERM_MS = 13 * 7 * 24 * 3_600_000;

/** Whether the paper with the recovery code should be tried again: it was last typed from it a term ago or longer. */
export const isCodeCheckDue = (checkedAt: string, now: Date): boolean =>
  now.getTime() - Date.parse(checkedAt) >= TERM_MS;
