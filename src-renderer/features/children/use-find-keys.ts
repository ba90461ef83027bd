import { type RefObject, useEffect } from 'react';
import { useRouter } from '../../app/router.ts';
import { isDialogOpen } from '../../ui/index.ts';
import { openFindOver } from './find-over.ts';

/**
 * `/` (anywhere but where somebody types) and Ctrl+F bring the focus to the find box. A dialog keeps the box out of reach: over
 * it they open one of their own, for an emergency card alone.
 */
export function useFindKeys(box: RefObject<HTMLInputElement | null>, isOver: boolean): void {
  useEffect(() => {
    if (isOver) return;
    const onKey = (event: KeyboardEvent) => {
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const find = event.key.toLowerCase() === 'f' && event.ctrlKey && !event.altKey && !event.shiftKey;
      // On a card the box is out of sight, and under the shield everything is.
      const isAway =
        useRouter.getState().screen?.name === 'emergency' || document.documentElement.dataset.covered !== undefined;
      if ((!slash && !find) || isAway) return;
      event.preventDefault();
      if (isDialogOpen()) return openFindOver();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [box, isOver]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="spinbutton"], [role="textbox"]'));
