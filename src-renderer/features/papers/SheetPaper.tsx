import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { londonDay, showDate, showTime } from '#shared/domain/calendar-date.ts';
import { fillPages } from '#shared/features/papers/pages.rules.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { copyReference } from '#shared/features/papers/papers.rules.ts';
import type { ClassSheet } from '#shared/features/papers/sheet.contract.ts';
import styles from './Sheet.module.css';
import { SheetEntry } from './SheetEntry.tsx';
import { audienceLine, countLine, emergencyLine, sheetTitle } from './sheet-words.ts';

/** What stands at the head of a copy; before the print what will stand there, as far as it is known. */
export interface CopyHead {
  readonly number: number;
  readonly of: number;
  readonly holder: string;
  readonly collectBy: IssuedPaper['collectBy'] | null;
}

/**
 * The sheet on its A4 pages, as it leaves the printer: the pages are made here and not by the printer, so that no child is cut and
 * every page says whose copy it is and which page of how many. Heights are measured in the very layout that is printed.
 */
export function SheetPaper({
  sheet,
  heads,
  issued,
  onLaidOut,
}: {
  readonly sheet: ClassSheet;
  readonly heads: readonly CopyHead[];
  readonly issued: IssuedPaper | null;
  readonly onLaidOut?: () => void;
}) {
  const [pages, setPages] = useState<readonly (readonly number[])[] | null>(null);
  const measured = useRef<HTMLDivElement>(null);
  const [fonts, setFonts] = useState(0);
  useEffect(() => void document.fonts.ready.then(() => setFonts((times) => times + 1)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet or another font is another layout
  useLayoutEffect(() => {
    if (measured.current) setPages(layOut(measured.current));
  }, [sheet, fonts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: tells once for each print that its copies stand on their pages
  useEffect(() => {
    if (pages && issued) onLaidOut?.();
  }, [pages !== null, issued]);
  const first = heads[0];
  const draw = (place: number) => {
    const child = sheet.children[place];
    return child && <SheetEntry key={child.childId} child={child} withClass={sheet.className === null} />;
  };
  return (
    <section className={styles.paper} aria-label="The sheet">
      {/* Unseen, of the width of a page: what is measured. */}
      <div ref={measured} className={styles.measured} aria-hidden inert data-screen-only="">
        <div className={styles.ruler} />
        {first && <Head head={first} />}
        <Title sheet={sheet} issued={issued} />
        <Foot sheet={sheet} words="Copy 2026-999-99, page 99 of 99" />
        {sheet.children.map((_, place) => draw(place))}
      </div>
      {pages &&
        heads.map((head) =>
          pages.map((places, page) => (
            <div key={`${head.number} ${places[0]}`} className={styles.page}>
              <Head head={head} />
              {page === 0 && <Title sheet={sheet} issued={issued} />}
              <div className={styles.entries}>{places.map(draw)}</div>
              <Foot
                sheet={sheet}
                words={`${issued ? `Copy ${copyReference(issued.reference, head.number)}, page` : 'Not printed yet. Page'} ${page + 1} of ${pages.length}`}
              />
            </div>
          )),
        )}
    </section>
  );
}

/** Of the page's 296 mm (one less than A4, which a rounding would push over), less its edges of 10 and 9 and a little for rounding. */
const ROOM_MM = 296 - 19 - 2;
/** Height of the ruler that tells how many pixels a millimetre is here. */
const RULER_MM = 100;

function layOut(measured: HTMLElement): number[][] {
  const [ruler = 0, head = 0, title = 0, foot = 0, ...entries] = [...measured.children].map(
    (part) => part.getBoundingClientRect().height,
  );
  const rest = (ROOM_MM * ruler) / RULER_MM - head - foot;
  return fillPages(entries, { first: rest - title, rest });
}

function Head({ head }: { readonly head: CopyHead }) {
  return (
    <div className={styles.head}>
      <span>
        <b className={styles.confidential}>CONFIDENTIAL</b> staff only, not on view
      </span>
      <span>
        Copy <b>{`${head.number} of ${head.of}`}</b> for <b>{head.holder}</b>
      </span>
      <span>
        Collect and destroy by <b>{head.collectBy ? showDate(head.collectBy) : '…'}</b>
      </span>
    </div>
  );
}

function Title({ sheet, issued }: { readonly sheet: ClassSheet; readonly issued: IssuedPaper | null }) {
  const printed = issued
    ? `Printed ${showDate(londonDay(new Date(issued.at)))}, ${showTime(issued.at)}, by ${issued.by}.`
    : 'Not printed yet.';
  return (
    <div className={styles.title}>
      <h2>{sheetTitle(sheet)}</h2>
      <p>
        {audienceLine(sheet)} {sheet.schoolName}. {printed}
      </p>
      <p>{countLine(sheet)}</p>
    </div>
  );
}

function Foot({ sheet, words }: { readonly sheet: ClassSheet; readonly words: string }) {
  return (
    <div className={styles.foot}>
      <span>{emergencyLine(sheet)}</span>
      <span className={styles.pageWords}>{words}</span>
    </div>
  );
}
