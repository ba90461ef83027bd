import { create } from 'zustand';

/** Whether the page that puts a backup back stands in the place of the locked screen, and whether the register is damaged. */
export const useRestoreOffer = create<{ readonly open: boolean; readonly damaged: boolean }>(() => ({
  open: false,
  damaged: false,
}));
export const offerRestore = (damaged = false): void => useRestoreOffer.setState({ open: true, damaged });
export const closeRestore = (): void => useRestoreOffer.setState({ open: false, damaged: false });
