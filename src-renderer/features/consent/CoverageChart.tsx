import { useId } from 'react';
import {
  percentages,
  SHARE_WORDS,
  SHARES,
  type Share,
  type Shares,
  totalOf,
} from '#shared/features/consent/coverage.rules.ts';
import { cx } from '../../ui/index.ts';
import styles from './Coverage.module.css';
import { childrenWords } from './children-words.ts';

export interface CoverageRow {
  readonly name: string;
  readonly shares: Shares;
}
/** A count is written into its part of the bar where it has room; the table has every one. */
const ROOM = 2.5;

/**
 * Bars that are all of the children, each part told by texture and word as well as by colour: it is read in grey print and without
 * telling red from green. Under it the same figures as a table. Drawn here, not by a chart library: a sum per bar is all the
 * arithmetic, and the textures, the print and the table would be ours with one as well.
 */
export function CoverageChart({
  title,
  rowTitle,
  rows,
  note,
}: {
  readonly title: string;
  readonly rowTitle: string;
  readonly rows: readonly CoverageRow[];
  readonly note: string;
}) {
  const id = useId();
  const shown = SHARES.filter((share) => share !== 'not-needed' || rows.some(({ shares }) => shares['not-needed'] > 0));
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption className={styles.caption}>
        <h2 id={id}>{title}</h2>
        <ul className={styles.legend} aria-label="What the parts mean">
          {shown.map((share) => (
            <li key={share}>
              <svg className={styles.swatch} aria-hidden="true">
                <Textures prefix={`${id}${share}`} />
                <rect className={cx(styles.part, styles[share])} width="100%" height="100%" />
                <Texture prefix={`${id}${share}`} share={share} />
              </svg>
              {SHARE_WORDS[share]}
            </li>
          ))}
        </ul>
      </figcaption>
      <div className={styles.bars} aria-hidden="true">
        {rows.map((row) => (
          <Bar key={row.name} row={row} prefix={id} />
        ))}
      </div>
      <table className={styles.table}>
        <caption>The same in figures</caption>
        <thead>
          <tr>
            <th scope="col">{rowTitle}</th>
            {shown.map((share) => (
              <th key={share} scope="col">
                {SHARE_WORDS[share]}
              </th>
            ))}
            <th scope="col">Children</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, shares }) => {
            const parts = percentages(shares);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                {shown.map((share) => (
                  <td key={share}>
                    <b>{shares[share]}</b> <span>{parts[share]} %</span>
                  </td>
                ))}
                <td>
                  <b>{totalOf(shares)}</b>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.note}>{note}</p>
    </figure>
  );
}

function Bar({ row: { name, shares }, prefix }: { readonly row: CoverageRow; readonly prefix: string }) {
  const total = Math.max(1, totalOf(shares));
  const width = (share: Share) => (100 * shares[share]) / total;
  const parts = SHARES.filter((share) => shares[share] > 0).map((share, i, all) => ({
    share,
    x: all.slice(0, i).reduce((sum, before) => sum + width(before), 0),
  }));
  const own = `${prefix}${name}`.replace(/[^\p{L}\p{N}]/gu, '');
  return (
    <div className={styles.row}>
      <span className={styles.name}>{name}</span>
      <svg className={styles.bar} aria-hidden="true">
        <Textures prefix={own} />
        {parts.map(({ share, x }) => (
          <svg key={share} x={`${x}%`} width={`${width(share)}%`} height="100%" aria-hidden="true">
            <rect className={cx(styles.part, styles[share])} width="100%" height="100%" />
            <Texture prefix={own} share={share} />
            {width(share) >= ROOM && (
              <text className={cx(styles.count, styles[`on-${share}`])} x="50%" y="50%">
                {shares[share]}
              </text>
            )}
          </svg>
        ))}
      </svg>
      <span className={styles.sum}>{`${shares.yes + shares['not-needed']} of ${childrenWords(totalOf(shares))}`}</span>
    </div>
  );
}

const TEXTURED: ReadonlySet<Share> = new Set(['not-needed', 'run-out', 'blank']);

function Texture({ prefix, share }: { readonly prefix: string; readonly share: Share }) {
  return TEXTURED.has(share) ? <rect width="100%" height="100%" fill={`url(#${prefix}-${share})`} /> : null;
}

/** What tells the parts apart without a colour. */
function Textures({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      <pattern id={`${prefix}-run-out`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className={styles.stroke} d="M-2 2 2-2M0 8 8 0M6 10 10 6" />
      </pattern>
      <pattern id={`${prefix}-blank`} width="8" height="8" patternUnits="userSpaceOnUse">
        <circle className={styles.dot} cx="4" cy="4" r="1.4" />
      </pattern>
      <pattern id={`${prefix}-not-needed`} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className={styles.thin} d="M0 3H6" />
      </pattern>
    </defs>
  );
}
