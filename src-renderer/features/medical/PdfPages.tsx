import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { PdfPage } from './PdfPage.tsx';
import styles from './PlanPicture.module.css';

/**
 * A PDF drawn page by page as it is scrolled to, every page of it, nothing in it run. The reader is a third of the page's
 * script, so it is fetched when the first PDF is shown, not before the locked screen.
 */
export function PdfPages({
  url,
  title,
  paper = 'plan',
}: {
  readonly url: string;
  readonly title: string;
  /** What it is called where it cannot be shown. */
  readonly paper?: 'plan' | 'form';
}) {
  const [opened, setOpened] = useState<{ readonly pdf: PDFDocumentProxy; readonly ratio: number } | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    let close = () => {};
    const open = async () => {
      const { readPdf } = await import('./read-pdf.ts');
      if (gone) return;
      const task = readPdf({ url });
      close = () => void task.destroy();
      const pdf = await task.promise;
      if (pdf.numPages < 1) throw new Error('No page');
      const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
      if (!gone) setOpened({ pdf, ratio: width / height });
    };
    open().catch(() => gone || setFailed(true));
    return () => {
      gone = true;
      setOpened(null);
      close();
    };
  }, [url]);
  if (failed)
    return (
      <p role="alert">
        This {paper} cannot be shown. Look at the paper {paper}.
      </p>
    );
  const pages = opened?.pdf.numPages ?? 0;
  return (
    <section className={styles.pages} aria-label={`${title}, as signed`}>
      {opened === null && <p role="status">Opening the {paper}</p>}
      {opened !== null &&
        Array.from({ length: pages }, (_, i) => (
          <PdfPage
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            key={i}
            pdf={opened.pdf}
            number={i + 1}
            of={pages}
            title={title}
            paper={paper}
            likelyRatio={opened.ratio}
          />
        ))}
    </section>
  );
}
