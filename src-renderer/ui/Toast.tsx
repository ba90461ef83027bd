import { Check, CircleAlert, Undo2, X } from 'lucide-react';
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import { thenToScreen } from './lost-focus.ts';
import styles from './Toast.module.css';

interface ToastMessage {
  readonly message: string;
  readonly tone: 'done' | 'problem';
  readonly undo?: (() => void) | undefined;
}

/** At most three at once; a fourth waits. */
const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });
const READ_MS = 6_000;
/** Undo stays long enough to notice the slip and reach the button by keyboard (F6). */
const UNDO_MS = 15_000;

/** Says that something is done, with its undo where it can be undone. A problem stays until it is closed. */
export function toast(
  message: string,
  options: { readonly tone?: 'done' | 'problem'; readonly undo?: () => void } = {},
): void {
  const { tone = 'done', undo } = options;
  const timeout = undo ? UNDO_MS : READ_MS;
  // Said once more is no second message: it would only fill the corner.
  for (const { key, content } of queue.visibleToasts) {
    if (content.message === message && !content.undo) queue.close(key);
  }
  queue.add({ message, tone, undo }, tone === 'problem' ? {} : { timeout });
}

/** Takes all messages away: they may name a child, so nothing of them outlives a session. */
export const clearToasts = (): void => queue.clear();

/**
 * Takes a message away from under the focus. It lets go of the focus first: the region is not told when the element that has it goes,
 * would hold the other messages for good, and pull the focus to them out of a dialog when the next one ends.
 */
function leave(close: () => void): void {
  thenToScreen(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    close();
  });
}

let watched: ResizeObserver | null = null;

/**
 * Keeps the height of the messages in `--toasts`: dialogs end above them and screens scroll out from under them, so a message
 * never lies on a button that somebody is about to press.
 */
function keepClear(region: HTMLElement | null): void {
  const { style } = document.documentElement;
  watched?.disconnect();
  watched = null;
  style.removeProperty('--toasts');
  if (!region) return;
  watched = new ResizeObserver(() => style.setProperty('--toasts', `${region.offsetHeight}px`));
  watched.observe(region);
}

/**
 * Where messages appear. One stands in the app, outside what the shield hides by itself. Over the emergency card none shows:
 * nothing there may lie on a button, or move one.
 */
export function ToastHost() {
  return (
    <ToastRegion ref={keepClear} queue={queue} className={styles.region} aria-label="Messages" data-screen-only="">
      {({ toast: item }) => (
        <AriaToast toast={item} className={cx(styles.toast, styles[item.content.tone])}>
          {item.content.tone === 'done' ? <Check /> : <CircleAlert />}
          <ToastContent className={styles.words}>
            <Text slot="title">{item.content.message}</Text>
          </ToastContent>
          {item.content.undo && (
            <Button
              icon={Undo2}
              onPress={() =>
                leave(() => {
                  item.content.undo?.();
                  queue.close(item.key);
                })
              }
            >
              Undo
            </Button>
          )}
          <IconButton slot="close" label="Close" icon={X} onPress={() => leave(() => queue.close(item.key))} />
        </AriaToast>
      )}
    </ToastRegion>
  );
}
