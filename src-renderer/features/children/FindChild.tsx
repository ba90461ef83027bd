import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { FoundChild } from '#shared/features/children/children.model.ts';
import { useCall } from '../../api/call.ts';
import { useSession } from '../../api/session-store.ts';
import { go } from '../../app/router.ts';
import { cx, Kbd } from '../../ui/index.ts';
import { addNeedNow } from '../medical/add-need-now.ts';
import styles from './FindChild.module.css';
import { FindList } from './FindList.tsx';
import { rememberHit } from './found-hit.ts';
import { useFindKeys } from './use-find-keys.ts';

/**
 * The way to any child in two actions: a few letters, Enter. By name, class and face only, for everybody who is signed in.
 * It has the focus after sign-in; `/` and Ctrl+F come back to it. Enter opens the emergency card, Shift+Enter the record,
 * Ctrl+Enter the record to add a need: an allergy by phone. Where a child is outside the person's scope, the core says so and each
 * of them opens the card.
 */
export function FindChild({
  className,
  onlyCard,
}: {
  readonly className?: string | undefined;
  /** The box stands over a dialog: it opens nothing but the card, and says when. */
  readonly onlyCard?: () => void;
}) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const [waiting, setWaiting] = useState<OpenAs | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const listId = useId();
  useFindKeys(box, onlyCard !== undefined);
  useEffect(() => box.current?.focus(), []);
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

  const openHit = (hit: FoundChild, as: OpenAs) => {
    setText('');
    setOpen(false);
    setWaiting(null);
    rememberHit(hit);
    if (onlyCard) {
      go({ name: 'emergency', childId: hit.childId });
      return onlyCard();
    }
    const { opens } = hit;
    const record = (as === 'record' && opens.record) || (as === 'need' && opens.need);
    if (as === 'need' && opens.need) addNeedNow(hit.childId);
    go(record ? { name: 'child', childId: hit.childId } : { name: 'emergency', childId: hit.childId });
  };
  // Enter came before the answer was there: the first hit of it opens as soon as it is, as it would have a moment later.
  useEffect(() => {
    if (waiting === null || !isCurrent) return;
    setWaiting(null);
    const [first] = hits;
    if (first) openHit(first, waiting);
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && wanted !== '') {
      const as: OpenAs = event.ctrlKey ? 'need' : event.shiftKey ? 'record' : 'card';
      const hit = hits[at];
      // Who moved down a list that is about to change is choosing by eye: nothing opens unseen then.
      if (!isCurrent) setWaiting(at === 0 && found.error === null ? as : null);
      else if (hit) openHit(hit, as);
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
          data-return={onlyCard ? undefined : 'find'}
          className={styles.input}
          role="combobox"
          aria-label="Find a child"
          aria-keyshortcuts="/"
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown && hits[at] ? `${listId}-${at}` : undefined}
          placeholder="Find a child"
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
        {text === '' && <Kbd>/</Kbd>}
      </div>
      {shown && (
        <FindList
          id={listId}
          hits={hits}
          at={at}
          onlyCard={onlyCard !== undefined}
          problem={found.error?.message}
          onPoint={setAt}
          onOpen={(hit) => openHit(hit, 'card')}
        />
      )}
    </search>
  );
}

type OpenAs = 'card' | 'record' | 'need';
