import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { londonDay, showDate, showTime } from '#shared/domain/calendar-date.ts';
import { fillPages } from '#shared/features/papers/pages.rules.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { copyReference } from '#shared/features/papers/papers.rules.ts';
import styles from './Pages.module.css';

/** What stands at the head of a copy; before the print what will stand there, as far as it is known. */
export interface CopyHead {
  readonly number: number;
  readonly of: number;
  readonly holder: string;
  readonly collectBy: IssuedPaper['collectBy'] | null;
}
interface NumberedPagesProps {
  readonly label: string;
  /** What the pages are of: another one is another layout. */
  readonly of: unknown;
  readonly heads: readonly CopyHead[];
  readonly issued: IssuedPaper | null;
  /** Who may see it, after "CONFIDENTIAL". */
  readonly seenBy: string;
  readonly title: string;
  /** Under the title, given when and by whom it was printed. */
  readonly under: (printed: string) => ReactNode;
  readonly foot: string;
  /** What is to be done with a copy by its day; unless said, that it is collected and destroyed. */
  readonly until?: string;
  /** What must not be cut, in order; each with a key of its own. */
  readonly blocks: readonly ReactNode[];
  /** Once for each print: its copies stand on their pages. */
  readonly onLaidOut: () => void;
}

/**
 * Numbered copies on their A4 pages, as they leave the printer: the pages are made here and not by the printer, so that no child is cut
 * and every page says whose copy it is and which page of how many. Heights are measured in the very layout that is printed.
 */
export function NumberedPages(props: NumberedPagesProps) {
  const { label, of, heads, issued, seenBy, foot, blocks, onLaidOut, until = 'Collect and destroy by' } = props;
  const [pages, setPages] = useState<readonly (readonly number[])[] | null>(null);
  const measured = useRef<HTMLDivElement>(null);
  const [fonts, setFonts] = useState(0);
  useEffect(() => void document.fonts.ready.then(() => setFonts((times) => times + 1)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet or another font is another layout
  useLayoutEffect(() => {
    if (measured.current) setPages(layOut(measured.current));
  }, [of, fonts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: tells once for each print that its copies stand on their pages
  useEffect(() => {
    if (pages && issued) onLaidOut();
  }, [pages !== null, issued]);
  const [first] = heads;
  return (
    <section className={styles.paper} aria-label={label}>
      {/* Unseen, of the width of a page: what is measured. */}
      <div ref={measured} className={styles.measured} aria-hidden inert data-screen-only="">
        <div className={styles.ruler} />
        {first && <Head head={first} {...{ seenBy, until }} />}
        <Title {...props} />
        <Foot says={foot} words="Copy 2026-999-99, page 99 of 99" />
        {blocks}
      </div>
      {pages &&
        heads.map((copy) =>
          pages.map((places, page) => (
            <div key={`${copy.number} ${places[0]}`} className={styles.page}>
              <Head head={copy} {...{ seenBy, until }} />
              {page === 0 && <Title {...props} />}
              <div className={styles.blocks}>{places.map((place) => blocks[place])}</div>
              <Foot
                says={foot}
                words={`${issued ? `Copy ${copyReference(issued.reference, copy.number)}, page` : 'Not printed yet. Page'} ${page + 1} of ${pages.length}`}
              />
            </div>
          )),
        )}
    </section>
  );
}

/** Of the page's 296 mm (one less than A4, which a rounding would push over), less its edges of 10 and 9 and a little for the printer. */
const ROOM_MM = 296 - 19 - 3;
/** Height of the ruler that tells how many pixels a millimetre is here. */
const RULER_MM = 100;

function layOut(measured: HTMLElement): number[][] {
  const [ruler = 0, head = 0, title = 0, foot = 0, ...blocks] = [...measured.children].map(
    (part) => part.getBoundingClientRect().height,
  );
  const rest = (ROOM_MM * ruler) / RULER_MM - head - foot;
  return fillPages(blocks, { first: rest - title, rest });
}

function Head({ head, seenBy, until }: { readonly head: CopyHead; readonly seenBy: string; readonly until: string }) {
  return (
    <div className={styles.head}>
      <span>
        <b className={styles.confidential}>CONFIDENTIAL</b> {seenBy}
      </span>
      <span>
        Copy <b>{`${head.number} of ${head.of}`}</b> for <b>{head.holder}</b>
      </span>
      <span>
        {until} <b>{head.collectBy ? showDate(head.collectBy) : '…'}</b>
      </span>
    </div>
  );
}

function Title({ title, under, issued }: Pick<NumberedPagesProps, 'title' | 'under' | 'issued'>) {
  const printed = issued
    ? `Printed ${showDate(londonDay(new Date(issued.at)))}, ${showTime(issued.at)}, by ${issued.by}.`
    : 'Not printed yet.';
  return (
    <div className={styles.title}>
      <h2>{title}</h2>
      {under(printed)}
    </div>
  );
}

const Foot = ({ says, words }: { readonly says: string; readonly words: string }) => (
  <div className={styles.foot}>
    <span>{says}</span>
    <span className={styles.pageWords}>{words}</span>
  </div>
);
