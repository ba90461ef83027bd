import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';

/** A form that goes home needs weeks to come back: what runs out within them is asked for now. */
export const RENEW_AHEAD_DAYS = 30;
/** Where no day was named by which forms are to be back, a fortnight is what a family gets. */
const BACK_AFTER_DAYS = 14;

/** A batch of forms that went home. */
export interface WentOut {
  readonly handedOutOn: CalendarDate;
  readonly replyBy: CalendarDate | null;
  readonly papers: number;
  /** Of these papers, how many were entered by their number. */
  readonly back: number;
  readonly void: boolean;
}

/** The last day on which forms of this batch may still be on their way. */
export const backBy = ({ handedOutOn, replyBy }: Pick<WentOut, 'handedOutOn' | 'replyBy'>): CalendarDate =>
  replyBy ?? addDays(handedOutOn, BACK_AFTER_DAYS);

/** How many forms of a batch are late on this day; 0: none, or it did not go out after all. */
export const lateForms = (batch: WentOut, today: CalendarDate): number =>
  batch.void || today <= backBy(batch) ? 0 : Math.max(0, batch.papers - batch.back);
