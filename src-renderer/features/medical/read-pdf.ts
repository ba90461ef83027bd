import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFPageProxy,
  type RenderTask,
} from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { scaleOfPage } from './plan-scale.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/**
 * Reads a PDF with nothing in it run: no scripts, no forms, no fonts from elsewhere. What cannot be read whole fails: half a
 * page of a plan is worse than none.
 */
export const readPdf = (from: { readonly url: string } | { readonly data: Uint8Array }): PDFDocumentLoadingTask =>
  getDocument({ ...from, enableXfa: false, useSystemFonts: false, disableFontFace: true, stopAtErrors: true });

/** Begins to draw a page; `done` rejects where it was not drawn, also when the browser gave an empty canvas without a word. */
export function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement): { task: RenderTask; done: Promise<void> } {
  const box = page.getViewport({ scale: 1 });
  const scale = scaleOfPage(box.width, box.height);
  if (scale === null) throw new Error('A page without a size');
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  let operations = 0;
  const operationsFilter = () => {
    operations++;
    return true;
  };
  const task = page.render({ canvas, viewport, operationsFilter });
  const done = task.promise.then(() => {
    // The reader leaves out what it cannot read and says nothing: a page of which it read nothing, a picture that is damaged.
    if (operations === 0) throw new Error('Nothing on the page');
    for (const [, made] of [...page.objs, ...page.commonObjs])
      if (made === null) throw new Error('A picture is damaged');
    // Paper is drawn first, and is never see-through: a canvas without any was not made.
    const at = canvas.getContext('2d')?.getImageData(canvas.width - 1, canvas.height - 1, 1, 1).data;
    if (at?.[3] !== 255) throw new Error('The canvas is empty');
  });
  return { task, done };
}

/** Whether a PDF can be shown: it has pages, each can be opened, and the first one can be drawn. */
export async function pdfCanBeShown(data: Uint8Array): Promise<boolean> {
  const task = readPdf({ data });
  const canvas = document.createElement('canvas');
  try {
    const pdf = await task.promise;
    for (let number = 1; number <= pdf.numPages; number++) await pdf.getPage(number);
    await drawPage(await pdf.getPage(1), canvas).done;
    return true;
  } catch {
    return false;
  } finally {
    canvas.width = 0;
    await task.destroy();
  }
}
