import { create } from 'zustand';
import { type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, PrintedFormId } from '#shared/domain/ids.ts';
import type { Method } from '#shared/features/consent/consent.model.ts';
import { type FormPaper, type FormSaid, NOTHING_SAID } from '../form-said.ts';

interface PileWork {
  readonly paper: FormPaper;
  /** Whose form lies open; null: none. */
  readonly childId: ChildId | null;
  /** It is one of our own forms, opened by its number. */
  readonly printedId: PrintedFormId | null;
  readonly said: FormSaid;
}
const start = (): PileWork => ({
  paper: {
    ...{ method: 'paper' as Method, decidedOn: londonDay(new Date()) as CalendarDate | null },
    ...{ askedOn: null, wording: 'in-use' as const, evidence: '' },
  },
  childId: null,
  printedId: null,
  said: NOTHING_SAID,
});

/** What was begun at the pile: it waits while somebody answers the hatch or looks a contact up, and goes with the session. */
export const usePileWork = create<PileWork>(start);

export const setPaper = (paper: FormPaper): void => usePileWork.setState({ paper });
export const setSaid = (said: FormSaid): void => usePileWork.setState({ said });
export const openForm = (childId: ChildId | null, printedId: PrintedFormId | null = null): void =>
  usePileWork.setState({ childId, printedId, said: NOTHING_SAID });
export const forgetPile = (): void => usePileWork.setState(start());
