import { useId } from 'react';
import styles from './BarChart.module.css';
import { cx } from './cx.ts';

/** How a part of a bar looks: told by texture as well as by colour, and by its word in the legend and the table. */
export type BarLook = 'fine' | 'lined' | 'loud' | 'striped' | 'dotted' | 'hollow';
export interface BarPart<P extends string> {
  readonly id: P;
  readonly label: string;
  readonly look: BarLook;
}
export interface BarRow<P extends string> {
  readonly name: string;
  readonly values: Readonly<Record<P, number>>;
  /** What stands behind the bar: "12 of 30 children". */
  readonly sum: string;
}
interface BarChartProps<P extends string> {
  readonly title: string;
  /** Heads the first column of the table: "Class". */
  readonly rowTitle: string;
  /** Heads the last one: "Children". */
  readonly totalTitle: string;
  readonly parts: readonly BarPart<P>[];
  readonly rows: readonly BarRow<P>[];
  readonly note: string;
  /** Each bar is all of its row, with these percentages beside the figures; without it bars are as long as their figures. */
  readonly percent?: (values: Readonly<Record<P, number>>) => Readonly<Record<P, number>>;
  /** The end of the axis that begins at zero, where bars are as long as their figures. */
  readonly axisEnd?: number;
}
/** A count is written into its part of the bar where it has room, in percent of the width; the table has every one. */
const ROOM = 2.5;

/**
 * Bars, each part told by texture and word as well as by colour: it is read in grey print and without telling red from green. Under
 * them the same figures as a table. Drawn here, not by a chart library: a sum per bar is all the arithmetic, and the textures, the
 * print and the table would be ours with one as well.
 */
export function BarChart<P extends string>(props: BarChartProps<P>) {
  const { title, parts, rows, note, axisEnd } = props;
  const id = useId();
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption className={styles.caption}>
        <h2 id={id}>{title}</h2>
        <ul className={styles.legend} aria-label="What the parts mean">
          {parts.map((part) => (
            <li key={part.id}>
              <svg className={styles.swatch} aria-hidden="true">
                <Textures prefix={`${id}${part.id}`} />
                <rect className={cx(styles.part, styles[part.look])} width="100%" height="100%" />
                <Texture prefix={`${id}${part.id}`} look={part.look} />
              </svg>
              {part.label}
            </li>
          ))}
        </ul>
      </figcaption>
      <div className={styles.bars} aria-hidden="true">
        {rows.map((row) => (
          <Bar key={row.name} row={row} parts={parts} whole={axisEnd ?? totalOf(row)} prefix={id} />
        ))}
        {axisEnd !== undefined && (
          <div className={styles.row}>
            <span />
            <span className={styles.axis}>
              {[0, axisEnd / 2, axisEnd].map((mark) => (
                <span key={mark}>{mark}</span>
              ))}
            </span>
            <span />
          </div>
        )}
      </div>
      <Figures {...props} />
      <p className={styles.note}>{note}</p>
    </figure>
  );
}

function Figures<P extends string>({ rowTitle, totalTitle, parts, rows, percent }: BarChartProps<P>) {
  return (
    <table className={styles.table}>
      <caption>The same in figures</caption>
      <thead>
        <tr>
          <th scope="col">{rowTitle}</th>
          {parts.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
          <th scope="col">{totalTitle}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const shares = percent?.(row.values);
          return (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {parts.map(({ id }) => (
                <td key={id}>
                  <b>{row.values[id]}</b> {shares && <span>{shares[id]} %</span>}
                </td>
              ))}
              <td>
                <b>{totalOf(row)}</b>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const totalOf = <P extends string>({ values }: BarRow<P>): number =>
  Object.values<number>(values).reduce((sum, value) => sum + value, 0);

function Bar<P extends string>({
  row,
  parts,
  whole,
  prefix,
}: {
  readonly row: BarRow<P>;
  readonly parts: readonly BarPart<P>[];
  readonly whole: number;
  readonly prefix: string;
}) {
  const { name, values } = row;
  const width = (part: BarPart<P>) => (100 * values[part.id]) / Math.max(1, whole);
  const drawn = parts
    .filter((part) => values[part.id] > 0)
    .map((part, i, all) => ({ part, x: all.slice(0, i).reduce((sum, before) => sum + width(before), 0) }));
  const own = `${prefix}${name}`.replace(/[^\p{L}\p{N}]/gu, '');
  return (
    <div className={styles.row}>
      <span className={styles.name}>{name}</span>
      <svg className={styles.bar} aria-hidden="true">
        <Textures prefix={own} />
        {drawn.map(({ part, x }) => (
          <svg key={part.id} x={`${x}%`} width={`${width(part)}%`} height="100%" aria-hidden="true">
            <rect className={cx(styles.part, styles[part.look])} width="100%" height="100%" />
            <Texture prefix={own} look={part.look} />
            {width(part) >= ROOM && (
              <text className={cx(styles.count, styles[`on-${part.look}`])} x="50%" y="50%">
                {values[part.id]}
              </text>
            )}
          </svg>
        ))}
      </svg>
      <span className={styles.sum}>{row.sum}</span>
    </div>
  );
}

const TEXTURED: ReadonlySet<BarLook> = new Set(['lined', 'striped', 'dotted']);

function Texture({ prefix, look }: { readonly prefix: string; readonly look: BarLook }) {
  return TEXTURED.has(look) ? <rect width="100%" height="100%" fill={`url(#${prefix}-${look})`} /> : null;
}

/** What tells the parts apart without a colour. */
function Textures({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      <pattern id={`${prefix}-striped`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className={styles.stroke} d="M-2 2 2-2M0 8 8 0M6 10 10 6" />
      </pattern>
      <pattern id={`${prefix}-dotted`} width="8" height="8" patternUnits="userSpaceOnUse">
        <circle className={styles.dot} cx="4" cy="4" r="1.4" />
      </pattern>
      <pattern id={`${prefix}-lined`} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className={styles.thin} d="M0 3H6" />
      </pattern>
    </defs>
  );
}
