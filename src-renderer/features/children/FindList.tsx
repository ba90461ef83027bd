import { useEffect, useRef } from 'react';
import type { FoundChild } from '#shared/features/children/children.model.ts';
import { ChildPhoto, cx, Kbd } from '../../ui/index.ts';
import styles from './FindChild.module.css';

/** What the keys do, at the foot of the list. */
export interface FindListWords {
  readonly enter: string;
  /** Shift and Ctrl with Enter open the record and a need. */
  readonly withOthers: boolean;
}
interface FindListProps {
  readonly id: string;
  readonly hits: readonly FoundChild[];
  /** The place that Enter would open. */
  readonly at: number;
  readonly words: FindListWords;
  readonly problem: string | undefined;
  readonly onPoint: (at: number) => void;
  readonly onOpen: (hit: FoundChild) => void;
}

/** Faces, names and classes under the find box. Two children with one name bear their dates of birth. */
export function FindList({ id, hits, at, words, problem, onPoint, onOpen }: FindListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const none = hits.length === 0;
  // Of the child that a key would open: what is outside one's scope is not offered.
  const opens = words.withOthers ? hits[at]?.opens : undefined;
  return (
    <div className={styles.panel}>
      <p role="status" className={none ? styles.none : styles.count}>
        {problem ?? (none ? 'No child with that name. Try fewer letters.' : `${hits.length} found`)}
      </p>
      <div ref={list} id={id} role="listbox" aria-label="Children found" className={styles.list}>
        {hits.map((hit, place) => (
          // The keyboard is the find box's: an option of it is never focused by itself.
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={hit.childId}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            className={cx(styles.hit, place === at && styles.chosen)}
            onPointerMove={() => place !== at && onPoint(place)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onOpen(hit)}
          >
            <ChildPhoto url={hit.photoUrl} name={hit.name} size="s" />
            <span className={styles.words}>
              <b>{hit.name}</b>
              <span className={styles.place}>
                {hit.className || 'No class'}
                {hit.apart && `, ${hit.apart}`}
              </span>
            </span>
          </div>
        ))}
      </div>
      {!none && (
        <p className={styles.keys} aria-hidden="true">
          <span>
            <Kbd>Enter</Kbd> {words.enter}
          </span>
          {opens?.record && (
            <span>
              <Kbd>Shift Enter</Kbd> record
            </span>
          )}
          {opens?.need && (
            <span>
              <Kbd>Ctrl Enter</Kbd> add a need
            </span>
          )}
        </p>
      )}
    </div>
  );
}
