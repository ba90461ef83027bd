import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import styles from './PlanPicture.module.css';

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly title: string;
  readonly paper: 'plan' | 'form';
  /** Width by height of the first page: the room that is kept for this one until its own is known. */
  readonly likelyRatio: number;
}

/** How far outside what is seen a page is made ready. */
const AHEAD = '800px 0px';

/** One page: drawn when it comes near, given back when it is far, and words where it cannot be drawn. */
export function PdfPage({ pdf, number, of, title, paper, likelyRatio }: PdfPageProps) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const near = useNear(place);
  const [ratio, setRatio] = useState(likelyRatio);
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting');
  useEffect(() => {
    const target = canvas.current;
    if (!near || !target) return;
    let gone = false;
    let stop = () => {};
    const draw = async () => {
      const [{ drawPage }, page] = await Promise.all([import('./read-pdf.ts'), pdf.getPage(number)]);
      if (gone) return;
      const { width, height } = page.getViewport({ scale: 1 });
      setRatio(width / height);
      const { task, done } = drawPage(page, target);
      stop = () => {
        task.cancel();
        page.cleanup();
      };
      await done;
      if (!gone) setState('drawn');
    };
    draw().catch(() => gone || setState('failed'));
    return () => {
      gone = true;
      stop();
      // Its memory at once: a long plan scrolled through would fill the computer's.
      target.width = 0;
      setState('waiting');
    };
  }, [near, pdf, number]);
  return (
    <div ref={place} className={styles.page}>
      {of > 1 && (
        <p className={styles.number}>
          Page {number} of {of}
        </p>
      )}
      {state === 'failed' && (
        <p role="alert" className={styles.lost}>
          {of > 1
            ? `Page ${number} is empty or cannot be shown: look at the paper ${paper}.`
            : `This page is empty or cannot be shown: look at the paper ${paper}.`}
        </p>
      )}
      <canvas
        ref={canvas}
        className={styles.canvas}
        style={{ aspectRatio: ratio }}
        hidden={state === 'failed'}
        role="img"
        aria-busy={state === 'waiting'}
        aria-label={`${title}, as signed, page ${number} of ${of}`}
        data-drawn={state === 'drawn' ? '' : undefined}
      />
    </div>
  );
}

/** Whether an element is seen or nearly so, whatever scrolls around it. */
function useNear(place: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    // The compiler's library does not know the margin of inner scrolling yet; where a browser does not, pages come when seen.
    const options = { rootMargin: AHEAD, scrollMargin: AHEAD } as IntersectionObserverInit;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), options);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return near;
}
