import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import styles from './Emergency.module.css';

GlobalWorkerOptions.workerSrc = workerUrl;

/** A PDF drawn page by page, nothing in it run: no scripts, no forms, no links, no fonts from elsewhere. */
export function PdfPages({ url, title }: { readonly url: string; readonly title: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const task = getDocument({ url, enableXfa: false, useSystemFonts: false, disableFontFace: true });
    let gone = false;
    const draw = async () => {
      const pdf = await task.promise;
      for (let number = 1; number <= pdf.numPages && !gone; number++) {
        const page = await pdf.getPage(number);
        const viewport = page.getViewport({ scale: 1.6 });
        const canvas = document.createElement('canvas');
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        canvas.className = styles.scan ?? '';
        await page.render({ canvas, viewport }).promise;
        if (!gone) box.current?.append(canvas);
      }
    };
    draw().catch(() => gone || setFailed(true));
    return () => {
      gone = true;
      void task.destroy();
    };
  }, [url]);
  if (failed) return <p role="alert">This plan cannot be shown. The paper copy is needed.</p>;
  return <div ref={box} role="img" aria-label={`${title}, as signed`} />;
}
