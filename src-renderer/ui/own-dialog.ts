/**
 * A file picker or print window takes the focus away from ours, and must not count as "nobody is looking". Whoever opens
 * one says so here; app/activity.ts tells the core.
 */
let open = false;

/** Call before the system's own dialog opens. */
export const ownDialogOpens = (): void => {
  open = true;
};

/** True once after `ownDialogOpens`, until the window has the focus again. */
export const isOwnDialogOpen = (): boolean => open;

export const ownDialogClosed = (): void => {
  open = false;
};
