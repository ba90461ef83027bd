import { createContext, type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';

const Slot = createContext<HTMLElement | null>(null);

/** Given by the frame: the place in the top bar for the current screen's own buttons. */
export const ActionsSlot = Slot.Provider;

/** Buttons of a screen that stand in the top bar beside the find box: its main action, the way back. */
export function TopBarActions({ children }: { readonly children: ReactNode }) {
  const slot = use(Slot);
  return slot && createPortal(children, slot);
}
