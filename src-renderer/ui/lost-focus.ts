import { type RefObject, useEffect, useRef } from 'react';

/** True when nothing has the focus: the element that had it went away. */
export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Marks a part whose own work ends in a message elsewhere: the focus may be taken from there as if it were lost. */
export const YIELDS_FOCUS = { 'data-yields-focus': '' } as const;
const yields = (): boolean => document.activeElement?.closest('[data-yields-focus]') != null;

/** `always`: the answer to what a person has just confirmed. `when-free`: lost, or in a part that yields it. */
export type TakesFocus = 'always' | 'when-free' | 'when-lost';

/**
 * The focus for what takes the place of something else, as soon as it is drawn, so that reading goes on there. Whoever works
 * elsewhere by then is left alone, unless it is `always`.
 */
export function useTakesFocus<E extends HTMLElement>(when: TakesFocus | null): RefObject<E | null> {
  const place = useRef<E>(null);
  useEffect(() => {
    if (when === null) return;
    if (when === 'always' || isFocusLost() || (when === 'when-free' && yields())) place.current?.focus();
  }, [when]);
  return place;
}

/** Does what takes the focused element away, then gives the screen the focus if nothing else took it. */
export function thenToScreen(work: () => void): void {
  work();
  requestAnimationFrame(() => {
    if (isFocusLost()) document.querySelector('main')?.focus({ preventScroll: true });
  });
}
