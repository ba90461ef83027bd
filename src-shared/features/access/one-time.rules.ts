/** How long a one-time code for a new password counts: until the same time tomorrow, so that it can be told in passing. */
export const ONE_TIME_MS = 24 * 3_600_000;

/** How long a code counts that lets another account of the PC in (design, section 4): both accounts are at hand. */
export const ENROLMENT_MS = 15 * 60_000;
