import { type Instant, londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { CarePlanVersion } from '#shared/features/medical/care-plan.contract.ts';
import type { Signature } from '#shared/features/medical/care-plan.rules.ts';
import type { BadgeTone } from '../../../ui/index.ts';

export const dayOf = (at: Instant): string => showDate(londonDay(new Date(at)));

/** "Version 2, written 3 Nov 2026 by Mrs Bell". */
export const versionWords = ({ number, writtenAt, writtenBy }: CarePlanVersion): string =>
  `Version ${number}, written ${dayOf(writtenAt)} by ${writtenBy || 'somebody not on the list any more'}`;

export const SIGNATURE_TONES: Readonly<Record<Signature, BadgeTone>> = {
  ...{ 'no-typed': 'plain', 'not-signed': 'watch', signed: 'fine', newer: 'watch', older: 'watch' },
};
export const SIGNATURE_TITLES: Readonly<Record<Signature, string>> = {
  'no-typed': 'Not typed yet',
  'not-signed': 'Not signed',
  signed: 'Signed',
  newer: 'Newer than the signature',
  older: 'A newer signed plan came',
};
