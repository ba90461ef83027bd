/** A message is an alert dialog as well, one that does not stand in the way. */
const OPEN_DIALOG = '[role="dialog"], [role="alertdialog"]:not([aria-modal="false"])';

/** Whether a dialog or a panel of help stands over the screen, so that what is below cannot be reached. */
export const isDialogOpen = (): boolean => document.querySelector(OPEN_DIALOG) !== null;

/** Where somebody last was in a dialog. */
let place: HTMLElement | null = null;

export const notePlace = (at: EventTarget | null): void => {
  if (at instanceof HTMLElement) place = at;
};

/** What stood over a dialog has gone: the focus goes back to where it was there, unless something else has taken it. */
export function backToPlace(): void {
  // After the widget library's own turn, which knows only what was under the focus when the cover came.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (!place?.isConnected || place.closest('[inert]') || document.activeElement?.closest(OPEN_DIALOG)) return;
      place.focus();
    }),
  );
}
