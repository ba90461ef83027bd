import { type RefObject, useEffect, useRef } from 'react';
import { isFocusLost } from '../ui/index.ts';
import type { Screen } from './router.ts';

/*
 * Where the keyboard goes when one screen takes the place of another. Whatever a person may come back to bears
 * `data-return` with a word of its own; a grid of faces remembers its face by itself (board-view.ts).
 */

/** The word of what has the focus now; null for everything that nobody comes back to. */
export const returnPoint = (): string | null =>
  document.activeElement?.closest('[data-return]')?.getAttribute('data-return') ?? null;

const pointNamed = (word: string): HTMLElement | null => document.querySelector(`[data-return="${CSS.escape(word)}"]`);

/**
 * A new screen takes the focus, so that reading goes on there; the first one leaves it to the find box. Whoever comes back
 * is where they left from, as soon as that is drawn again; whoever comes for one thing is on it.
 */
export function useFocusOnChange(
  screen: Screen | null,
  returning: string | null,
  main: RefObject<HTMLElement | null>,
): void {
  const shown = JSON.stringify(screen);
  const last = useRef(shown);
  useEffect(() => {
    if (last.current === shown) return;
    last.current = shown;
    const toPoint = () => {
      const point = returning === null ? null : pointNamed(returning);
      point?.focus({ preventScroll: true });
      point?.scrollIntoView({ block: 'nearest' });
      return point !== null;
    };
    if (toPoint()) return;
    if (isFocusLost() || !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    if (returning === null) return;
    // A record that is asked for again is drawn a moment later; whoever has gone on by then is left alone.
    const waiting = new MutationObserver(() => {
      if (document.activeElement !== main.current || toPoint()) waiting.disconnect();
    });
    waiting.observe(document.body, { childList: true, subtree: true });
    return () => waiting.disconnect();
  }, [shown, returning, main]);
}

/** A message that goes away under the focus gives it to the screen. */
export function useFocusAfterNotices(notices: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const section = notices.current;
    if (!section) return;
    let inside = false;
    const note = () => {
      inside = section.contains(document.activeElement);
    };
    const gone = new MutationObserver(() => {
      if (inside && isFocusLost()) document.querySelector('main')?.focus({ preventScroll: true });
      note();
    });
    gone.observe(section, { childList: true, subtree: true });
    document.addEventListener('focusin', note);
    return () => {
      gone.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, [notices]);
}
