import { ownDialogOpens } from './own-dialog.ts';

/**
 * Prints what is on the screen, once every picture is there or cannot be: a face that was still on its way would be a hole on the paper.
 * What the printer gets is the page itself, less what is marked `data-screen-only`: the preview is the print. Ask the core for the
 * record of it first.
 */
export async function printNow(): Promise<void> {
  await picturesReady();
  ownDialogOpens();
  window.print();
}

/** Every picture is there, or cannot be. */
export async function picturesReady(): Promise<void> {
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
}
