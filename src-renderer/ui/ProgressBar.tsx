import { Meter as AriaMeter, ProgressBar as AriaProgressBar, Label } from 'react-aria-components';
import styles from './ProgressBar.module.css';

const width = (percentage: number | undefined) => ({ width: `${percentage ?? 0}%` });

/** How far a long job is, in its own counts: "120 of 197 photos". Where it has no counts that mean anything, in `%` of 100. */
export function ProgressBar({
  label,
  done,
  total,
  unit,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
}) {
  return (
    <AriaProgressBar
      className={styles.bar}
      value={done}
      maxValue={Math.max(total, 1)}
      valueLabel={unit === '%' ? `${done} %` : `${done} of ${total} ${unit}`}
    >
      {({ percentage, valueText }) => (
        <>
          <Label className={styles.label}>{label}</Label>
          <span className={styles.value}>{valueText}</span>
          <span className={styles.track}>
            <span className={styles.fill} style={width(percentage)} />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}

/** A share of a whole that stands still, such as "78 % yes" over a column. The words are shown under the bar. */
export function Meter({
  label,
  value,
  total,
  words,
}: {
  readonly label: string;
  readonly value: number;
  readonly total: number;
  readonly words: string;
}) {
  return (
    <AriaMeter
      className={styles.meter}
      aria-label={label}
      value={value}
      maxValue={Math.max(total, 1)}
      valueLabel={words}
    >
      {({ percentage }) => (
        <>
          <span className={styles.track}>
            <span className={styles.fill} style={width(percentage)} />
          </span>
          <span className={styles.words}>{words}</span>
        </>
      )}
    </AriaMeter>
  );
}
