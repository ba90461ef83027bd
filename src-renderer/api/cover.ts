/**
 * Hiding comes before everything else: one attribute on the document, by which base.css takes away all that hangs on the
 * body except what bears `data-cover`. It works in the same instant as the key, before React has drawn anything.
 */
export const cover = (): void => {
  document.documentElement.dataset.covered = '';
};

export const uncover = (): void => {
  delete document.documentElement.dataset.covered;
};
