import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Reads a PDF with nothing in it run: no scripts, no forms, no fonts from elsewhere. */
export const readPdf = (url: string): PDFDocumentLoadingTask =>
  getDocument({ url, enableXfa: false, useSystemFonts: false, disableFontFace: true });
