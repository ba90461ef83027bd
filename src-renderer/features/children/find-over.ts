import { create } from 'zustand';

/** Whether the find box stands over everything, for an emergency in the middle of a dialog. */
export const useFindOver = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export const openFindOver = (): void => useFindOver.setState({ isOpen: true });
export const closeFindOver = (): void => useFindOver.setState({ isOpen: false });
