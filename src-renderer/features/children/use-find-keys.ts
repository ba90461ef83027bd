import { type RefObject, useEffect } from 'react';

/** A message is an alert dialog as well, one that does not stand in the way. */
const OPEN_DIALOG = '[role="dialog"], [role="alertdialog"]:not([aria-modal="false"])';

/**
 * `/` (anywhere but where somebody types) and Ctrl+F bring the focus to the find box. With a dialog open the box is out of
 * reach, and so are its keys.
 */
export function useFindKeys(box: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const find = event.key.toLowerCase() === 'f' && event.ctrlKey && !event.altKey && !event.shiftKey;
      if ((!slash && !find) || document.querySelector(OPEN_DIALOG)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [box]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="spinbutton"], [role="textbox"]'));
