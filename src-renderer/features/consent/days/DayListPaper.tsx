import { type DayBlock, dayBlocks, instructionWords } from '#shared/features/consent/day-list.rules.ts';
import type { DayChild, DayListKind } from '#shared/features/consent/days.contract.ts';
import type { IssuedPaper } from '#shared/features/papers/papers.model.ts';
import { ChildPhoto, cx } from '../../../ui/index.ts';
import { type CopyHead, NumberedPages } from '../../papers/NumberedPages.tsx';
import styles from './DayList.module.css';
import { countWords, type DayList, listTitle, NOT_ON_IT, purposeWords } from './day-words.ts';

interface PaperProps {
  readonly list: DayList;
  readonly kind: DayListKind;
  readonly heads: readonly CopyHead[];
  readonly issued: IssuedPaper | null;
  readonly onLaidOut: () => void;
}

/** A list for the day on its pages. */
export function DayListPaper({ list, kind, heads, issued, onLaidOut }: PaperProps) {
  return (
    <NumberedPages
      label="The list"
      of={list}
      {...{ heads, issued, onLaidOut }}
      seenBy="not on view"
      title={listTitle(list, kind)}
      under={(printed) => (
        <>
          <p className={styles.purposes}>{purposeWords(list)}</p>
          <p>
            {countWords(list, kind)} {kind === 'no' ? NOT_ON_IT : ''}
          </p>
          <p>
            {list.schoolName}. {printed}
          </p>
        </>
      )}
      foot="Do not copy it or leave it lying. Give it back after the event."
      blocks={dayBlocks(list.children).map((block) => <Block key={keyOf(block)} block={block} />)}
    />
  );
}

const keyOf = ({ children }: DayBlock<DayChild>): string => children[0]?.child.childId ?? '';

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
