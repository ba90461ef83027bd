import { create } from 'zustand';
import type { DueLevel, DueSubject } from '#shared/features/today/due.model.ts';

interface TodayView {
  readonly subject: DueSubject | 'all';
  /** Levels of which every row is shown. */
  readonly whole: readonly DueLevel[];
}
const START: TodayView = { subject: 'all', whole: [] };

/** What somebody chose to see, for the way back from a row's place. In memory only. */
export const useTodayView = create<TodayView>(() => START);

export const showSubject = (subject: TodayView['subject']): void => useTodayView.setState({ subject });
export const showWhole = (level: DueLevel): void =>
  useTodayView.setState(({ whole }) => ({ whole: [...whole, level] }));

/** At the end of a session: the next person finds it as it is for everybody. */
export const forgetTodayView = (): void => useTodayView.setState(START);
