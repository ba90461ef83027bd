import { useEffect, useRef, useState } from 'react';
import styles from './PlanPicture.module.css';

/** Enough for a page shown three times as wide as the middle of the card, and not so much that a long plan fills the memory. */
const SCALE = 2.2;
const MOST_PAGES = 40;

/**
 * A PDF drawn page by page, nothing in it run: no scripts, no forms, no links, no fonts from elsewhere. The reader is a third of
 * the page's script, so it is fetched when the first PDF is shown, not before the locked screen.
 */
export function PdfPages({ url, title }: { readonly url: string; readonly title: string }) {
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const [pages, setPages] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    let close = () => {};
    const draw = async () => {
      const { readPdf } = await import('./read-pdf.ts');
      if (gone) return;
      const task = readPdf(url);
      close = () => void task.destroy();
      const pdf = await task.promise;
      if (gone) return;
      setPages(Math.min(pdf.numPages, MOST_PAGES));
      for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES) && !gone; number++) {
        const page = await pdf.getPage(number);
        const canvas = canvases.current[number - 1];
        if (gone || !canvas) continue;
        const viewport = page.getViewport({ scale: SCALE });
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        await page.render({ canvas, viewport }).promise;
        canvas.dataset.drawn = '';
      }
    };
    draw().catch(() => gone || setFailed(true));
    return () => {
      gone = true;
      close();
    };
  }, [url]);
  if (failed) return <p role="alert">This plan cannot be shown. The paper copy is needed.</p>;
  return (
    <section className={styles.pages} aria-label={`${title}, as signed`}>
      {Array.from({ length: pages }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
        <div key={i} className={styles.page}>
          {pages > 1 && (
            <p className={styles.number}>
              Page {i + 1} of {pages}
            </p>
          )}
          <canvas
            ref={(canvas) => {
              canvases.current[i] = canvas;
            }}
            className={styles.canvas}
            role="img"
            aria-label={`${title}, as signed, page ${i + 1} of ${pages}`}
          />
        </div>
      ))}
    </section>
  );
}
