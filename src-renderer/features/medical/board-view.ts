import type { VirtualItem } from '@tanstack/react-virtual';
import { create } from 'zustand';
import type { BoardChoices } from '#shared/features/medical/board-groups.rules.ts';

/** Where a person was in a grid of faces. Written by the grid as it goes; nothing is drawn from it but a first state. */
export interface GridMemory {
  offset: number;
  /** The face that had the focus. */
  at: string | null;
  /** A face was opened from here: the focus belongs back on it. */
  returning: boolean;
  heights: VirtualItem[];
}
const start = (): GridMemory => ({ offset: 0, at: null, returning: false, heights: [] });

interface BoardView {
  readonly choices: BoardChoices;
  readonly dense: boolean;
  /** Of whoever has both boards: the kitchen's is shown. */
  readonly kitchen: boolean;
  readonly memory: GridMemory;
}
const START = (): BoardView => ({
  choices: { grouping: 'class', filter: 'all', className: '', outOfDate: false, untold: false, flagged: false },
  dense: false,
  kitchen: false,
  memory: start(),
});

/** What somebody chose to see, and where they were, for the way back from an emergency card. In memory only. */
export const useBoardView = create<BoardView>(START);

/** Other choices are another board: it starts at the top. */
export const choose = (changed: Partial<BoardChoices>): void =>
  useBoardView.setState(({ choices }) => ({ choices: { ...choices, ...changed }, memory: start() }));

/** Only those of whom no parent was told, whatever was chosen before. */
export const chooseUntold = (): void =>
  useBoardView.setState({ choices: { ...START().choices, untold: true }, memory: start() });

export const setDense = (dense: boolean): void => useBoardView.setState({ dense, memory: start() });

export const showKitchen = (kitchen: boolean): void => useBoardView.setState({ kitchen, memory: start() });

/** At the end of a session: the next person finds the board as it is for everybody. */
export const forgetBoardView = (): void => useBoardView.setState(START());
