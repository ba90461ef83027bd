import { create } from 'zustand';

/** Met when it was to be opened, or while it was open. */
export type Damaged = 'not-opened' | 'closed';

/** Whether the page that puts a backup back stands in the place of the locked screen, and whether the register is damaged. */
export const useRestoreOffer = create<{ readonly open: boolean; readonly damaged: Damaged | null }>(() => ({
  open: false,
  damaged: null,
}));
export const offerRestore = (damaged: Damaged | null = null): void => useRestoreOffer.setState({ open: true, damaged });
export const closeRestore = (): void => useRestoreOffer.setState({ open: false, damaged: null });
