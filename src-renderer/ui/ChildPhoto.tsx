import { useState } from 'react';
import styles from './ChildPhoto.module.css';
import { cx } from './cx.ts';

export interface ChildPhotoProps {
  /** Address that the core serves, or null where the school holds no photo. */
  readonly url: string | null;
  /** As the child is called: its initials stand where a photo would. */
  readonly name: string;
  /** Squares of 34, 58, 96, 264 px; `fill` takes the place that its parent gives it. */
  readonly size?: 's' | 'm' | 'l' | 'xl' | 'fill';
  /** Give it where the name does not stand beside the face; empty (the usual) keeps a screen reader from saying it twice. */
  readonly alt?: string;
}

/** A child's face. Without a photo, or with one that cannot be read, the same place holds the child's initials. */
export function ChildPhoto({ url, name, size = 'm', alt = '' }: ChildPhotoProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const box = cx(styles.photo, styles[size]);
  if (url === null || url === broken) {
    return (
      <span
        className={cx(box, styles.nobody)}
        {...(alt ? { role: 'img', 'aria-label': `${alt}, no photo` } : { 'aria-hidden': true })}
      >
        {initials(name)}
      </span>
    );
  }
  return <img className={box} src={url} alt={alt} decoding="async" draggable={false} onError={() => setBroken(url)} />;
}

/** First letters of the first and the last word: "Noah Robson" is NR, "Cher" is C. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('en-GB') ?? '').join('');
}
