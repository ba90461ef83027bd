import { useEffect } from 'react';
import { call } from '../api/bridge.ts';
import { isOwnDialogOpen, ownDialogClosed } from '../ui/own-dialog.ts';

const TOUCH_EVERY_MS = 5_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Tells the core that somebody is there, and whether the window is the one in front: it decides when to hide and lock. */
export function useActivity(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    let last = 0;
    const touch = () => {
      const now = performance.now();
      if (now - last < TOUCH_EVERY_MS) return;
      last = now;
      void call('access.touch', {});
    };
    const focus = () => {
      ownDialogClosed();
      void call('access.window', { focused: true, ownDialog: false });
    };
    const blur = () => void call('access.window', { focused: false, ownDialog: isOwnDialogOpen() });
    for (const sign of SIGNS) window.addEventListener(sign, touch, { passive: true, capture: true });
    window.addEventListener('focus', focus);
    window.addEventListener('blur', blur);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
      window.removeEventListener('focus', focus);
      window.removeEventListener('blur', blur);
    };
  }, [active]);
}
