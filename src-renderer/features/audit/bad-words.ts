import { showDateTime } from '#shared/domain/calendar-date.ts';
import { FAULT_WORDS, type FirstBad } from '#shared/features/audit/audit.model.ts';

/** Which entry is the first that does not fit, and what that means. */
export const badWords = ({ seq, why, at }: FirstBad): string =>
  `The first that does not fit is number ${seq}${at ? `, of ${showDateTime(at)}` : ''}. ${FAULT_WORDS[why]}`;
