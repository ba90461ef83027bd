import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react';
import type { FoundChild } from '#shared/features/children/children.model.ts';
import { useCall } from '../../api/call.ts';
import { useSession } from '../../api/session-store.ts';
import { cx, Kbd } from '../../ui/index.ts';
import styles from './FindChild.module.css';
import { FindList, type FindListWords } from './FindList.tsx';

/** How a hit was chosen: by Enter alone or a click, with Shift, with Ctrl. */
export type PickedBy = 'enter' | 'shift-enter' | 'ctrl-enter';

/**
 * A box in which a few letters and Enter choose a child, by name, class and face only. Enter before the answer is there waits for it.
 * What happens with the child is its owner's business.
 */
export function ChildCombobox({
  label,
  box,
  shortcut,
  returnAs,
  words,
  className,
  onPick,
  onText,
}: {
  readonly label: string;
  readonly box: RefObject<HTMLInputElement | null>;
  /** The key that leads here from elsewhere. */
  readonly shortcut?: string;
  /** By which name the focus comes back here, see return-focus.ts. */
  readonly returnAs?: string | undefined;
  readonly words: FindListWords;
  readonly className?: string | undefined;
  readonly onPick: (hit: FoundChild, by: PickedBy) => void;
  /** Letters that are no name: true takes them, and nothing is looked for. */
  readonly onText?: (text: string) => boolean;
}) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const [waiting, setWaiting] = useState<PickedBy | null>(null);
  const listId = useId();
  // Whom somebody looked for is nobody's business after a shield; a lock takes the whole box away.
  const isOpen = useSession(({ session }) => session?.state === 'active');
  useEffect(() => {
    if (isOpen) return;
    setText('');
    setWaiting(null);
  }, [isOpen]);

  const wanted = text.trim();
  const found = useCall('children.find', { text: wanted }, { enabled: wanted !== '', keepPrevious: true });
  const hits = wanted === '' ? [] : (found.data?.hits ?? []);
  // An answer to exactly these letters, and not one from before a child's name was changed.
  const isCurrent = wanted !== '' && found.data !== undefined && !found.isPlaceholderData && !found.isFetching;

  const pick = (hit: FoundChild, by: PickedBy) => {
    setText('');
    setOpen(false);
    setWaiting(null);
    onPick(hit, by);
  };
  // Enter came before the answer was there: the first hit of it opens as soon as it is, as it would have a moment later.
  useEffect(() => {
    if (waiting === null || !isCurrent) return;
    setWaiting(null);
    const [first] = hits;
    if (first) pick(first, waiting);
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && wanted !== '') {
      const by: PickedBy = event.ctrlKey ? 'ctrl-enter' : event.shiftKey ? 'shift-enter' : 'enter';
      const hit = hits[at];
      if (onText?.(wanted)) setText('');
      // Who moved down a list that is about to change is choosing by eye: nothing opens unseen then.
      else if (!isCurrent) setWaiting(at === 0 && found.error === null ? by : null);
      else if (hit) pick(hit, by);
    } else if (event.key === 'ArrowDown') {
      setOpen(true);
      setAt(Math.min(hits.length - 1, at + 1));
    } else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Escape') setText('');
    // Out of habit with the focus already here; no name has one. Falls through to preventDefault.
    else if (event.key === '/') setOpen(true);
    else return;
    event.preventDefault();
  };
  const shown = open && wanted !== '' && (found.data !== undefined || found.error !== null);

  return (
    <search
      className={cx(styles.find, className)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <div className={styles.box}>
        <Search />
        <input
          ref={box}
          data-return={returnAs}
          className={styles.input}
          role="combobox"
          aria-label={label}
          aria-keyshortcuts={shortcut}
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown && hits[at] ? `${listId}-${at}` : undefined}
          placeholder={label}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            setOpen(true);
            setWaiting(null);
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
        />
        {text === '' && shortcut && <Kbd>{shortcut}</Kbd>}
      </div>
      {shown && (
        <FindList
          id={listId}
          hits={hits}
          at={at}
          words={words}
          problem={found.error?.message}
          onPoint={setAt}
          onOpen={(hit) => pick(hit, 'enter')}
        />
      )}
    </search>
  );
}
