import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { londonDay, showDate, showTime } from '#shared/domain/calendar-date.ts';
import { type DayBlock, dayBlocks, instructionWords } from '#shared/features/consent/day-list.rules.ts';
import type { DayChild, DayListKind } from '#shared/features/consent/days.contract.ts';
import { fillPages } from '#shared/features/papers/pages.rules.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { copyReference } from '#shared/features/papers/papers.rules.ts';
import { ChildPhoto, cx } from '../../../ui/index.ts';
import styles from './DayList.module.css';
import { countWords, type DayList, listTitle, NOT_ON_IT, purposeWords } from './day-words.ts';

/** What stands at the head of a copy; before the print what will stand there, as far as it is known. */
export interface CopyHead {
  readonly number: number;
  readonly of: number;
  readonly holder: string;
  readonly collectBy: IssuedPaper['collectBy'] | null;
}
interface PaperProps {
  readonly list: DayList;
  readonly kind: DayListKind;
  readonly heads: readonly CopyHead[];
  readonly issued: IssuedPaper | null;
  readonly onLaidOut: () => void;
}

/**
 * The list on its A4 pages, as it leaves the printer: made here and not by the printer, so that no face is cut and every page says whose
 * copy it is. Heights are measured in the very layout that is printed.
 */
export function DayListPaper({ list, kind, heads, issued, onLaidOut }: PaperProps) {
  const [pages, setPages] = useState<readonly (readonly number[])[] | null>(null);
  const measured = useRef<HTMLDivElement>(null);
  const [fonts, setFonts] = useState(0);
  useEffect(() => void document.fonts.ready.then(() => setFonts((times) => times + 1)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list or another font is another layout
  useLayoutEffect(() => {
    if (measured.current) setPages(layOut(measured.current));
  }, [list, fonts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: tells once for each print that its copies stand on their pages
  useEffect(() => {
    if (pages && issued) onLaidOut();
  }, [pages !== null, issued]);
  const blocks = dayBlocks(list.children);
  const [first] = heads;
  const head = { list, kind, issued };
  return (
    <section className={styles.paper} aria-label="The list">
      {/* Unseen, of the width of a page: what is measured. */}
      <div ref={measured} className={styles.measured} aria-hidden inert data-screen-only="">
        <div className={styles.ruler} />
        {first && <Head head={first} />}
        <Title {...head} />
        <Foot words="Copy 2026-999-99, page 99 of 99" />
        {blocks.map((block) => (
          <Block key={keyOf(block)} block={block} />
        ))}
      </div>
      {pages &&
        heads.map((copy) =>
          pages.map((places, page) => (
            <div key={`${copy.number} ${places[0]}`} className={styles.page}>
              <Head head={copy} />
              {page === 0 && <Title {...head} />}
              <div className={styles.blocks}>
                {places.map((place) => {
                  const block = blocks[place];
                  return block && <Block key={keyOf(block)} block={block} />;
                })}
              </div>
              <Foot
                words={`${issued ? `Copy ${copyReference(issued.reference, copy.number)}, page` : 'Not printed yet. Page'} ${page + 1} of ${pages.length}`}
              />
            </div>
          )),
        )}
    </section>
  );
}

const keyOf = ({ children }: DayBlock<DayChild>): string => children[0]?.child.childId ?? '';

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

function Block({ block: { heading, looks, children } }: { readonly block: DayBlock<DayChild> }) {
  return (
    <div className={styles.block}>
      {heading && <h3 className={styles.heading}>{heading}</h3>}
      <div className={cx(styles.row, looks === 'names' && styles.names)}>
        {children.map((one) =>
          looks === 'faces' ? (
            <Face key={one.child.childId} one={one} />
          ) : (
            <p key={one.child.childId} className={styles.plain}>
              <b>{one.child.name}</b>
              <br />
              {[one.child.className, one.child.apart].filter(Boolean).join(', ')}
            </p>
          ),
        )}
      </div>
    </div>
  );
}

function Face({ one }: { readonly one: DayChild }) {
  const { child } = one;
  const { strong, more } = instructionWords(one);
  return (
    <article className={styles.face} aria-label={[child.name, child.className, child.apart].filter(Boolean).join(', ')}>
      <div className={styles.photo}>
        <ChildPhoto url={child.photoUrl} name={child.name} size="fill" />
        {!child.photoUrl && <span className={styles.noPhoto}>No photo</span>}
      </div>
      <div className={styles.words}>
        <p className={styles.name}>{child.name}</p>
        <p>{[child.className, child.apart].filter(Boolean).join(', ')}</p>
        <p className={styles.strong}>{strong}</p>
        {more && <p className={styles.more}>{more}</p>}
      </div>
    </article>
  );
}

function Head({ head }: { readonly head: CopyHead }) {
  return (
    <div className={styles.head}>
      <span>
        <b className={styles.confidential}>CONFIDENTIAL</b> not on view
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

function Title({ list, kind, issued }: Pick<PaperProps, 'list' | 'kind' | 'issued'>) {
  const printed = issued
    ? `Printed ${showDate(londonDay(new Date(issued.at)))}, ${showTime(issued.at)}, by ${issued.by}.`
    : 'Not printed yet.';
  return (
    <div className={styles.title}>
      <h2>{listTitle(list, kind)}</h2>
      <p className={styles.purposes}>{purposeWords(list)}</p>
      <p>
        {countWords(list, kind)} {kind === 'no' ? NOT_ON_IT : ''}
      </p>
      <p>
        {list.schoolName}. {printed}
      </p>
    </div>
  );
}

const Foot = ({ words }: { readonly words: string }) => (
  <div className={styles.foot}>
    <span>Do not copy it or leave it lying. Give it back after the event.</span>
    <span className={styles.pageWords}>{words}</span>
  </div>
);
